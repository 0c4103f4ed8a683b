import type { SqlDatabase } from './engine.ts'

/** What a column holds, as far as made-up values need to know. */
export type ColumnKind = 'integer' | 'real' | 'boolean' | 'text' | 'date' | 'time' | 'any'

export interface ColumnModel {
  readonly name: string
  readonly kind: ColumnKind
  readonly nullable: boolean
}

/** A foreign key; columns by their place in the table and in the one it refers to. */
export interface ReferenceModel {
  readonly columns: readonly number[]
  readonly table: string
  readonly targets: readonly number[]
  /** Rows need not keep it: it was only read from how statements join. */
  readonly loose?: boolean
}

/** A table as rows can be inserted into it: without generated columns. */
export interface TableModel {
  readonly name: string
  readonly columns: readonly ColumnModel[]
  readonly primaryKey: readonly number[]
  /** Sets of columns whose values never repeat, the primary key not among them. */
  readonly unique: readonly (readonly number[])[]
  readonly references: readonly ReferenceModel[]
}

const kinds: readonly (readonly [RegExp, ColumnKind])[] = [
  [/BOOL/u, 'boolean'],
  [/INT|SERIAL/u, 'integer'],
  [/CHAR|TEXT|CLOB|STRING|JSON|UUID|ENUM/u, 'text'],
  [/DATETIME|TIMESTAMP/u, 'time'],
  [/DATE/u, 'date'],
  [/REAL|FLOA|DOUB|NUM|DEC/u, 'real'],
]

const kindOf = (type: string): ColumnKind => kinds.find(([name]) => name.test(type))?.[1] ?? 'any'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** A name in double quotes, for SQL. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

function readTable(
  db: SqlDatabase,
  name: string,
): Omit<TableModel, 'references'> & { readonly names: string[] } {
  const all = db
    .rows('SELECT name, upper(type), "notnull", pk FROM pragma_table_xinfo(?) WHERE hidden < 2', [name])
    .map(([column, type, notNull, key]) => ({
      name: text(column),
      kind: kindOf(text(type)),
      nullable: notNull === 0 && key === 0,
      key: Number(key),
    }))
  const names = all.map((column) => column.name.toLowerCase())
  const unique = db
    .rows('SELECT name FROM pragma_index_list(?) WHERE "unique" AND origin <> \'pk\' AND NOT partial', [name])
    .map(([index]) =>
      db
        .rows('SELECT name FROM pragma_index_info(?)', [index ?? ''])
        .map(([column]) => names.indexOf(text(column).toLowerCase())),
    )
  return {
    name,
    names,
    columns: all.map(({ name, kind, nullable }) => ({ name, kind, nullable })),
    primaryKey: all
      .map(({ key }, place) => ({ key, place }))
      .filter(({ key }) => key > 0)
      .sort((one, other) => one.key - other.key)
      .map(({ place }) => place),
    unique: unique.filter((columns) => columns.length > 0 && !columns.includes(-1)),
  }
}

/** The tables of a database, each after those it refers to (a circle is broken at its first table). */
export function modelOf(db: SqlDatabase): readonly TableModel[] {
  const found = db
    .rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
    .map(([name]) => readTable(db, text(name)))
  const byName = new Map(found.map((table) => [table.name.toLowerCase(), table]))
  const tables = found.map(({ names, ...table }): TableModel => {
    const keys = new Map<number, { table: string; columns: number[]; targets: number[] }>()
    for (const [id, target, from, to] of db.rows(
      'SELECT id, "table", "from", "to" FROM pragma_foreign_key_list(?) ORDER BY id, seq',
      [table.name],
    )) {
      const other = byName.get(text(target).toLowerCase())
      if (!other) continue
      const key = keys.get(Number(id)) ?? { table: other.name, columns: [], targets: [] }
      keys.set(Number(id), key)
      const place =
        to === null
          ? (other.primaryKey[key.columns.length] ?? -1)
          : other.names.indexOf(text(to).toLowerCase())
      key.columns.push(names.indexOf(text(from).toLowerCase()))
      key.targets.push(place)
    }
    return { ...table, references: [...keys.values()].filter(({ targets }) => !targets.includes(-1)) }
  })
  return inOrder(tables)
}

/** Tables after those that they refer to; a circle is broken at its first table. */
export function inOrder(tables: readonly TableModel[]): readonly TableModel[] {
  const ordered: TableModel[] = []
  const seen = new Set<string>()
  const visit = (table: TableModel): void => {
    if (seen.has(table.name)) return
    seen.add(table.name)
    for (const { table: name } of table.references) {
      const other = tables.find((one) => one.name === name)
      if (other) visit(other)
    }
    ordered.push(table)
  }
  for (const table of tables) visit(table)
  return ordered
}
