import { type DayNumber, dayOf, dayStart, type Now } from './clock.ts'
import { retrievability } from './memory.ts'
import type { Schedule } from './schedule.ts'
import type { StudySettings } from './settings.ts'
import { STAGE } from './stage.ts'

/** What the rules of a study day need to know about the present; times in ms. */
export interface StudyMoment {
  readonly at: number
  readonly day: DayNumber
  /** When the next study day begins. */
  readonly dayEnd: number
  /** How far ahead of its time a learning step may be shown. */
  readonly learnAhead: number
}

const MINUTE_MS = 60_000

/** The present under a person's settings. */
export const studyMoment = (now: Now, settings: StudySettings): StudyMoment => {
  const day = dayOf(now.at, now.offset, settings.rolloverHour)
  return {
    at: now.at,
    day,
    dayEnd: dayStart(day + 1, now.offset, settings.rolloverHour),
    learnAhead: settings.learnAhead * MINUTE_MS,
  }
}

/** What a card is to a study day. `later`: a learning step that falls due this day, but not yet. */
export type Standing = 'fresh' | 'learning' | 'review' | 'later' | 'none'

/**
 * What the card in a slot is at a moment: never answered (`fresh`), a learning step or a review to be shown, or
 * nothing today. Learning steps count as ready within the learn-ahead time, because a session shows them then.
 * Suspended and buried cards are nothing. Every count of due cards in Seam goes through here.
 */
export const standing = (schedule: Schedule, slot: number, moment: StudyMoment): Standing => {
  if (isAside(schedule, slot, moment.day)) return 'none'
  const due = schedule.due[slot] ?? 0
  switch (schedule.state[slot]) {
    case STAGE.new:
      return 'fresh'
    case STAGE.review:
      return due <= moment.day ? 'review' : 'none'
    default:
      if (due <= moment.at + moment.learnAhead) return 'learning'
      return due < moment.dayEnd ? 'later' : 'none'
  }
}

/** Whether the card in a slot is suspended, or buried on that day. */
export const isAside = (schedule: Schedule, slot: number, day: DayNumber): boolean =>
  schedule.suspended[slot] !== 0 || (schedule.buriedUntil[slot] ?? 0) > day

/** Whether the card in a slot was ever answered. */
export const isSeen = (schedule: Schedule, slot: number): boolean => schedule.state[slot] !== STAGE.new

/** Probability that the card in a slot is recalled on a day, 0 to 1; 0 for one that was never answered. */
export const recallOn = (schedule: Schedule, slot: number, day: DayNumber): number =>
  retrievability(schedule.stability[slot] ?? 0, day - (schedule.lastDay[slot] ?? day), schedule.weights)
