import type { ColumnDefinition, Constraint, Definition } from '../reader/syntax.ts'
import { conjuncts } from './conditions.ts'
import { orderForms } from './expression.ts'
import { clause, type Form, form, joined, word } from './form.ts'
import { addTable } from './from.ts'
import { typeName } from './names.ts'
import { type Item, otherForm, type StatementForm } from './parts.ts'
import type { Scope } from './scope.ts'

type CreateTable = Extract<Definition, { kind: 'create table' }>

/** What stands for the table that is being created: its own name may be what differs. */
const TABLE = 'table'

/** The columns of the primary key, wherever it was written. */
export const primaryKeyOf = ({ columns, constraints }: CreateTable): string[] =>
  [...columns.flatMap((column) => column.constraints), ...constraints]
    .filter(({ kind }) => kind === 'primary key')
    .flatMap((one) => one.columns)

/** A query whose columns become those of a table or view, each with its name; `names` are written in front of it. */
const namedQuery = (
  start: string,
  query: StatementForm,
  names: readonly string[],
  loose: boolean,
): StatementForm => {
  const { outputs, parts } = query
  // The columns of combined queries are places, whichever of them comes first.
  const single = parts.kind === 'select'
  const columns = outputs.map((output, at) => form`${single ? output : ''} AS ${names[at] ?? output.label}`)
  return { ...query, ...form`${start}(${clause('', columns, ',', loose && single)}) AS ${query}` }
}

/** The normal form of CREATE and DROP. */
export const definitionForm = (definition: Definition, scope: Scope): StatementForm => {
  const { span } = definition
  const loose = scope.level >= 3
  switch (definition.kind) {
    case 'create table':
      return tableForm(definition, scope)
    case 'create view': {
      const query = scope.query(definition.query, 'statement')
      const start = `CREATE ${definition.sort}VIEW ${definition.path.join('.')} `
      return namedQuery(start, query, definition.columns, loose)
    }
    case 'create index': {
      addTable({ kind: 'table', path: definition.table, alias: '', span }, scope)
      const columns = orderForms(definition.columns, scope)
      const where = conjuncts(definition.where, scope)
      const name = loose ? '' : (definition.ifNotExists ? 'IF NOT EXISTS ' : '') + definition.name
      const what = `CREATE ${definition.unique ? 'UNIQUE ' : ''}INDEX`
      const table = definition.table.join('.')
      const conditions = clause(' WHERE ', where, ' & ', true)
      const own = form`${what} ${name} ON ${table} ${definition.method}(${joined(columns, ',')})${conditions}`
      return otherForm(own, what, span)
    }
    default: {
      const { what, names, ifExists, mode } = definition
      const extra = `${ifExists && !loose ? 'IF EXISTS ' : ''}${mode === 'RESTRICT' ? '' : mode} `
      return otherForm(word(`DROP ${what} ${extra}${names.join(',')}`), `DROP ${what}`, span)
    }
  }
}

const columnForm = (
  { name, type, notNull, default: initial, extras }: ColumnDefinition,
  key: readonly string[],
  scope: Scope,
): Form => {
  const own = `${TABLE}.${name} ${typeName(type, scope.level, !scope.noLengths)}`
  const never = notNull || (scope.level >= 2 && key.includes(name)) ? ' NOT NULL' : ''
  const value = initial ? form` DEFAULT ${scope.expression(initial)}` : ''
  return form`${own}${never}${value}${extras.toLowerCase()}`
}

const constraintForm = (constraint: Constraint, scope: Scope): Form => {
  const { kind, columns, target, check, name, conflict } = constraint
  const named = scope.level >= 3 || name === '' ? '' : `CONSTRAINT ${name} `
  const list = columns.join(',')
  if (check) {
    const terms = conjuncts(check, scope)
    return form`${named}CHECK (${clause('', terms, ' & ', scope.level >= 2)})`
  }
  if (!target) return word(`${named}${kind.toUpperCase()} (${list})${conflict}`)
  const known = scope.schema.get(target.table)?.primaryKey ?? []
  const targets = target.columns.length > 0 ? target.columns : known
  return word(
    `${named}FOREIGN KEY (${list}) REFERENCES ${target.table} (${targets.join(',')}) ${target.actions}`,
  )
}

const tableForm = (definition: CreateTable, scope: Scope): StatementForm => {
  const { level } = scope
  const { span, query: source, constraints, columns } = definition
  const table = definition.path.join('.')
  const start = `CREATE ${definition.temporary ? 'TEMPORARY ' : ''}TABLE ${definition.ifNotExists && level < 3 ? 'IF NOT EXISTS ' : ''}${table} `
  if (source) {
    return namedQuery(start, scope.query(source, 'statement'), [], level >= 3)
  }
  const known = { columns: columns.map(({ name }) => name), primaryKey: [], complete: true }
  scope.tables.push({ alias: table, name: table, base: TABLE, canonical: TABLE, known, span })
  const all = [...columns.flatMap((column) => column.constraints), ...constraints]
  const key = primaryKeyOf(definition)
  const lines = columns.map((column): Item => ({ ...columnForm(column, key, scope), span: column.span }))
  const rules = all.map((one): Item => ({ ...constraintForm(one, scope), span: one.span }))
  const rest = definition.options.toLowerCase()
  return {
    ...form`${start}(${clause('', lines, ', ', level >= 3)}; ${clause('', rules, ', ', level >= 2)}) ${rest}`,
    outputs: [],
    parts: { kind: 'create table', table, items: [...lines, ...rules], span },
  }
}
