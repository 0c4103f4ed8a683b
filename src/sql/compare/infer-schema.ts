import type { KnownTable, Schema } from '../normal-form/scope.ts'
import type { Statement } from '../reader/syntax.ts'

interface Found {
  readonly aliases: Map<string, string>
  readonly columns: [owner: string, column: string][]
}

const isNode = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const names = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string').map((one) => one.toLowerCase()) : []

/** Walks a syntax tree for tables, their aliases and the columns that are named with one of them. */
const collect = (node: unknown, found: Found): void => {
  if (Array.isArray(node)) return node.forEach((one) => collect(one, found))
  if (!isNode(node)) return
  const path = names(node['path'] ?? node['table'])
  const table = path.at(-1)
  if (node['kind'] === 'column' && path.length > 1) found.columns.push([path.at(-2) ?? '', table ?? ''])
  else if (table !== undefined && ['table', 'insert', 'update', 'delete'].includes(String(node['kind']))) {
    const { alias } = node
    if (typeof alias === 'string' && alias !== '') found.aliases.set(alias.toLowerCase(), table)
    found.aliases.set(table, table)
    if (node['kind'] === 'insert')
      for (const column of names(node['columns'])) found.columns.push([table, column])
    if (node['kind'] === 'update' && Array.isArray(node['set']))
      for (const { columns } of node['set'] as { columns: unknown }[])
        for (const column of names(columns)) found.columns.push([table, column])
  }
  for (const [key, value] of Object.entries(node)) if (key !== 'span') collect(value, found)
}

/** What is known of the tables: all of those that are created, and what statements say of others. */
export const inferSchema = (created: readonly Statement[], statements: readonly Statement[]): Schema => {
  const schema = new Map<string, KnownTable>()
  for (const statement of created) {
    if (statement.kind !== 'create table') continue
    const constraints = [
      ...statement.columns.flatMap((column) => column.constraints),
      ...statement.constraints,
    ]
    const keys = constraints.filter(({ kind }) => kind === 'primary key').flatMap(({ columns }) => columns)
    const columns = names(statement.columns.map(({ name }) => name))
    schema.set(statement.path.join('.').toLowerCase(), { columns, primaryKey: names(keys), complete: true })
  }
  const partial = new Map<string, Set<string>>()
  for (const statement of statements) {
    const found: Found = { aliases: new Map(), columns: [] }
    collect(statement, found)
    for (const [owner, column] of found.columns) {
      const table = found.aliases.get(owner)
      if (table !== undefined && !schema.has(table))
        partial.set(table, (partial.get(table) ?? new Set()).add(column))
    }
  }
  for (const [table, columns] of partial)
    schema.set(table, { columns: [...columns], primaryKey: [], complete: false })
  return schema
}
