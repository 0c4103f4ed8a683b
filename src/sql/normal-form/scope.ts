import type { Span } from '../judgement.ts'
import type { Expression, Parameter, Query, Statement } from '../reader/syntax.ts'
import { type Form, form, word } from './form.ts'
import type { QueryForm, StatementForm } from './parts.ts'

/** What is known of a table. `complete`: no column is missing. */
export interface KnownTable {
  readonly columns: string[]
  readonly primaryKey: readonly string[]
  readonly complete: boolean
}

/** Tables by their name in lower case. */
export type Schema = Map<string, KnownTable>

/** 1: the same text but for spelling; 2: the same meaning; 3: the same meaning, put another way. */
export type Level = 1 | 2 | 3

/** A column that a query gives out. */
export interface Output extends Form {
  /** The name others know it by; empty when it has none. */
  readonly label: string
  /** Other names that SQLAlchemy gives such a column in a subquery, `user_account_id`. */
  readonly also: string
}

/** A table that can be named in a scope. */
export interface ScopeTable {
  readonly alias: string
  /** Its own name, still usable by someone who forgot the alias. */
  readonly name: string
  readonly base: string
  /** The name that stands for it in forms: `address`, `address#2`. */
  canonical: string
  readonly known?: KnownTable | undefined
  /** Whether columns named with it become known. */
  readonly learns?: boolean | undefined
  readonly outputs?: readonly Output[] | undefined
  readonly query?: QueryForm | undefined
  /** Whether it is a subquery that sees the tables before it. */
  readonly lateral?: boolean | undefined
  readonly form?: Form | undefined
  readonly span: Span
}

/** How a normal form is made. */
export interface FormOptions {
  readonly level: Level
  readonly schema: Schema
  /** The value that a placeholder stands for; undefined when it is not known. */
  readonly value: (parameter: Parameter) => string | undefined
  /** Whether tables that are not in the schema get into it, with the columns that are named with them. */
  readonly learns?: boolean | undefined
  /** In which order tables of the same name are numbered: a permutation's number, 0 for the order of the text. */
  readonly order?: number | undefined
  /** Whether OFFSET with an unknown value is taken for OFFSET 0. */
  readonly dropOffset?: boolean | undefined
  /** Whether the lengths of columns' types are left out. */
  readonly noLengths?: boolean | undefined
}

/**
 * What making normal forms needs at a place: its options, and the names that can be used there; inner scopes see outer
 * ones. The functions are set by `statement.ts`: their files use each other.
 */
export interface Scope extends FormOptions {
  /** The queries that have a normal form by now. */
  readonly queries: Map<Query, QueryForm>
  expression(node: Expression): Form
  query(node: Query, use: QueryUse): QueryForm
  statement(node: Statement): StatementForm
  readonly parent: Scope | undefined
  readonly tables: ScopeTable[]
  readonly members: ReadonlyMap<string, ScopeTable>
  labels?: ReadonlyMap<string, Form> | undefined
  /** ORDER BY knows labels before columns, GROUP BY after them. */
  labelsFirst?: boolean | undefined
}

/** What a query is for: whether its labels, the order of its columns and the columns at all matter. */
export type QueryUse = 'statement' | 'derived' | 'part' | 'exists'

/** A new scope that sees the names of `parent`, made like the scope at whose place it is needed. */
export const innerScope = (parent: Scope | undefined, like: Scope): Scope => ({
  ...like,
  parent,
  tables: [],
  labels: undefined,
})

/** Gives a table its name in forms: its base, numbered when one of that base is already in sight. */
export const canonicalName = (base: string, scope: Scope): string => {
  let count = 1
  for (let at: Scope | undefined = scope; at; at = at.parent)
    for (const table of at.tables) if (table.base === base) count++
  return count === 1 ? base : `${base}#${count}`
}

const hasColumn = (table: ScopeTable, name: string): boolean =>
  table.known?.columns.includes(name) === true || table.outputs?.some(({ label }) => label === name) === true

const columnOf = (table: ScopeTable, name: string): Form => {
  if (table.learns && !hasColumn(table, name)) table.known?.columns.push(name)
  const output =
    table.outputs?.find(({ label }) => label === name) ?? table.outputs?.find(({ also }) => also === name)
  return output ? form`${table.canonical}.{${output}}` : word(`${table.canonical}.${name}`)
}

const isOpen = (table: ScopeTable): boolean => !table.outputs && table.known?.complete !== true

const qualified = (owner: string, name: string, scope: Scope): Form => {
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    const table = at.tables.find(({ alias }) => alias === owner)
    if (table) return columnOf(table, name)
  }
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    const tables = at.tables.filter((table) => table.name === owner || table.base === owner)
    if (tables.length === 1 && tables[0]) return columnOf(tables[0], name)
  }
  return word(`${owner}.${name}`)
}

/** The form of a column: the table it belongs to and, for one of a subquery, the expression behind its label. */
export const resolveColumn = (path: readonly string[], scope: Scope): Form => {
  const name = path.at(-1) ?? ''
  if (path.length > 1) return qualified(path.at(-2) ?? '', name, scope)
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    const label = at.labels?.get(name)
    const table = at.tables.find((one) => hasColumn(one, name))
    if (label && (at.labelsFirst === true || !table)) return label
    if (table) return columnOf(table, name)
    const open = at.tables.filter(isOpen)
    if (open.length === 1 && open[0]) return columnOf(open[0], name)
    if (open.length > 1 && !at.parent) return word(name)
  }
  return word(name)
}

/** The columns that `*` stands for; undefined when not all are known. */
export const starColumns = (tables: readonly ScopeTable[]): Output[] | undefined => {
  const columns: Output[] = []
  for (const table of tables) {
    const names =
      table.outputs?.map(({ label }) => label) ?? (table.known?.complete ? table.known.columns : undefined)
    if (!names || names.includes('')) return undefined
    for (const label of names) columns.push({ ...columnOf(table, label), label, also: '' })
  }
  return columns
}

/** The column of that name in these tables, for USING and NATURAL. */
export const sharedColumn = (tables: readonly ScopeTable[], name: string): Form => {
  const table = tables.find((one) => hasColumn(one, name)) ?? tables[0]
  return table ? columnOf(table, name) : word(name)
}
