import type { Observed } from './observe.ts'
import type { TableModel } from './schema-model.ts'
import { sqlWords, unquoted } from './sql-words.ts'

/** A table whose key SQLite assigns, and the key's place among the columns. */
export interface AssignedKey {
  readonly table: string
  readonly place: number
}

/** The table of an INSERT that lists its columns, and these, in lower case. */
function insertOf(sql: string): { readonly table: string; readonly columns: readonly string[] } | undefined {
  const words = sqlWords(sql)
  const into = words.findIndex(({ upper }) => upper === 'INTO')
  const [table, open] = words.slice(into + 1)
  if (into < 0 || !table || open?.text !== '(') return undefined
  const rest = words.slice(into + 3)
  const list = rest.slice(
    0,
    rest.findIndex(({ text }) => text === ')'),
  )
  const name = (word: (typeof words)[number]): string => unquoted(word).toLowerCase()
  return { table: name(table), columns: list.filter(({ text }) => text !== ',').map(name) }
}

/**
 * The key that two INSERTs leave to SQLite. Which of the rows that come together gets which key is SQLite's own
 * affair; undefined where one of the two gives keys itself or where they insert into different tables.
 */
export function assignedKey(
  tables: readonly TableModel[],
  [one, other]: readonly [string, string],
): AssignedKey | undefined {
  const inserts = [insertOf(one), insertOf(other)]
  const table = tables.find(({ name }) => inserts.every((insert) => insert?.table === name.toLowerCase()))
  const [place, ...others] = table?.primaryKey ?? []
  const key = place === undefined ? undefined : table?.columns[place]
  if (!table || !key || place === undefined || others.length > 0 || key.kind !== 'integer') return undefined
  const isGiven = inserts.some((insert) => insert?.columns.includes(key.name.toLowerCase()))
  return isGiven ? undefined : { table: table.name, place }
}

/** What was observed without the keys of the rows that `before` has not. */
export function withoutAssigned(seen: Observed, before: Observed['after'], key: AssignedKey): Observed {
  const { table, place } = key
  const known = new Set((before.get(table) ?? []).map((row) => row[place]))
  const rows = (seen.after.get(table) ?? []).map((row) =>
    known.has(row[place]) ? row : row.map((value, at) => (at === place ? null : value)),
  )
  return { ...seen, after: new Map([...seen.after, [table, rows]]) }
}
