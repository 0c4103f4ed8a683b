import { fitWeights } from '#core/fit/fit-weights.ts'
import { historiesOf, scoredInTime } from '#core/fit/histories.ts'
import { standardWeights } from '#core/fit/limits.ts'
import { metricsOf } from '#core/fit/metrics.ts'
import { type Predictions, predictionsOf } from '#core/fit/predictions.ts'
import { timeSeriesSplit } from '#core/fit/time-series.ts'
import type { ReviewLog } from './review-log.ts'

/** Figures of one set of predictions; 0, 0 and 0.5 where nothing was predicted (see `isScored`). */
export interface Scores {
  readonly logLoss: number
  readonly rmse: number
  readonly auc: number
}

/** What `seam fit` prints. All scores are of next-day reviews, each counting the same. */
export interface FitReport {
  readonly reviews: number
  readonly cards: number
  /** Time that the fit of all reviews took. */
  readonly seconds: number
  readonly parameters: readonly number[]
  readonly inSample: { readonly default: Scores; readonly fitted: Scores }
  /** By fits of everything before each of the last five sixths; fewer than six answers by the defaults. */
  readonly outOfSample: { readonly default: Scores; readonly fitted: Scores }
}

const folds = 5

const rounded = (value: number): number => Number(value.toFixed(6))

const none: Scores = { logLoss: 0, rmse: 0, auc: 0.5 }

/** Whether any card was answered on two days; without that there is nothing to predict. */
export const isScored = ({ rows }: ReviewLog): boolean => scoredInTime(historiesOf(rows)).length > 0

/** Fits the parameters to a log and scores them; `now` is a clock in ms. */
export function fitReport({ rows, reviews, cards }: ReviewLog, now: () => number): FitReport {
  const histories = historiesOf(rows)
  const scores = (predictions: Predictions): Scores => {
    if (predictions.positions.length === 0) return none
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
