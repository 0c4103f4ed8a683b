import type { Metrics } from './metrics.ts'

/** What a person should know about how well the schedule knows their memory. */
export interface Health {
  /**
   * `unknown`: too few answers. `good`: expected and true recall agree. `optimistic`: less is remembered than
   * expected, cards come too late. `pessimistic`: more is remembered, cards come earlier than they need to.
   * `uneven`: right on the whole, wrong in parts.
   */
  readonly verdict: 'unknown' | 'good' | 'optimistic' | 'pessimistic' | 'uneven'
  /** Whole sentences. */
  readonly sentence: string
}

const FEWEST = 50

/** A difference below this, as a part of all answers, is of no consequence. */
const SMALL = 0.02

/** So many standard deviations apart from what chance would do. */
const SURE = 2

/** RMSE(bins) above this is uneven, however well the mean fits; what chance adds comes on top. */
const UNEVEN = 0.06

const percent = (part: number): string => `${Math.round(part * 100)} %`

/**
 * The health of a schedule in words, from held-out answers. A difference between expected and true recall counts
 * only when it is larger than chance makes likely.
 */
export const healthOf = ({ count, expected, actual, rmse }: Metrics): Health => {
  if (count < FEWEST)
    return {
      verdict: 'unknown',
      sentence: `There are too few answers yet to tell: ${count} of the ${FEWEST} that it takes.`,
    }
  const difference = actual - expected
  const chance = Math.sqrt(Math.max(expected * (1 - expected), 1e-6) / count)
  const figures = `Expected ${percent(expected)}, remembered ${percent(actual)} of ${count.toLocaleString('en')} answers.`
  if (Math.abs(difference) > SMALL && Math.abs(difference) > SURE * chance)
    return difference < 0
      ? {
          verdict: 'optimistic',
          sentence: `Too optimistic: you remember less than predicted, so cards come a little late. ${figures}`,
        }
      : {
          verdict: 'pessimistic',
          sentence: `Too cautious: you remember more than predicted, so cards come earlier than they need to. ${figures}`,
        }
  // Twenty groups or so, each off by chance: that much RMSE means nothing.
  if (rmse > UNEVEN + chance * Math.sqrt(20))
    return {
      verdict: 'uneven',
      sentence: `Right on the whole, but not everywhere: some cards are predicted too high, others too low. ${figures}`,
    }
  return { verdict: 'good', sentence: `Well calibrated: what is predicted is what happens. ${figures}` }
}
