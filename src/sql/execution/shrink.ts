import type { SqlRow } from './engine.ts'
import type { DatabaseRows } from './random-rows.ts'
import type { TableModel } from './schema-model.ts'

const keyOf = (row: SqlRow, columns: readonly number[]): string | undefined =>
  columns.some((column) => row[column] === null || row[column] === undefined)
    ? undefined
    : JSON.stringify(columns.map((column) => row[column]))

/** Whether every foreign key of the rows finds the row that it refers to. */
export const keepsReferences = (tables: readonly TableModel[], data: DatabaseRows): boolean =>
  tables.every(({ name, references }) =>
    references.every(({ columns, table, targets }) => {
      const known = new Set((data.get(table) ?? []).map((row) => keyOf(row, targets)))
      return (data.get(name) ?? []).every((row) => {
        const key = keyOf(row, columns)
        return key === undefined || known.has(key)
      })
    }),
  )

/** How many rows a database holds. */
export const rowCount = (data: DatabaseRows): number =>
  [...data.values()].reduce((sum, rows) => sum + rows.length, 0)

/**
 * Takes rows away, many at a time and then single ones, as long as `still` holds and every foreign key finds
 * its row. `spent` ends the work early, with what was reached.
 */
export function shrink(
  tables: readonly TableModel[],
  data: DatabaseRows,
  still: (smaller: DatabaseRows) => boolean,
  spent: () => boolean,
): DatabaseRows {
  let small = data
  const attempt = (name: string, rows: readonly SqlRow[]): boolean => {
    const smaller = new Map(small).set(name, rows)
    if (!keepsReferences(tables, smaller) || !still(smaller)) return false
    small = smaller
    return true
  }
  /** A reference that may be NULL need not keep its row. */
  const detached = ({ name, columns, references }: TableModel): readonly SqlRow[] => {
    const free = new Set(
      references.flatMap((key) => key.columns).filter((column) => columns[column]?.nullable),
    )
    return (small.get(name) ?? []).map((row) => row.map((value, column) => (free.has(column) ? null : value)))
  }
  const byTable = tables.toReversed().map(({ name }) => name)
  for (const name of byTable) if (small.get(name)?.length && !spent()) attempt(name, [])
  for (const table of tables)
    if (table.references.length > 0 && !spent() && attempt(table.name, detached(table)))
      for (const { table: other } of table.references) if (other !== table.name) attempt(other, [])
  for (const name of byTable) {
    for (let size = Math.ceil((small.get(name)?.length ?? 0) / 2); size >= 1; size = Math.floor(size / 2)) {
      for (let from = (small.get(name)?.length ?? 0) - size; from >= 0 && !spent(); from -= size) {
        const rows = small.get(name) ?? []
        attempt(name, [...rows.slice(0, from), ...rows.slice(from + size)])
      }
    }
  }
  return small
}
