import { FIRST_STABILITIES, standardWeights } from './limits.ts'

interface Level {
  height: number
  weight: number
  length: number
}

/** The closest values that do not fall from one to the next (pool adjacent violators). */
const rising = (values: readonly number[], weights: readonly number[]): number[] => {
  const levels: Level[] = []
  for (const [index, value] of values.entries()) {
    let level: Level = { height: value, weight: weights[index] ?? 0, length: 1 }
    for (let below = levels.at(-1); below && below.height > level.height; below = levels.at(-1)) {
      levels.pop()
      const weight = below.weight + level.weight
      const height = (below.height * below.weight + level.height * level.weight) / weight
      level = { height, weight, length: below.length + level.length }
    }
    levels.push(level)
  }
  return levels.flatMap(({ height, length }) => Array<number>(length).fill(height))
}

/**
 * Makes the first stabilities of a fit sensible where answers are few: a grade that was never a first answer
 * (`counts`, by grade) moves as its neighbours did against the default, and a better first answer never lasts
 * shorter than a worse one.
 */
export const sensibleFirst = (weights: ArrayLike<number>, counts: readonly number[]): number[] => {
  const moved = Array.from({ length: FIRST_STABILITIES }, (_, i) =>
    Math.log(weights[i]! / standardWeights[i]!),
  )
  const seen = moved.flatMap((by, i) => ((counts[i] ?? 0) > 0 ? [{ i, by }] : []))
  const filled = moved.map((by, i) => {
    const before = seen.findLast((one) => one.i <= i)
    const after = seen.find((one) => one.i >= i)
    if (!before || !after) return (before ?? after)?.by ?? by
    if (before.i === after.i) return before.by
    return before.by + ((after.by - before.by) * (i - before.i)) / (after.i - before.i)
  })
  const logs = filled.map((by, i) => by + Math.log(standardWeights[i]!))
  // Default intervals count a little, so that a grade without answers still stands somewhere.
  const risen = rising(
    logs,
    logs.map((_, i) => (counts[i] ?? 0) + 0.5),
  )
  return Array.from(weights, (weight, i) => (i < FIRST_STABILITIES ? Math.exp(risen[i]!) : weight))
}
