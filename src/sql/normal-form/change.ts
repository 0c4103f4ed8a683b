import type { Assignment, Change, Conflict } from '../reader/syntax.ts'
import { conjuncts } from './conditions.ts'
import { clause, type Form, form, joined, sorted, word } from './form.ts'
import { addTable, fromForm } from './from.ts'
import { type Item, type StatementForm } from './parts.ts'
import { columnItems, outputsOf, withMembers, withPrefix } from './query.ts'
import { innerScope, type Scope } from './scope.ts'

const assignments = (set: readonly Assignment[], scope: Scope): Item[] =>
  set.map(({ columns, value, span }) => ({
    ...form`${columns.join(',')} = ${scope.expression(value)}`,
    span,
    node: value,
  }))

/** The normal form of INSERT, UPDATE and DELETE. */
export const changeForm = (change: Change, outer: Scope): StatementForm => {
  const { scope, members } = withMembers(change.with, outer)
  const { table: path, alias, span } = change
  addTable({ kind: 'table', path, alias, span }, scope)
  const table = path.join('.')
  const returning = columnItems(change.returning, scope)
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
  const { own, parts } = change.kind === 'insert' ? insertForm(change, scope) : alteringForm(change, scope)
  const back = clause(' RETURNING ', returning, ', ', scope.level >= 2)
  const or = change.or === '' ? '' : ` OR ${change.or}`
  const name = `${change.kind.toUpperCase()}${or} ${table} `
  return {
    ...withPrefix(members, form`${name}${own}${back}`),
    outputs: outputsOf(returning, scope),
    parts: { ...common, kind: change.kind, ...parts },
  }
}

interface Made {
  readonly own: Form
  readonly parts: Partial<Extract<StatementForm['parts'], { kind: 'insert' | 'update' | 'delete' }>>
}

const alteringForm = (change: Exclude<Change, { kind: 'insert' }>, scope: Scope): Made => {
  const { level } = scope
  const from = fromForm(change.from, scope)
  const set = assignments(change.set, scope)
  const where = conjuncts(change.where, scope)
  const free = level >= 2
  const conditions = clause(' WHERE ', [...where, ...from.conditions], ' & ', free)
  const other = change.from.length > 0 ? form` FROM ${from}` : ''
  const own = form`${clause('SET ', set, ', ', free)}${other}${conditions}`
  return { own, parts: { set, from: scope.tables.slice(1), where } }
}

const insertForm = (change: Extract<Change, { kind: 'insert' }>, scope: Scope): Made => {
  const { level } = scope
  const name = change.table.at(-1) ?? ''
  const known = level >= 3 ? scope.schema.get(name) : undefined
  const columns = change.columns ?? (known?.complete ? known.columns : undefined)
  const rows = change.rows?.map((row) =>
    row.map((node): Item => ({ ...scope.expression(node), span: node.span, node })),
  )
  const query = change.query && innerScope(undefined, scope).query(change.query, 'part')
  const list = columns && (level < 2 || query) ? `(${columns.join(',')})` : ''
  const lines = (rows ?? []).map((row) => rowForm(row, columns, level))
  const source = rows ? clause('VALUES ', lines, ', ', level >= 3) : (query ?? word('DEFAULT VALUES'))
  const conflict = change.conflicts.flatMap((one) => conflictItems(one, scope))
  const own = form`${list}${source}${clause(' ON CONFLICT ', conflict, ' ')}`
  return { own, parts: { columns: change.columns, rows, query, conflict } }
}

const rowForm = (row: readonly Item[], columns: readonly string[] | undefined, level: number): Form => {
  if (!columns || level < 2 || columns.length !== row.length) return form`(${joined(row, ', ')})`
  return form`(${joined(sorted(row.map((item, index) => form`${columns[index] ?? ''} = ${item}`)), ', ')})`
}

/** ON CONFLICT as its target, its action and what it sets. */
const conflictItems = (conflict: Conflict, scope: Scope): Item[] => {
  const { span, action, constraint } = conflict
  const free = scope.level >= 2
  const terms = (node: Conflict['where']): Form => clause('WHERE ', conjuncts(node, scope), ' & ', free)
  const columns = conflict.target.map((node) => scope.expression(node))
  const target = form`(${clause('', columns, ', ', free)}${constraint}) ${terms(conflict.targetWhere)}`
  const items: Item[] = [
    { ...target, span },
    { ...word(`DO ${action}`), span },
  ]
  const set = assignments(conflict.set, scope)
  items.push(...(scope.level >= 2 ? [...set].sort((a, b) => (a.shape < b.shape ? -1 : 1)) : set))
  if (conflict.where) items.push({ ...terms(conflict.where), span })
  return items
}
