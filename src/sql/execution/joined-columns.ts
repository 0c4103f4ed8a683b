import { inOrder, type ReferenceModel, type TableModel } from './schema-model.ts'
import { type SqlWord, sqlWords, unquoted } from './sql-words.ts'

interface Place {
  readonly table: TableModel
  readonly column: number
}

const isName = (word: SqlWord | undefined): word is SqlWord => word?.kind === 'word' || word?.kind === 'name'
const nameOf = (word: SqlWord): string => unquoted(word).toLowerCase()

/** The tables of a statement by their names and aliases; of two tables with one alias the last. */
function tablesIn(words: readonly SqlWord[], tables: readonly TableModel[]): ReadonlyMap<string, TableModel> {
  const found = new Map<string, TableModel>()
  for (const [at, word] of words.entries()) {
    const table = isName(word) ? tables.find(({ name }) => name.toLowerCase() === nameOf(word)) : undefined
    if (!table) continue
    const alias = words[at + (words[at + 1]?.upper === 'AS' ? 2 : 1)]
    found.set(nameOf(word), table)
    if (isName(alias)) found.set(nameOf(alias), table)
  }
  return found
}

/** The column that a name with or without its table means, where one table alone has it; `at` is its last word. */
function placeAt(
  words: readonly SqlWord[],
  at: number,
  known: ReadonlyMap<string, TableModel>,
): Place | undefined {
  const word = words[at]
  if (!isName(word)) return undefined
  const owner = words[at - 1]?.text === '.' ? words[at - 2] : undefined
  const among = owner ? [known.get(nameOf(owner))] : [...new Set(known.values())]
  const places = among.flatMap((table) => {
    const column = table?.columns.findIndex(({ name }) => name.toLowerCase() === nameOf(word)) ?? -1
    return table && column >= 0 ? [{ table, column }] : []
  })
  return places.length === 1 ? places[0] : undefined
}

/** Columns that a statement holds against each other, as in `a = b` and `a IN (SELECT b FROM …)`. */
function pairsIn(sql: string, tables: readonly TableModel[]): readonly (readonly [Place, Place])[] {
  const words = sqlWords(sql)
  const known = tablesIn(words, tables)
  return words.flatMap(({ upper }, at) => {
    const isIn = upper === 'IN' && words[at + 2]?.upper === 'SELECT'
    if (upper !== '=' && !isIn) return []
    const before = words[at - 1]?.upper === 'NOT' ? at - 2 : at - 1
    const next = isIn ? at + 3 : at + 1
    const left = placeAt(words, before, known)
    const right = placeAt(words, words[next + 1]?.text === '.' ? next + 2 : next, known)
    return left && right ? [[left, right] as const] : []
  })
}

/** Columns of tables that statements name, called like the key of another of these. */
function namesakes(named: readonly TableModel[]): readonly (readonly [Place, Place])[] {
  return named.flatMap((target) => {
    const [key = -1] = target.primaryKey
    const name = target.columns[key]?.name.toLowerCase() ?? 'id'
    if (name === 'id' || target.primaryKey.length > 1) return []
    return named.flatMap((table) =>
      table.columns.flatMap((own, column) =>
        table !== target && own.name.toLowerCase() === name
          ? [
              [
                { table, column },
                { table: target, column: key },
              ] as const,
            ]
          : [],
      ),
    )
  })
}

/**
 * The tables with what the statements join them by as references of their own, which rows mostly keep: a schema
 * without foreign keys would get rows that hardly ever meet.
 */
export function withJoins(
  tables: readonly TableModel[],
  statements: readonly string[],
): readonly TableModel[] {
  const words = new Set(statements.flatMap((sql) => sqlWords(sql).map(nameOf)))
  const named = tables.filter(({ name }) => words.has(name.toLowerCase()))
  const pairs = [...statements.flatMap((sql) => pairsIn(sql, tables)), ...namesakes(named)]
  const added = new Map<TableModel, ReferenceModel[]>()
  for (const [left, right] of pairs.flatMap((pair) => [pair, pair.toReversed() as [Place, Place]])) {
    const { table, column } = left
    const isKey = right.table.primaryKey.length === 1 && right.table.primaryKey[0] === right.column
    const isOwnKey = table.primaryKey.length === 1 && table.primaryKey[0] === column
    const own = added.get(table) ?? []
    if (!isKey || isOwnKey || [...table.references, ...own].some(({ columns }) => columns.includes(column)))
      continue
    added.set(table, [
      ...own,
      { columns: [column], table: right.table.name, targets: [right.column], loose: true },
    ])
  }
  if (added.size === 0) return tables
  return inOrder(
    tables.map((table) => ({ ...table, references: [...table.references, ...(added.get(table) ?? [])] })),
  )
}
