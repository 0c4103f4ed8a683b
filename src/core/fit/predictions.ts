import type { Grade } from '../event.ts'
import { Kernel } from '../kernel.ts'
import { type Histories, scoredInTime } from './histories.ts'

/** What the scheduler expected of some answers, and what came of them; in the order in which they happened. */
export interface Predictions {
  /** The answers' positions in the histories. */
  readonly positions: Uint32Array
  /** Probability of recall, by index. */
  readonly recall: Float64Array
  /** 1 for an answer other than Again. */
  readonly recalled: Uint8Array
}

/** The recall that parameters expect at every answer, by position; 1 where an answer is not scored. */
const recallAt = (
  { cards, count, starts, grade, gap }: Histories,
  weights: readonly number[],
): Float64Array => {
  const kernel = new Kernel(weights)
  const recall = new Float64Array(count).fill(1)
  for (let card = 0; card < cards; card++) {
    const start = starts[card] ?? 0
    const end = starts[card + 1] ?? 0
    if (end - start < 2) continue
    kernel.begin(grade[start] as Grade)
    for (let position = start + 1; position < end; position++) {
      const days = gap[position] ?? 0
      if (days > 0) recall[position] = kernel.recall(kernel.stability, days)
      if (position < end - 1)
        kernel.advance(kernel.stability, kernel.difficulty, days, grade[position] as Grade)
    }
  }
  return recall
}

/**
 * What parameters expect of the scored answers with the numbers `from` to `to` (excluded) in time. The state of a
 * card at an answer follows from all its answers before, whichever of them are asked about.
 */
export const predictionsOf = (
  histories: Histories,
  weights: readonly number[],
  from = 0,
  to = Number.POSITIVE_INFINITY,
): Predictions => {
  const positions = scoredInTime(histories).slice(from, to)
  const all = recallAt(histories, weights)
  return {
    positions,
    recall: Float64Array.from(positions, (position) => all[position] ?? 1),
    recalled: Uint8Array.from(positions, (position) => ((histories.grade[position] ?? 0) > 1 ? 1 : 0)),
  }
}

/** Several predictions one after the other. */
export const joined = (parts: readonly Predictions[]): Predictions => {
  const size = parts.reduce((sum, { positions }) => sum + positions.length, 0)
  const whole = {
    positions: new Uint32Array(size),
    recall: new Float64Array(size),
    recalled: new Uint8Array(size),
  }
  let at = 0
  for (const part of parts) {
    whole.positions.set(part.positions, at)
    whole.recall.set(part.recall, at)
    whole.recalled.set(part.recalled, at)
    at += part.positions.length
  }
  return whole
}

/** The predictions at some indices. */
export const selected = (
  { positions, recall, recalled }: Predictions,
  indices: Uint32Array,
): Predictions => ({
  positions: Uint32Array.from(indices, (index) => positions[index] ?? 0),
  recall: Float64Array.from(indices, (index) => recall[index] ?? 1),
  recalled: Uint8Array.from(indices, (index) => recalled[index] ?? 0),
})
