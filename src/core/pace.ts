import type { DayNumber } from './clock.ts'
import type { Days } from './transition.ts'

/** Study days over which a person's own pace is taken. */
const WINDOW = 14
/** Seconds an answer takes as long as nothing is known. */
const USUAL = 15
/** Most seconds an answer counts for: whoever takes longer has put the phone down. */
const LONGEST = 60

/** A person's mean seconds for an answer over the last 14 study days, today included. */
export const secondsPerAnswer = (days: Days, today: DayNumber): number => {
  let answers = 0
  let ms = 0
  for (let day = today - WINDOW + 1; day <= today; day++) {
    const totals = days.get(day)
    answers += totals?.reviews ?? 0
    ms += Math.min(totals?.ms ?? 0, (totals?.reviews ?? 0) * LONGEST * 1000)
  }
  return answers > 0 ? ms / answers / 1000 : USUAL
}

/** Whole minutes that so many answers take; one at least, unless there is nothing to do. */
export const minutesFor = (answers: number, seconds: number): number =>
  answers > 0 ? Math.max(1, Math.round((answers * seconds) / 60)) : 0

/** Time for an answer as it enters sums, in ms: never more than a minute. */
export const countedMs = (tookMs: number): number => Math.min(tookMs, LONGEST * 1000)
