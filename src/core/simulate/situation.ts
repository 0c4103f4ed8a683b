import { cardSlots } from '../card-slots.ts'
import type { Catalog } from '../catalog.ts'
import type { Schedule } from '../schedule.ts'
import type { StudySettings } from '../settings.ts'
import { STAGE } from '../stage.ts'
import { isSeen, type StudyMoment } from '../study-day.ts'
import type { Situation } from './simulate.ts'

/**
 * Where a person stands: every begun card of their decks with its memory and due day, and how many are still new.
 * Suspended cards and cards that no deck has any more are left out; a buried card is due when it is seen again.
 */
export const situationOf = (
  catalog: Catalog,
  schedule: Schedule,
  settings: StudySettings,
  moment: StudyMoment,
  days: number,
): Situation => {
  const { cardOf, slotOf } = cardSlots(catalog, schedule)
  const isOut = (slot: number) => schedule.suspended[slot] !== 0
  const slots: number[] = []
  for (let slot = 0; slot < cardOf.length; slot++)
    if ((cardOf[slot] ?? -1) >= 0 && isSeen(schedule, slot) && !isOut(slot)) slots.push(slot)
  let unseen = 0
  for (const slot of slotOf) if (slot < 0 || (!isSeen(schedule, slot) && !isOut(slot))) unseen++
  const dueIn = (slot: number): number => {
    const inReview = schedule.state[slot] === STAGE.review
    const due = inReview ? (schedule.due[slot] ?? 0) - moment.day : 0
    return Math.max(due, (schedule.buriedUntil[slot] ?? 0) - moment.day)
  }
  return {
    cards: {
      stability: Float64Array.from(slots, (slot) => schedule.stability[slot] ?? 0),
      difficulty: Float64Array.from(slots, (slot) => schedule.difficulty[slot] ?? 0),
      elapsed: Int32Array.from(slots, (slot) => Math.max(0, moment.day - (schedule.lastDay[slot] ?? 0))),
      dueIn: Int32Array.from(slots, dueIn),
      interval: Float64Array.from(slots, (slot) => schedule.interval[slot] ?? 0),
      stage: Uint8Array.from(slots, (slot) => schedule.state[slot] ?? 0),
    },
    unseen,
    newPerDay: settings.newPerDay,
    weights: schedule.weights,
    maximumInterval: settings.maximumInterval,
    fuzz: settings.fuzz,
    learningSteps: settings.learningSteps.length,
    relearningSteps: settings.relearningSteps.length,
    days,
  }
}
