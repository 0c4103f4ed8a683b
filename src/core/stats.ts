import type { Catalog } from './catalog.ts'
import type { DayNumber } from './clock.ts'
import { type Forecast, forecast } from './forecast.ts'
import { minutesFor, secondsPerAnswer } from './pace.ts'
import type { QueueSize } from './queue.ts'
import type { Schedule } from './schedule.ts'
import type { StudyMoment } from './study-day.ts'

/** A day of the week strip. */
export interface WeekDay {
  readonly day: DayNumber
  /** 0 Monday to 6 Sunday. */
  readonly weekday: number
  /**
   * `done`: a past day with answers. `missed`: a past day without, after the first day of all. `before`: a day
   * before that. `today`. `ahead`: still to come.
   */
  readonly state: 'done' | 'missed' | 'before' | 'today' | 'ahead'
  /** Answers given, on past days and today; cards due, on days ahead. */
  readonly count: number
}

/** Cards and whole minutes. */
export interface Load {
  readonly cards: number
  readonly minutes: number
}

/** The numbers of the Today screen. */
export interface TodayView {
  /** What a session started now would show. */
  readonly due: Load
  /** Answers given today. */
  readonly done: number
  readonly week: readonly WeekDay[]
  readonly tomorrow: Load
}

/** Monday is 0: day 0, 1970-01-01, was a Thursday. */
const weekdayOf = (day: DayNumber): number => (((day + 3) % 7) + 7) % 7

/**
 * The numbers of the Today screen. Minutes come from the person's own pace. Tomorrow's load is what will be due
 * if nothing more is done today; the week strip, on the contrary, takes today's cards for done.
 */
export const todayView = (
  queue: QueueSize,
  catalog: Catalog,
  schedule: Schedule,
  moment: StudyMoment,
): TodayView => {
  const seconds = secondsPerAnswer(schedule.days, moment.day)
  const coming = forecast(catalog, schedule, moment, 7)
  const load = (cards: number): Load => ({ cards, minutes: minutesFor(cards, seconds) })
  return {
    due: load(queue.counts.total),
    done: schedule.days.get(moment.day)?.reviews ?? 0,
    week: weekStrip(schedule, moment.day, coming),
    tomorrow: load(coming.open + (coming.ahead[0] ?? 0)),
  }
}

const weekStrip = (schedule: Schedule, today: DayNumber, coming: Forecast): readonly WeekDay[] => {
  const monday = today - weekdayOf(today)
  const answered = schedule.days.size > 0
  const first = answered ? [...schedule.days.keys()].reduce((a, b) => Math.min(a, b)) : today
  return Array.from({ length: 7 }, (_, weekday): WeekDay => {
    const day = monday + weekday
    if (day > today) return { day, weekday, state: 'ahead', count: coming.ahead[day - today - 1] ?? 0 }
    const count = schedule.days.get(day)?.reviews ?? 0
    if (day === today) return { day, weekday, state: 'today', count }
    if (count > 0) return { day, weekday, state: 'done', count }
    return { day, weekday, state: day > first ? 'missed' : 'before', count: 0 }
  })
}

/** How much a ledger holds: small enough to be remembered outside of it. */
export interface LedgerTotals {
  readonly answers: number
  /** Cards answered at least once. */
  readonly cards: number
}

/** How much a schedule knows of. */
export const ledgerTotals = (schedule: Schedule): LedgerTotals => {
  let answers = 0
  for (const totals of schedule.days.values()) answers += totals.reviews
  let cards = 0
  for (let slot = 0; slot < schedule.size; slot++) if (schedule.state[slot] !== 0) cards++
  return { answers, cards }
}

/** Whether answers that are remembered to have been given are gone: an empty ledger beside a memory of more. */
export const answersMissing = (remembered: LedgerTotals | undefined, found: LedgerTotals): boolean =>
  found.answers === 0 && (remembered?.answers ?? 0) > 0
