import { fitWeights } from './fit-weights.ts'
import { type Histories, scoredInTime } from './histories.ts'
import { joined, type Predictions, predictionsOf } from './predictions.ts'

/** Predictions of answers that the fit which made them had not seen, beside those of fixed parameters. */
export interface OutOfSample {
  readonly fixed: Predictions
  readonly fitted: Predictions
}

/**
 * Splits the scored answers into `folds` + 1 parts in time and predicts each part but the first by a fit of
 * everything before it. Fewer answers than parts are all predicted by a fit of nothing, the defaults.
 */
export const timeSeriesSplit = (
  histories: Histories,
  fixedWeights: readonly number[],
  folds: number,
  onFold?: (fold: number) => void,
): OutOfSample => {
  const scored = scoredInTime(histories)
  const size = Math.floor(scored.length / (folds + 1))
  const timeOf = new Uint32Array(histories.count)
  for (let time = 0; time < histories.count; time++) timeOf[histories.inTime[time] ?? 0] = time
  const parts: Predictions[] = []
  const first = size > 0 ? 1 : folds
  for (let fold = first; fold <= folds; fold++) {
    const from = fold * size
    const to = fold === folds ? scored.length : from + size
    const until = timeOf[scored[from] ?? 0] ?? 0
    parts.push(predictionsOf(histories, fitWeights(histories, { until }).weights, from, to))
    onFold?.(fold)
  }
  return { fixed: predictionsOf(histories, fixedWeights, size), fitted: joined(parts) }
}
