import { type CalibrationBin, calibrationOf } from './calibration.ts'
import { type Health, healthOf } from './health.ts'
import type { Histories } from './histories.ts'
import { type Metrics, metricsOf } from './metrics.ts'
import { type Predictions, selected } from './predictions.ts'

/** How well some answers were predicted. */
export interface Evaluation {
  readonly metrics: Metrics
  readonly calibration: readonly CalibrationBin[]
  readonly health: Health
}

/** Everything that is told about predictions. */
export const evaluationOf = (histories: Histories, predictions: Predictions): Evaluation => {
  const metrics = metricsOf(histories, predictions)
  return { metrics, calibration: calibrationOf(predictions), health: healthOf(metrics) }
}

/**
 * The same for each group of cards: `groupOf` gives the number of a card's group, anything below 0 for none (by
 * kind of card, by topic, …). Groups without answers are left out; the others come in the order of their numbers.
 */
export const evaluationByGroup = (
  histories: Histories,
  predictions: Predictions,
  groupOf: Int32Array,
): ReadonlyMap<number, Evaluation> => {
  const cardAt = new Uint32Array(histories.count)
  for (let card = 0; card < histories.cards; card++)
    cardAt.fill(card, histories.starts[card], histories.starts[card + 1])
  const indices = new Map<number, number[]>()
  for (const [index, position] of predictions.positions.entries()) {
    const group = groupOf[cardAt[position] ?? 0] ?? -1
    if (group < 0) continue
    const members = indices.get(group)
    if (members) members.push(index)
    else indices.set(group, [index])
  }
  return new Map(
    [...indices]
      .sort(([a], [b]) => a - b)
      .map(([group, members]) => [
        group,
        evaluationOf(histories, selected(predictions, Uint32Array.from(members))),
      ]),
  )
}
