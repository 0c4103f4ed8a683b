/** One step through two sequences: an index on each side, or -1 where that side has nothing. */
export interface AlignedPair {
  readonly expected: number
  readonly given: number
}

/** What it costs to leave an element of either side alone, and to pair two. */
export interface AlignmentCosts {
  readonly missing: (expected: number) => number
  readonly extra: (given: number) => number
  readonly pair: (expected: number, given: number) => number
}

/** The cheapest way to walk two sequences side by side without crossing (Needleman and Wunsch, 1970). */
export const align = (
  expected: number,
  given: number,
  costs: AlignmentCosts,
): { readonly cost: number; readonly pairs: readonly AlignedPair[] } => {
  const width = given + 1
  const totals = new Float64Array((expected + 1) * width)
  const at = (row: number, column: number): number => totals[row * width + column] ?? 0
  for (let row = 0; row <= expected; row++)
    for (let column = 0; column <= given; column++) {
      if (row === 0 && column === 0) continue
      totals[row * width + column] = Math.min(
        row > 0 ? at(row - 1, column) + costs.missing(row - 1) : Number.POSITIVE_INFINITY,
        column > 0 ? at(row, column - 1) + costs.extra(column - 1) : Number.POSITIVE_INFINITY,
        row > 0 && column > 0
          ? at(row - 1, column - 1) + costs.pair(row - 1, column - 1)
          : Number.POSITIVE_INFINITY,
      )
    }
  const pairs: AlignedPair[] = []
  const close = (one: number, other: number): boolean => Math.abs(one - other) < 1e-9
  for (let row = expected, column = given; row > 0 || column > 0; ) {
    const here = at(row, column)
    if (row > 0 && column > 0 && close(here, at(row - 1, column - 1) + costs.pair(row - 1, column - 1)))
      pairs.push({ expected: --row, given: --column })
    else if (row > 0 && (column === 0 || close(here, at(row - 1, column) + costs.missing(row - 1))))
      pairs.push({ expected: --row, given: -1 })
    else pairs.push({ expected: -1, given: --column })
  }
  return { cost: at(expected, given), pairs: pairs.reverse() }
}
