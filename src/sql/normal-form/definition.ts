import type { ColumnDefinition, Constraint, Definition } from '../reader/syntax.ts'
import { conjuncts } from './conditions.ts'
import { orderForms } from './expression.ts'
import { type Form, form, joined, sorted, word } from './form.ts'
import { addTable } from './from.ts'
import { typeName } from './names.ts'
import type { ColumnForm, Item, StatementForm } from './parts.ts'
import { type Context, innerScope, type Scope } from './scope.ts'

type CreateTable = Extract<Definition, { kind: 'create table' }>

const lower = (names: readonly string[]): string[] => names.map((name) => name.toLowerCase())

/** The normal form of CREATE and DROP. */
export const definitionForm = (definition: Definition, context: Context): StatementForm => {
  const { span } = definition
  const scope = innerScope(undefined)
  const loose = context.level >= 3
  switch (definition.kind) {
    case 'create table':
      return tableForm(definition, context, scope)
    case 'create view': {
      const query = context.query(definition.query, scope, 'statement')
      const name = `CREATE VIEW ${definition.path.join('.')}(${definition.columns.join(',')}) `.toLowerCase()
      return { ...query, form: form`${name}${query.form}` }
    }
    case 'create index': {
      addTable({ kind: 'table', path: definition.table, alias: '', span }, context, scope)
      const columns = orderForms(definition.columns, context, scope)
      const where = conjuncts(definition.where, context, scope).map((item) => item.form)
      const name = loose
        ? ''
        : `${definition.ifNotExists ? 'IF NOT EXISTS ' : ''}${definition.name.toLowerCase()}`
      const what = `CREATE ${definition.unique ? 'UNIQUE ' : ''}INDEX ${name} ON `
      const method = definition.method === 'btree' ? '' : definition.method
      const rest = definition.options.toLowerCase()
      return {
        form: form`${what}${definition.table.join('.').toLowerCase()} ${method}(${joined(columns, ',')}) ${joined(sorted(where), ' & ')} ${rest}`,
        outputs: [],
        parts: { kind: 'other', what: `CREATE ${definition.unique ? 'UNIQUE ' : ''}INDEX`, span },
      }
    }
    case 'drop': {
      const { what, names, ifExists, mode } = definition
      const extra = loose ? '' : `${ifExists ? 'IF EXISTS ' : ''}${mode === 'RESTRICT' ? '' : mode} `
      return {
        form: word(`DROP ${what} ${extra}${names.join(',')}`),
        outputs: [],
        parts: { kind: 'other', what: `DROP ${what}`, span },
      }
    }
  }
}

const columnForm = (
  column: ColumnDefinition,
  key: readonly string[],
  context: Context,
  scope: Scope,
): ColumnForm => {
  const name = column.name.toLowerCase()
  const generated = column.generated ? ` AS ${context.expression(column.generated, scope).full}` : ''
  return {
    name,
    type: typeName(column.type, context.level),
    notNull: column.notNull || (context.level >= 2 && key.includes(name)),
    initial: column.default && context.expression(column.default, scope),
    extras: [...column.extras].sort().join(' ') + generated,
  }
}

const constraintForm = (constraint: Constraint, context: Context, scope: Scope): Form => {
  const { kind, columns, target, check, name, text } = constraint
  const named = context.level >= 3 || name === '' ? '' : `CONSTRAINT ${name.toLowerCase()} `
  const list = lower(columns).join(',')
  if (check) {
    const terms = conjuncts(check, context, scope).map((item) => item.form)
    return form`${named}CHECK (${joined(context.level >= 2 ? sorted(terms) : terms, ' & ')})`
  }
  if (!target) return word(`${named}${kind.toUpperCase()}${text} (${list})`)
  const known = context.schema.get(target.table)?.primaryKey ?? []
  const targets = target.columns.length > 0 ? lower(target.columns) : known
  return word(
    `${named}FOREIGN KEY (${list}) REFERENCES ${target.table} (${targets.join(',')}) ${target.actions}`,
  )
}

const tableForm = (definition: CreateTable, context: Context, scope: Scope): StatementForm => {
  const { level } = context
  const { span, query: source } = definition
  const table = definition.path.join('.').toLowerCase()
  const start = `CREATE ${definition.temporary ? 'TEMPORARY ' : ''}TABLE ${definition.ifNotExists && level < 3 ? 'IF NOT EXISTS ' : ''}${table} `
  if (source) {
    const query = context.query(source, scope, 'statement')
    return { ...query, form: form`${start}AS ${query.form}` }
  }
  const names = lower(definition.columns.map(({ name }) => name))
  scope.tables.push({
    ...{ alias: table, name: table, base: table, canonical: table, span },
    known: { columns: names, primaryKey: [], complete: true },
  })
  const all = [...definition.columns.flatMap(({ constraints }) => constraints), ...definition.constraints]
  const keys = all.filter(({ kind }) => kind === 'primary key')
  const primaryKey = keys.flatMap(({ columns }) => lower(columns))
  const items = all
    .filter((one) => one.kind !== 'primary key' || (one.name !== '' && level < 3))
    .map((constraint): Item & { constraint: Constraint } => ({
      form: constraintForm(constraint, context, scope),
      span: constraint.span,
      constraint,
    }))
  const columns = definition.columns.map((column) => ({
    definition: column,
    form: columnForm(column, primaryKey, context, scope),
  }))
  const lines = columns.map(({ form: own }) => {
    const initial = own.initial ? form` DEFAULT ${own.initial}` : ''
    return form`${own.name} ${own.type}${own.notNull ? ' NOT NULL' : ''}${initial} ${own.extras}`
  })
  const constraints = items.map((item) => item.form)
  const rest = definition.options.toLowerCase()
  return {
    form: form`${start}(${joined(level >= 3 ? sorted(lines) : lines, ', ')}; ${primaryKey.join(',')}; ${joined(level >= 2 ? sorted(constraints) : constraints, '; ')}) ${rest}`,
    outputs: [],
    parts: { kind: 'create table', table, columns, constraints: items, primaryKey, span },
  }
}
