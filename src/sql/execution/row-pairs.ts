import type { SqlRow } from './engine.ts'
import { rowKey } from './same-rows.ts'

/** A row that should be there, and one of the answer's that is like it but for some columns. */
export interface RowPair {
  readonly expected: SqlRow
  readonly given: SqlRow
  /** The columns in which they differ, by index. */
  readonly apart: readonly number[]
}

const columnsApart = (one: SqlRow, other: SqlRow): readonly number[] =>
  one.flatMap((value, at) => (rowKey([value]) === rowKey([other[at] ?? null]) ? [] : [at]))

/** Each row that is lost with the most similar one among those added; none where nothing in them is equal. */
export const rowPairs = (lost: readonly SqlRow[], added: readonly SqlRow[]): readonly RowPair[] => {
  const left = [...added]
  return lost.flatMap((expected): RowPair[] => {
    const nearest = left
      .map((given) => ({ expected, given, apart: columnsApart(expected, given) }))
      .filter(({ apart }) => apart.length < expected.length)
      .toSorted((one, other) => one.apart.length - other.apart.length)[0]
    if (!nearest) return []
    left.splice(left.indexOf(nearest.given), 1)
    return [nearest]
  })
}

/** A phone breaks the words of a table with more columns than this. */
const mostColumns = 4

/**
 * The columns worth showing, by index: those that differ and one that names the row. All of them where they are few.
 */
export const columnsWorthShowing = (
  count: number,
  rows: readonly SqlRow[],
  pairs: readonly RowPair[],
): readonly number[] => {
  const all = Array.from({ length: count }, (_, at) => at)
  if (count <= mostColumns) return all
  const apart = new Set(pairs.flatMap((pair) => pair.apart))
  const alike = all.filter((at) => !apart.has(at))
  const name = alike.find((at) => rows.some((row) => typeof row[at] === 'string')) ?? alike[0]
  const first = [...(name === undefined ? [] : [name]), ...apart]
  const wanted = apart.size > 0 ? first : [...first, ...alike.filter((at) => at !== name)]
  return wanted.slice(0, mostColumns).toSorted((one, other) => one - other)
}
