import type { CounterExample, ShownTable } from './counter-example.ts'
import type { SqlRow, SqlValue } from './engine.ts'
import { aligned, type Observed, tablesApart } from './observe.ts'
import type { DatabaseRows } from './random-rows.ts'
import { columnsWorthShowing, rowPairs } from './row-pairs.ts'
import { missingRows, rowKey } from './same-rows.ts'
import type { TableModel } from './schema-model.ts'
import { sqlWords, unquoted } from './sql-words.ts'
import { shapeOf } from './statement-shape.ts'

/** More rows than this are not named one by one. */
const mostNamed = 2

const valueText = (value: SqlValue): string => {
  if (value === null) return '`NULL`'
  if (value instanceof Uint8Array) return `${value.length} bytes`
  if (typeof value !== 'string') return String(value)
  // What does not show needs its quotes.
  return value === '' || value.trim() !== value ? `\`'${value}'\`` : value
}

const wholeRow = (row: SqlRow): string =>
  row.length === 1 ? valueText(row[0] ?? null) : `(${row.map(valueText).join(', ')})`

/** What a person would call a row: its text where it has one, else all its values. */
const rowName = (row: SqlRow): string => {
  const text = row.find((value) => typeof value === 'string' && value !== '')
  return text === undefined ? wholeRow(row) : valueText(text)
}

const rowNames = (rows: readonly SqlRow[], nameOf = rowName): string => {
  const names = [...new Set(rows.map(nameOf))]
  if (names.length > mostNamed) return `${rows.length} rows`
  return names.join(' and ')
}

/** Whether a statement itself has a clause, none of its subqueries counted. */
const hasClause = (sql: string, clause: string): boolean =>
  sqlWords(sql).some(({ upper, depth }) => upper === clause && depth === 0)

const has = (sql: string, ...sequence: readonly string[]): boolean => {
  const words = sqlWords(sql)
  return words.some((_, at) => sequence.every((word, step) => words[at + step]?.upper === word))
}

const isOuter = (sql: string): boolean => /\b(?:LEFT|FULL|RIGHT)\b/iu.test(sql) && has(sql, 'JOIN')

/** The word of the answer that most likely makes the difference; the answer itself when none stands out. */
function culprit(expected: string, given: string, loses: boolean): string {
  if (shapeOf(given).does !== 'reads') return `Your \`${shapeOf(given).verb}\``
  if (loses && isOuter(expected) && !isOuter(given) && has(given, 'JOIN')) return 'Your `JOIN`'
  const outer = /\b(?:LEFT|FULL|RIGHT)\b/iu.exec(given)?.[0].toUpperCase() ?? ''
  if (!loses && isOuter(given) && !isOuter(expected)) return `Your \`${outer} JOIN\``
  if (has(given, 'NOT', 'IN') && loses) return 'Your `NOT IN`'
  if (has(given, 'INTERSECT') !== has(expected, 'INTERSECT')) return 'Your answer'
  for (const clause of ['HAVING', 'WHERE'])
    if (hasClause(given, clause) && !has(expected, clause)) return `Your \`${clause}\``
  return 'Your answer'
}

function repeats(expected: readonly SqlRow[], extra: readonly SqlRow[]): readonly SqlRow[] {
  const known = new Set(expected.map(rowKey))
  return extra.filter((row) => known.has(rowKey(row)))
}

/** Rows that are the same but for a column or more: which row, and the first of these columns with both values. */
function oneColumnMessage(
  columns: readonly string[],
  lost: readonly SqlRow[],
  added: readonly SqlRow[],
): string | undefined {
  const [pair] = rowPairs(lost, added)
  const [at] = pair?.apart ?? []
  if (!pair || at === undefined) return undefined
  const { expected, given, apart } = pair
  const alike = expected.flatMap((value, column) => (apart.includes(column) ? [] : [{ value, column }]))
  const name = alike.find(({ value }) => typeof value === 'string' && value !== '') ?? alike[0]
  if (!name) return undefined
  const row =
    typeof name.value === 'string'
      ? `For ${valueText(name.value)}`
      : `Where \`${columns[name.column]}\` is ${valueText(name.value)}`
  return `${row}, \`${columns[at]}\` is ${valueText(given[at] ?? null)} in your answer and should be ${valueText(expected[at] ?? null)}.`
}

/** Rows that read the same, where a number is not the text that it reads like: the first such column. */
function sortMessage(
  columns: readonly string[],
  lost: readonly SqlRow[],
  added: readonly SqlRow[],
): string | undefined {
  const other = added.find((row) => wholeRow(row) === wholeRow(lost[0] ?? []))
  const isText = (value: SqlValue | undefined): boolean => typeof value === 'string'
  const at = lost[0]?.findIndex((value, column) => isText(value) !== isText(other?.[column])) ?? -1
  if (!other || at < 0) return undefined
  const [wrong, right] = isText(other[at]) ? ['text', 'number'] : ['number', 'text']
  return `\`${columns[at]}\` is a ${wrong} in your answer and should be a ${right}.`
}

function rowsMessage(expected: Observed, given: Observed, sql: readonly [string, string]): string {
  const [columns, asked] = [given.columns.length, expected.columns.length]
  const plural = (count: number): string => `${count} column${count === 1 ? '' : 's'}`
  if (columns !== asked)
    return `Your answer gives ${plural(columns)}, the question asks for ${plural(asked)}.`
  const lost = missingRows(expected.rows, given.rows).map((at) => expected.rows[at] ?? [])
  const added = missingRows(given.rows, expected.rows).map((at) => given.rows[at] ?? [])
  const who = (loses: boolean): string => culprit(...sql, loses)
  if (lost.length === 0 && added.length === 0) return 'The rows are right, their order is not.'
  if (added.length === 0) {
    const fewer = repeats(given.rows, lost)
    return fewer.length === lost.length
      ? `${who(true)} gives ${rowNames(lost)} too few times.`
      : `${who(true)} loses ${rowNames(lost)}.`
  }
  if (lost.length === 0) {
    const again = repeats(expected.rows, added)
    return again.length === added.length
      ? `${who(false)} gives ${rowNames(added)} more than once.`
      : `${who(false)} adds ${rowNames(added)}.`
  }
  const turned = (rows: readonly SqlRow[]): string =>
    rows
      .map((row) =>
        row
          .map((value) => rowKey([value]))
          .sort()
          .join(),
      )
      .sort()
      .join(';')
  if (asked > 1 && turned(expected.rows) === turned(given.rows))
    return 'The values are right, but the columns stand in another order.'
  const ofOtherSort = sortMessage(expected.columns, lost, added)
  if (ofOtherSort !== undefined) return ofOtherSort
  const single = lost.length === 1 && added.length === 1
  const names = new Set(lost.map(rowName))
  const isSameName = added.some((row) => names.has(rowName(row)))
  const inOne = single || isSameName ? oneColumnMessage(expected.columns, lost, added) : undefined
  if (inOne !== undefined) return inOne
  // Rows of the same name differ in something else.
  const named = (rows: readonly SqlRow[]): string => rowNames(rows, isSameName ? wholeRow : rowName)
  return single && asked === 1
    ? `Your answer gives ${valueText(added[0]?.[0] ?? null)} where ${valueText(lost[0]?.[0] ?? null)} is right.`
    : `Your answer gives ${named(added)} instead of ${named(lost)}.`
}

function tablesMessage(expected: Observed, given: Observed, table: string, verb: string): string {
  if (given.broke !== undefined && expected.broke === undefined)
    return `Your \`${verb}\` breaks a rule of the table and changes nothing: ${given.broke}.`
  if (expected.broke !== undefined && given.broke === undefined)
    return `Your \`${verb}\` succeeds where the right one breaks a rule of the table.`
  if (/^(?:CREATE|ALTER|DROP)$/u.test(verb))
    return `Your \`${verb}\` does not make \`${table}\` as it should be.`
  const wanted = expected.after.get(table) ?? []
  const found = given.after.get(table) ?? []
  const lost = missingRows(wanted, found).map((at) => wanted[at] ?? [])
  const added = missingRows(found, wanted).map((at) => found[at] ?? [])
  if (added.length === 0) return `After your \`${verb}\`, \`${table}\` has lost ${rowNames(lost)}.`
  if (lost.length === 0)
    return `After your \`${verb}\`, \`${table}\` still has or has gained ${rowNames(added)}.`
  return `After your \`${verb}\`, \`${table}\` holds other values than it should.`
}

/** Only the tables that a statement names, and of large ones only the columns that it names. */
function shownData(
  tables: readonly TableModel[],
  data: DatabaseRows,
  sql: readonly string[],
): readonly ShownTable[] {
  const named = new Set(sql.flatMap((text) => sqlWords(text).map((word) => unquoted(word).toLowerCase())))
  return tables
    .filter(({ name }) => named.has(name.toLowerCase()))
    .map(({ name, columns }) => {
      const rows = data.get(name) ?? []
      const spokenOf = columns.flatMap((column, at) => (named.has(column.name.toLowerCase()) ? [at] : []))
      const all = columns.map((column) => column.name)
      const kept = spokenOf.length > 0 && columns.length > 4 ? spokenOf : undefined
      return onlyColumns({ name, columns: all, rows }, kept)
    })
}

/** A table with some of its columns, by index; all of them where none are given. */
function onlyColumns({ name, columns, rows }: ShownTable, kept: readonly number[] | undefined): ShownTable {
  if (!kept) return { name, columns, rows }
  return {
    name,
    columns: kept.map((at) => columns[at] ?? ''),
    rows: rows.map((row) => kept.map((at) => row[at] ?? null)),
  }
}

const definitionColumns = ['name', 'type', 'may be NULL', 'default', 'key']

/** Puts the difference between two observations on the same rows into words and small tables. */
export function counterExample(
  tables: readonly TableModel[],
  data: DatabaseRows,
  seen: { readonly expected: Observed; readonly given: Observed },
  [expectedSql, givenSql]: readonly [string, string],
): CounterExample {
  const { expected } = seen
  const given = aligned(seen.given, expected)
  const shape = shapeOf(givenSql)
  const [apart] = tablesApart(expected, given)
  const byTable = apart !== undefined || given.broke !== expected.broke
  const columnsOf = (name: string): readonly string[] =>
    shape.does === 'defines'
      ? definitionColumns
      : (tables.find((table) => table.name === name)?.columns.map((column) => column.name) ?? [])
  const shown = (one: Observed): ShownTable =>
    byTable
      ? { name: apart ?? '', columns: columnsOf(apart ?? ''), rows: one.after.get(apart ?? '') ?? [] }
      : { name: '', columns: one.columns, rows: one.rows }
  const [wanted, found] = [shown(expected), shown(given)]
  const comparable = byTable || expected.columns.length === given.columns.length
  const lost = comparable ? missingRows(wanted.rows, found.rows) : []
  const added = comparable ? missingRows(found.rows, wanted.rows) : []
  const pairs = rowPairs(
    lost.map((at) => wanted.rows[at] ?? []),
    added.map((at) => found.rows[at] ?? []),
  )
  const kept = comparable ? columnsWorthShowing(wanted.columns.length, wanted.rows, pairs) : undefined
  return {
    message: byTable
      ? tablesMessage(expected, given, apart ?? '', shape.verb)
      : rowsMessage(expected, given, [expectedSql, givenSql]),
    data: shape.does === 'defines' ? [] : shownData(tables, data, [expectedSql, givenSql]),
    expected: onlyColumns(wanted, kept),
    given: onlyColumns(found, kept),
    lost,
    added,
  }
}
