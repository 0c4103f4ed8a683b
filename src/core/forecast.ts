import { cardSlots } from './card-slots.ts'
import type { Catalog } from './catalog.ts'
import { DAY_MS } from './clock.ts'
import type { Schedule } from './schedule.ts'
import { STAGE } from './stage.ts'
import { isSeen, type StudyMoment } from './study-day.ts'

/** What is due when, as things stand. New cards are not in it. */
export interface Forecast {
  /** Cards due today or earlier that are still to be done today, learning steps included. */
  readonly open: number
  /** Cards due on each of the next days, tomorrow first. */
  readonly ahead: readonly number[]
}

/**
 * Cards due today and on the next `days` study days. A buried card counts on the day it is seen again;
 * suspended cards and cards that no deck has any more do not count.
 */
export const forecast = (
  catalog: Catalog,
  schedule: Schedule,
  moment: StudyMoment,
  days: number,
): Forecast => {
  const ahead = Array.from({ length: days }, () => 0)
  let open = 0
  const { cardOf } = cardSlots(catalog, schedule)
  const { state, due, suspended, buriedUntil } = schedule
  for (let slot = 0; slot < cardOf.length; slot++) {
    if ((cardOf[slot] ?? -1) < 0 || !isSeen(schedule, slot) || suspended[slot] !== 0) continue
    const dueAt = due[slot] ?? 0
    const dueIn =
      state[slot] === STAGE.review ? dueAt - moment.day : Math.floor((dueAt - moment.dayEnd) / DAY_MS) + 1
    const daysAway = Math.max(dueIn, (buriedUntil[slot] ?? 0) - moment.day)
    if (daysAway <= 0) open++
    else if (daysAway <= days) ahead[daysAway - 1] = (ahead[daysAway - 1] ?? 0) + 1
  }
  return { open, ahead }
}
