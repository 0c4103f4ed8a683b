import type { Histories } from './histories.ts'
import type { Predictions } from './predictions.ts'

/** How good predictions are. Without answers every figure is NaN, which must not be shown. */
export interface Metrics {
  /** Answers. */
  readonly count: number
  /** Mean of -ln of the probability given to what happened; 0 is perfect. */
  readonly logLoss: number
  /** How far expected and true recall are apart, over groups of alike answers; 0 is perfect. */
  readonly rmse: number
  /**
   * Probability that a remembered answer was given a higher recall than a forgotten one; 0.5 is chance, which is
   * also the answer when all or none were remembered.
   */
  readonly auc: number
  /** Mean of the expected recall. */
  readonly expected: number
  /** Part that was remembered. */
  readonly actual: number
}

/** A probability this close to 0 or 1 counts as that far from it. */
const SURE = 1e-7

/** The mean log loss, each answer counting the same. */
export const logLossOf = ({ recall, recalled }: Predictions): number => {
  let loss = 0
  for (let index = 0; index < recall.length; index++) {
    const p = Math.min(1 - SURE, Math.max(SURE, recall[index] ?? 1))
    loss -= Math.log(recalled[index] ? p : 1 - p)
  }
  return loss / recall.length
}

/** The level of `value` on a scale on which each step is `base` times the one before. */
const level = (base: number, value: number): number => Math.floor(Math.log(value) / Math.log(base))

/**
 * By position: the group of an answer for RMSE(bins), alike in gap, number of earlier scored answers and lapses
 * (fsrs-rs: steps of 3.62, 1.89 and 1.73, no lapse being a group of its own).
 */
const groupsOf = ({ cards, starts, grade, gap, count }: Histories): Uint32Array => {
  const groups = new Uint32Array(count)
  for (let card = 0; card < cards; card++) {
    let scored = 0
    let lapses = 0
    for (let position = starts[card] ?? 0; position < (starts[card + 1] ?? 0); position++) {
      const days = gap[position] ?? 0
      if (days === 0) continue
      scored++
      const byLapses = lapses === 0 ? 0 : 1 + level(1.73, lapses)
      groups[position] = (level(3.62, days) * 64 + level(1.89, scored + 1)) * 64 + byLapses
      if (grade[position] === 1) lapses++
    }
  }
  return groups
}

const rmseOf = (histories: Histories, { positions, recall, recalled }: Predictions): number => {
  const groups = groupsOf(histories)
  const sums = new Map<number, { difference: number; count: number }>()
  for (let index = 0; index < positions.length; index++) {
    const group = groups[positions[index] ?? 0] ?? 0
    const sum = sums.get(group) ?? { difference: 0, count: 0 }
    sums.set(group, sum)
    sum.difference += (recall[index] ?? 1) - (recalled[index] ?? 0)
    sum.count++
  }
  let square = 0
  for (const { difference, count } of sums.values()) square += (difference * difference) / count
  return Math.sqrt(square / positions.length)
}

/** Mann and Whitney's statistic: ranks of the remembered among all, equal recalls sharing theirs. */
const aucOf = ({ recall, recalled }: Predictions): number => {
  const order = Uint32Array.from(recall, (_, index) => index).sort(
    (a, b) => (recall[a] ?? 0) - (recall[b] ?? 0),
  )
  let remembered = 0
  let ranks = 0
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to < order.length && recall[order[to] ?? 0] === recall[order[from] ?? 0]) to++
    for (let index = from; index < to; index++)
      if (recalled[order[index] ?? 0]) {
        remembered++
        ranks += (from + to + 1) / 2
      }
    from = to
  }
  const forgotten = order.length - remembered
  if (remembered === 0 || forgotten === 0) return 0.5
  return (ranks - (remembered * (remembered + 1)) / 2) / (remembered * forgotten)
}

const mean = (values: Float64Array | Uint8Array): number => {
  let sum = 0
  for (const value of values) sum += value
  return sum / values.length
}

/** All figures for some predictions. */
export const metricsOf = (histories: Histories, predictions: Predictions): Metrics => ({
  count: predictions.positions.length,
  logLoss: logLossOf(predictions),
  rmse: rmseOf(histories, predictions),
  auc: predictions.positions.length === 0 ? Number.NaN : aucOf(predictions),
  expected: mean(predictions.recall),
  actual: mean(predictions.recalled),
})
