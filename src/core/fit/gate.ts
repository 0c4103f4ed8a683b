import { fitWeights } from './fit-weights.ts'
import { type Histories, scoredInTime } from './histories.ts'
import { type Metrics, metricsOf } from './metrics.ts'
import { type Predictions, predictionsOf } from './predictions.ts'

/** Scored answers from which on a fit is tried. */
export const FEWEST_FOR_FIT = 100

/** Scored answers that the comparison needs at least. */
const FEWEST_HELD_OUT = 50
const HELD_OUT_PART = 0.2

/** By so much the log loss has to be less. */
export const MARGIN = 0.0005

/** A comparison of parameters on answers that neither set has seen. */
export interface Trial {
  /** Answers, the newest ones. */
  readonly count: number
  readonly before: Metrics
  readonly after: Metrics
  /** Whether the fit is worth adopting. */
  readonly better: boolean
  /** What a fit of the older answers expected of the newest ones. */
  readonly predictions: Predictions
  /** The parameters of that fit, a good place to start the fit of everything from. */
  readonly weights: readonly number[]
}

/** How many of the newest scored answers are held out: 20 %, at least 50. */
export const heldOut = (scored: number): number =>
  Math.max(FEWEST_HELD_OUT, Math.floor(scored * HELD_OUT_PART))

/**
 * Tries on the newest 20 % of the answers, at least 50, what a fit of all older ones is worth against the
 * parameters `rival`, which should not have seen those answers. Undefined with fewer than 100 scored answers.
 */
export const trial = (
  histories: Histories,
  rival: readonly number[],
  onProgress?: (part: number) => void,
): Trial | undefined => {
  const scored = scoredInTime(histories)
  if (scored.length < FEWEST_FOR_FIT) return undefined
  const from = scored.length - heldOut(scored.length)
  const until = histories.inTime.indexOf(scored[from] ?? 0)
  const { weights } = fitWeights(histories, { until, onProgress })
  const predictions = predictionsOf(histories, weights, from)
  const before = metricsOf(histories, predictionsOf(histories, rival, from))
  const after = metricsOf(histories, predictions)
  return {
    count: predictions.positions.length,
    before,
    after,
    better: after.logLoss <= before.logLoss - MARGIN,
    predictions,
    weights,
  }
}
