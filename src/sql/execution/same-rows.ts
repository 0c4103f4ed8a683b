import type { SqlRow } from './engine.ts'

/** A text that is equal for equal rows. Texts and numbers are told apart, and NULL equals NULL. */
export const rowKey = (row: SqlRow): string =>
  JSON.stringify(
    row.map((value) => (value instanceof Uint8Array ? { bytes: [...value] } : value)),
    (_, value) => (typeof value === 'bigint' ? Number(value) : value),
  )

/** Whether two results hold the same rows equally often; in the same order where `ordered`. */
export function sameRows(one: readonly SqlRow[], other: readonly SqlRow[], ordered: boolean): boolean {
  if (one.length !== other.length) return false
  const keys = [one, other].map((rows) => (ordered ? rows.map(rowKey) : rows.map(rowKey).sort()))
  return keys[0]?.every((key, at) => key === keys[1]?.[at]) ?? true
}

/** The rows of `one`, by index, that `other` has not, counting how often each occurs. */
export function missingRows(one: readonly SqlRow[], other: readonly SqlRow[]): readonly number[] {
  const left = new Map<string, number>()
  for (const row of other) left.set(rowKey(row), (left.get(rowKey(row)) ?? 0) + 1)
  return one.flatMap((row, at) => {
    const count = left.get(rowKey(row)) ?? 0
    left.set(rowKey(row), count - 1)
    return count > 0 ? [] : [at]
  })
}

/**
 * How to rearrange the columns of a result so that they stand as in the expected one: by name, where both have
 * the same names in another order. Undefined when they stand so already, or cannot.
 */
export function columnOrder(
  expected: readonly string[],
  given: readonly string[],
): readonly number[] | undefined {
  const names = given.map((name) => name.toLowerCase())
  const wanted = expected.map((name) => name.toLowerCase())
  const isRepeated = new Set(names).size < names.length || new Set(wanted).size < wanted.length
  if (isRepeated || names.length !== wanted.length) return undefined
  const order = wanted.map((name) => names.indexOf(name))
  const inPlace = order.every((from, at) => from === at)
  return inPlace || order.includes(-1) ? undefined : order
}

/**
 * Where an ordered result may be cut so that every part holds the same rows whichever way the tables are read:
 * rows that tie stand within one part. Each number is the end of a part. Undefined where the rows themselves
 * are not the same, so that no order can be expected of them.
 */
export function tieParts(
  one: readonly SqlRow[],
  backwards: readonly SqlRow[],
): readonly number[] | undefined {
  if (one.length !== backwards.length) return undefined
  const surplus = new Map<string, number>()
  const ends: number[] = []
  const count = (row: SqlRow | undefined, by: number): void => {
    const key = rowKey(row ?? [])
    const left = (surplus.get(key) ?? 0) + by
    if (left === 0) surplus.delete(key)
    else surplus.set(key, left)
  }
  for (const [at, row] of one.entries()) {
    count(row, 1)
    count(backwards[at], -1)
    if (surplus.size === 0) ends.push(at + 1)
  }
  return surplus.size === 0 ? ends : undefined
}

/** Whether two results hold the same rows in every part, the parts one after the other. */
export const sameParts = (
  one: readonly SqlRow[],
  other: readonly SqlRow[],
  ends: readonly number[],
): boolean =>
  one.length === other.length &&
  ends.every((end, at) => {
    const start = ends[at - 1] ?? 0
    return sameRows(one.slice(start, end), other.slice(start, end), false)
  })
