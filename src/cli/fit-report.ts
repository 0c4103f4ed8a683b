import { fitWeights } from '#core/fit/fit-weights.ts'
import { historiesOf } from '#core/fit/histories.ts'
import { standardWeights } from '#core/fit/limits.ts'
import { metricsOf } from '#core/fit/metrics.ts'
import { type Predictions, predictionsOf } from '#core/fit/predictions.ts'
import { timeSeriesSplit } from '#core/fit/time-series.ts'
import type { ReviewLog } from './review-log.ts'

/** Figures of one set of predictions; null where there is nothing to predict. */
export interface Scores {
  readonly logLoss: number | null
  readonly rmse: number | null
  readonly auc: number | null
}

/** What `seam fit` prints. All scores are of next-day reviews, each counting the same. */
export interface FitReport {
  readonly reviews: number
  readonly cards: number
  /** Time that the fit of all reviews took. */
  readonly seconds: number
  readonly parameters: readonly number[]
  readonly inSample: { readonly default: Scores; readonly fitted: Scores }
  /** By fits of everything before each of the last five sixths. */
  readonly outOfSample: { readonly default: Scores; readonly fitted: Scores }
}

const folds = 5

const rounded = (value: number): number | null => (Number.isFinite(value) ? Number(value.toFixed(6)) : null)

/** Fits the parameters to a log and scores them; `now` is a clock in ms. */
export function fitReport({ rows, reviews, cards }: ReviewLog, now: () => number): FitReport {
  const histories = historiesOf(rows)
  const scores = (predictions: Predictions): Scores => {
    const { logLoss, rmse, auc } = metricsOf(histories, predictions)
    return { logLoss: rounded(logLoss), rmse: rounded(rmse), auc: rounded(auc) }
  }
  const since = now()
  const { weights } = fitWeights(histories)
  const seconds = (now() - since) / 1000
  const { fixed, fitted } = timeSeriesSplit(histories, standardWeights, folds)
  return {
    reviews,
    cards,
    seconds: Number(seconds.toFixed(3)),
    parameters: weights,
    inSample: {
      default: scores(predictionsOf(histories, standardWeights)),
      fitted: scores(predictionsOf(histories, weights)),
    },
    outOfSample: { default: scores(fixed), fitted: scores(fitted) },
  }
}
