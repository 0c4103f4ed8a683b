import type { Assignment, Change, Conflict } from '../reader/syntax.ts'
import { conjuncts } from './conditions.ts'
import { clause, type Form, form, joined, sorted, word } from './form.ts'
import { addTable, fromForm } from './from.ts'
import { formsOf, type Item, type StatementForm } from './parts.ts'
import { columnItems, outputsOf, withMembers, withPrefix } from './query.ts'
import { type Context, innerScope, type Scope } from './scope.ts'

const assignments = (set: readonly Assignment[], context: Context, scope: Scope): Item[] =>
  set.map(({ columns, value, span }) => ({
    form: form`${columns.join(',')} = ${context.expression(value, scope)}`,
    span,
    node: value,
  }))

/** The normal form of INSERT, UPDATE and DELETE. */
export const changeForm = (change: Change, outer: Scope, context: Context): StatementForm => {
  const { scope, members } = withMembers(change.with, context, outer)
  const { table: path, alias, span } = change
  addTable({ kind: 'table', path, alias, span }, context, scope)
  const table = path.join('.')
  const returning = columnItems(change.returning, context, scope)
  const common = {
    table,
    or: change.or,
    members,
    returning,
    span,
    set: [],
    from: [],
    where: [],
    conflict: [],
  }
  const { own, parts } =
    change.kind === 'insert' ? insertForm(change, scope, context) : alteringForm(change, scope, context)
  const back = clause(' RETURNING ', formsOf(returning), ', ', context.level >= 2)
  const or = change.or === '' ? '' : ` OR ${change.or}`
  const name = `${change.kind.toUpperCase()}${or} ${table} `
  return {
    form: withPrefix(members, form`${name}${own}${back}`),
    outputs: outputsOf(returning, scope),
    parts: { ...common, kind: change.kind, ...parts },
  }
}

interface Made {
  readonly own: Form
  readonly parts: Partial<Extract<StatementForm['parts'], { kind: 'insert' | 'update' | 'delete' }>>
}

const alteringForm = (change: Exclude<Change, { kind: 'insert' }>, scope: Scope, context: Context): Made => {
  const { level } = context
  const from = fromForm(change.from, context, scope)
  const set = assignments(change.set, context, scope)
  const where = conjuncts(change.where, context, scope)
  const free = level >= 2
  const conditions = clause(' WHERE ', [...formsOf(where), ...from.conditions], ' & ', free)
  const other = change.from.length > 0 ? form` FROM ${from.form}` : ''
  const own = form`${clause('SET ', formsOf(set), ', ', free)}${other}${conditions}`
  return { own, parts: { set, from: scope.tables.slice(1), where } }
}

const insertForm = (change: Extract<Change, { kind: 'insert' }>, scope: Scope, context: Context): Made => {
  const { level } = context
  const name = change.table.at(-1) ?? ''
  const known = level >= 3 ? context.schema.get(name) : undefined
  const columns = change.columns ?? (known?.complete ? known.columns : undefined)
  const rows = change.rows?.map((row) =>
    row.map((node): Item => ({ form: context.expression(node, scope), span: node.span, node })),
  )
  const query = change.query && context.query(change.query, innerScope(undefined, scope.members), 'part')
  const list = columns && (level < 2 || query) ? `(${columns.join(',')})` : ''
  const lines = (rows ?? []).map((row) => rowForm(row, columns, level))
  const source = rows ? clause('VALUES ', lines, ', ', level >= 3) : (query?.form ?? word('DEFAULT VALUES'))
  const conflict = change.conflicts.flatMap((one) => conflictItems(one, context, scope))
  const own = form`${list}${source}${clause(' ON CONFLICT ', formsOf(conflict), ' ')}`
  return { own, parts: { columns: change.columns, rows, query, conflict } }
}

const rowForm = (row: readonly Item[], columns: readonly string[] | undefined, level: number): Form => {
  if (!columns || level < 2 || columns.length !== row.length) return form`(${joined(formsOf(row), ', ')})`
  return form`(${joined(sorted(row.map((item, index) => form`${columns[index] ?? ''} = ${item.form}`)), ', ')})`
}

/** ON CONFLICT as its target, its action and what it sets. */
const conflictItems = (conflict: Conflict, context: Context, scope: Scope): Item[] => {
  const { span, action, constraint } = conflict
  const free = context.level >= 2
  const terms = (node: Conflict['where']): Form =>
    clause('WHERE ', formsOf(conjuncts(node, context, scope)), ' & ', free)
  const columns = conflict.target.map((node) => context.expression(node, scope))
  const target = form`(${clause('', columns, ', ', free)}${constraint}) ${terms(conflict.targetWhere)}`
  const items: Item[] = [
    { form: target, span },
    { form: word(`DO ${action}`), span },
  ]
  const set = assignments(conflict.set, context, scope)
  items.push(...(context.level >= 2 ? [...set].sort((a, b) => (a.form.shape < b.form.shape ? -1 : 1)) : set))
  if (conflict.where) items.push({ form: terms(conflict.where), span })
  return items
}
