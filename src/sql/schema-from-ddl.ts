import { readLog } from './reader/log.ts'
import type { Constraint, Statement } from './reader/syntax.ts'
import { reservedWords } from './reader/words.ts'

/** A column of a table, as its CREATE TABLE says. */
export interface SchemaColumn {
  readonly name: string
  /** In upper case with its lengths, `VARCHAR(30)`; empty when none is given. */
  readonly type: string
  readonly nullable: boolean
  readonly primaryKey: boolean
  readonly unique: boolean
}

/** A foreign key; `targets` are the columns it points to, the other table's primary key when none were written. */
export interface SchemaForeignKey {
  readonly columns: readonly string[]
  readonly table: string
  readonly targets: readonly string[]
}

/** A table. `primaryKey` and the lists of `uniques` hold column names; names are in lower case. */
export interface SchemaTable {
  readonly name: string
  readonly columns: readonly SchemaColumn[]
  readonly primaryKey: readonly string[]
  readonly uniques: readonly (readonly string[])[]
  readonly foreignKeys: readonly SchemaForeignKey[]
}

type CreateTable = Extract<Statement, { kind: 'create table' }>

const tableOf = (created: CreateTable): SchemaTable => {
  const all: Constraint[] = [
    ...created.columns.flatMap(({ constraints }) => constraints),
    ...created.constraints,
  ]
  const ofKind = (kind: Constraint['kind']): Constraint[] => all.filter((one) => one.kind === kind)
  const primaryKey = ofKind('primary key').flatMap(({ columns }) => columns)
  const uniques = ofKind('unique').map(({ columns }) => columns)
  return {
    name: created.path.join('.'),
    primaryKey,
    uniques,
    foreignKeys: ofKind('foreign key').map(({ columns, target }) => ({
      columns,
      table: target?.table ?? '',
      targets: target?.columns ?? [],
    })),
    columns: created.columns.map(({ name, type, notNull }) => ({
      name,
      type,
      nullable: !notNull && !primaryKey.includes(name),
      primaryKey: primaryKey.includes(name),
      unique: uniques.some(([only, ...others]) => only === name && others.length === 0),
    })),
  }
}

/** The tables that these statements create. */
const tablesOf = (statements: readonly Statement[]): SchemaTable[] => {
  const tables = statements.filter((one) => one.kind === 'create table').map(tableOf)
  return tables.map((table) => ({
    ...table,
    foreignKeys: table.foreignKeys.map((key) => {
      const target = tables.find(({ name }) => name === key.table)
      return key.targets.length > 0 || !target ? key : { ...key, targets: target.primaryKey }
    }),
  }))
}

/** The tables of a DDL text, in its order; what cannot be read is left out. */
export const schemaFromDdl = (ddl: string): SchemaTable[] =>
  tablesOf(readLog(ddl).statements.map(({ statement }) => statement))

/** A table as the shared schemas of the decks describe it. */
export interface DescribedTable {
  readonly name: string
  readonly columns: readonly {
    readonly name: string
    readonly type: string
    readonly primaryKey?: boolean | undefined
    readonly nullable?: boolean | undefined
    readonly unique?: boolean | undefined
    /** `table.column` */
    readonly references?: string | undefined
  }[]
}

/** CREATE TABLE statements for described tables, a table after those it points to. */
export const ddlOf = (tables: readonly DescribedTable[]): string => {
  const ordered: DescribedTable[] = []
  const place = (table: DescribedTable, path: readonly DescribedTable[]): void => {
    if (ordered.includes(table) || path.includes(table)) return
    for (const { references } of table.columns) {
      const target = tables.find(({ name }) => name === references?.split('.')[0])
      if (target) place(target, [...path, table])
    }
    ordered.push(table)
  }
  for (const table of tables) place(table, [])
  return ordered.map(createTable).join(';\n')
}

const quoted = (name: string): string =>
  /^[a-z_]\w*$/i.test(name) && !reservedWords.has(name.toUpperCase())
    ? name
    : `"${name.replaceAll('"', '""')}"`

const createTable = ({ name, columns }: DescribedTable): string => {
  const keys = columns.filter(({ primaryKey }) => primaryKey === true).map((column) => quoted(column.name))
  const lines = columns.map(
    ({ name, type, nullable, primaryKey }) =>
      `${quoted(name)} ${type}${nullable === true && primaryKey !== true ? '' : ' NOT NULL'}`,
  )
  if (keys.length > 0) lines.push(`PRIMARY KEY (${keys.join(', ')})`)
  for (const column of columns) {
    if (column.unique === true) lines.push(`UNIQUE (${quoted(column.name)})`)
    const [table, target] = column.references?.split('.') ?? []
    if (table !== undefined && target !== undefined)
      lines.push(`FOREIGN KEY (${quoted(column.name)}) REFERENCES ${quoted(table)} (${quoted(target)})`)
  }
  return `CREATE TABLE ${quoted(name)} (\n  ${lines.join(',\n  ')}\n)`
}
