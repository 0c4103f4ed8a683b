/** How many parameters FSRS-6 has. */
export const PARAMETERS = 21

/** How many of them are first stabilities, one for each grade. */
export const FIRST_STABILITIES = 4

const limits: readonly (readonly [lowest: number, highest: number])[] = [
  [0.001, 100],
  [0.001, 100],
  [0.001, 100],
  [0.001, 100],
  [1, 10],
  [0.001, 4],
  [0.001, 4],
  [0.001, 0.75],
  [0, 4.5],
  [0, 0.8],
  [0.001, 3.5],
  [0.001, 5],
  [0.001, 0.25],
  [0.001, 0.9],
  [0, 4],
  [0, 1],
  [1, 6],
  [0, 2],
  [0, 2],
  [0.01, 0.8],
  [0.1, 0.8],
]

/** The least value of each parameter (fsrs-rs, with one relearning step; a test holds them equal to ts-fsrs). */
export const lowest: readonly number[] = limits.map(([least]) => least)

/** The greatest value of each parameter. */
export const highest: readonly number[] = limits.map(([, most]) => most)

/** FSRS-6's default parameters, the starting point of every fit (a test holds them equal to ts-fsrs). */
export const standardWeights: readonly number[] = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
  1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
]

/** Parameters as they are kept: within their limits and with four decimals, so that every device has the same. */
export const keptWeights = (weights: Iterable<number>): readonly number[] =>
  Array.from(weights, (weight, index) =>
    Math.min(highest[index] ?? weight, Math.max(lowest[index] ?? weight, Math.round(weight * 1e4) / 1e4)),
  )
