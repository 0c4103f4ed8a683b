import type { Habits } from './habits.ts'
import { type Situation, simulate } from './simulate.ts'

/** What aiming for a retention would mean. */
export interface Outlook {
  /** Probability of recall at which cards fall due. */
  readonly retention: number
  /** Answers in the first 30 days, today included. */
  readonly month: number
  /** Minutes a day over the first 30 days, and over all of them. */
  readonly minutesInMonth: number
  readonly minutes: number
  /** Cards begun at the end. */
  readonly cards: number
  /** How many of them would then be recalled. */
  readonly remembered: number
}

/** The days of a month. */
const MONTH = 30

/** Few cards leave much to luck: they are played through several times, until so many came together. */
const ENOUGH_CARDS = 1000
const MOST_ROUNDS = 10

/** The outlook for each of some retentions: the mean of a few simulations, the same for the same seed. */
export const outlooks = (
  situation: Situation,
  habits: Habits,
  retentions: readonly number[],
  seed: number,
): readonly Outlook[] => {
  const { cards, unseen, newPerDay, days } = situation
  const played = cards.stability.length + Math.min(unseen, newPerDay * days)
  const rounds = Math.min(MOST_ROUNDS, Math.ceil(ENOUGH_CARDS / Math.max(1, played)))
  return retentions.map((retention) => {
    const sums = { month: 0, monthSeconds: 0, seconds: 0, cards: 0, remembered: 0 }
    for (let round = 0; round < rounds; round++) {
      const course = simulate(situation, habits, retention, seed + round)
      sums.month += total(course.answers.subarray(0, MONTH))
      sums.monthSeconds += total(course.seconds.subarray(0, MONTH))
      sums.seconds += total(course.seconds)
      sums.cards += course.cards
      sums.remembered += course.remembered
    }
    return {
      retention,
      month: sums.month / rounds,
      minutesInMonth: sums.monthSeconds / rounds / 60 / Math.max(1, Math.min(MONTH, days)),
      minutes: sums.seconds / rounds / 60 / Math.max(1, days),
      cards: sums.cards / rounds,
      remembered: sums.remembered / rounds,
    }
  })
}

const total = (values: Float64Array): number => {
  let sum = 0
  for (const value of values) sum += value
  return sum
}
