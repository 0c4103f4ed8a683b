import type { CommonTable, Expression, Query, QueryFrame, SelectItem } from '../reader/syntax.ts'
import { conjuncts } from './conditions.ts'
import { windowForm, withDirection } from './expression.ts'
import { clause, type Form, form, joined, leafValue, word } from './form.ts'
import { fromForm } from './from.ts'
import { type ColumnItem, type Item, type Member, type QueryForm, type TailParts } from './parts.ts'
import { innerScope, type Output, type QueryUse, type Scope, type ScopeTable, starColumns } from './scope.ts'

/** The name by which others know a column: its label, or the column's own name. */
const labelOf = ({ label, expression }: SelectItem): string =>
  label ?? (expression.kind === 'column' ? expression.path.at(-1) : undefined) ?? ''

/** `user_account_id` for `user_account.id`: what SQLAlchemy calls it in a subquery. */
const longLabel = ({ shape }: Form): string =>
  /^[\w#]+\.\w+$/.test(shape) ? shape.replace(/(#\d+)?\./, '_') : ''

/** The columns that SELECT or RETURNING lists; at level 3 a star is all that it stands for. */
export const columnItems = (items: readonly SelectItem[], scope: Scope): ColumnItem[] =>
  items.flatMap((item): ColumnItem[] => {
    const { expression, span } = item
    if (expression.kind !== 'star')
      return [
        {
          ...scope.expression(expression),
          label: labelOf(item),
          star: false,
          span,
          node: expression,
        },
      ]
    const { table } = expression
    const tables = table === '' ? scope.tables : scope.tables.filter(({ alias }) => alias === table)
    const columns = scope.level >= 3 ? starColumns(tables) : undefined
    if (columns) return columns.map((column) => ({ ...column, star: true, span }))
    return [{ ...scope.expression(expression), label: '', star: true, span, node: expression }]
  })

/** What a list of columns gives to whoever selects from it. */
export const outputsOf = (columns: readonly ColumnItem[], scope: Scope): Output[] =>
  columns.flatMap((column): Output[] => {
    if (column.star && column.label === '')
      return starColumns(scope.tables) ?? [{ ...column, label: '*', also: '' }]
    return [{ ...column, also: longLabel(column) }]
  })

/** The names that a query gives its columns; none where a star hides them. */
const labelsIn = (statement: CommonTable['statement']): string[] => {
  if (statement.kind === 'set operation') return labelsIn(statement.left)
  if (statement.kind !== 'select') return []
  const isOpen = statement.columns.some(({ expression }) => expression.kind === 'star')
  return isOpen ? [] : statement.columns.map(labelOf)
}

/** The common tables of WITH; each is known to those after it, and to itself when it is recursive. */
export const withMembers = (
  members: readonly CommonTable[],
  scope: Scope,
): { scope: Scope; members: TailParts['members'] } => {
  if (members.length === 0) return { scope, members: [] }
  const known = new Map(scope.members)
  const made: Member[] = []
  for (const { name, columns, statement, recursive, span } of members) {
    const canonical = `cte${known.size + 1}`
    const labels = columns.length > 0 ? columns : recursive ? labelsIn(statement) : []
    // A table that is made from itself has no expressions behind its columns, only their places.
    const named = labels.map((label, at) => ({ ...word(`${at + 1}`), label, also: '' }))
    const bare: ScopeTable = { alias: name, name, base: canonical, canonical, span }
    const self = named.length > 0 ? { ...bare, outputs: named } : bare
    const seen = recursive ? new Map(known).set(name, self) : known
    const own = innerScope(undefined, { ...scope, members: seen }).statement(statement)
    const outputs = own.outputs.map((output, index) => ({
      ...output,
      label: named[index]?.label ?? output.label,
    }))
    known.set(name, { ...bare, outputs: recursive && named.length > 0 ? named : outputs, query: own })
    made.push({ ...own, name, span })
  }
  return { scope: { ...scope, members: known }, members: made }
}

/** WITH in front of a form. */
export const withPrefix = (members: TailParts['members'], rest: Form): Form =>
  members.length === 0
    ? rest
    : form`WITH ${joined(
        members.map((member) => form`{${member}}`),
        '; ',
      )} ${rest}`

const ordinal = (node: Expression, columns: readonly ColumnItem[]): ColumnItem | undefined =>
  node.kind === 'literal' && node.type === 'number' ? columns[Number(node.text) - 1] : undefined

/** ORDER BY, LIMIT, OFFSET and FOR UPDATE: their parts, and one form for them all. */
const tailOf = (
  query: QueryFrame,
  columns: readonly ColumnItem[],
  members: TailParts['members'],
  scope: Scope,
): Form & { parts: TailParts } => {
  const labels = new Map(columns.filter(({ label }) => label !== '').map((one) => [one.label, one]))
  const inOrder: Scope = { ...scope, labels, labelsFirst: true }
  const orderBy = query.orderBy.map((item): Item => {
    const { expression: node, span } = item
    const own = ordinal(node, columns) ?? inOrder.expression(node)
    return { ...withDirection(own, item), span, node }
  })
  const bound = (node: Expression | undefined, none: string, unknownToo = false): Item | undefined => {
    if (!node) return undefined
    const own = scope.expression(node)
    const value = leafValue(own)
    const nothing = value === none || (unknownToo && own.shape === '?' && value === undefined)
    return scope.level >= 2 && nothing ? undefined : { ...own, span: node.span, node }
  }
  const limit = bound(query.limit, '-1')
  const offset = bound(query.offset, '0', scope.dropOffset)
  const end = form`${clause(' ORDER BY ', orderBy, ', ')}${limit ? form` LIMIT ${limit}` : ''}${offset ? form` OFFSET ${offset}` : ''} ${query.lock}`
  const zeroOffset = (!limit && query.limit !== undefined) || (!offset && query.offset !== undefined)
  return {
    parts: { orderBy, limit, offset, zeroOffset, lock: query.lock, members, span: query.span },
    ...end,
  }
}

/** The normal form of a query. */
export const queryForm = (query: Query, outer: Scope, use: QueryUse): QueryForm => {
  const { scope, members } = withMembers(query.with, outer)
  const made =
    query.kind === 'select'
      ? selectForm(query, scope, use, members)
      : query.kind === 'values'
        ? valuesForm(query, scope, members)
        : operationForm(query, scope, members)
  const whole = { ...made, ...withPrefix(members, made) }
  scope.queries.set(query, whole)
  return whole
}

const selectForm = (
  query: Query & { kind: 'select' },
  scope: Scope,
  use: QueryUse,
  members: TailParts['members'],
): QueryForm => {
  const { level } = scope
  const from = fromForm(query.from, scope)
  const columns = columnItems(query.columns, scope)
  const where = conjuncts(query.where, scope)
  const labels = new Map(
    columns.filter((one) => one.label !== '' && !one.star).map((one) => [one.label, one]),
  )
  const labelled: Scope = { ...scope, labels, labelsFirst: false }
  const groupBy = query.groupBy.map(
    (node): Item => ({
      ...(ordinal(node, columns) ?? labelled.expression(node)),
      span: node.span,
      node,
    }),
  )
  const having = conjuncts(query.having, labelled)
  const distinctOn = query.distinctOn.map((node) => labelled.expression(node))
  const tail = tailOf(query, columns, members, scope)
  const free = level >= 2
  const list = columns.map((one) =>
    level === 1 && use === 'statement' && one.label !== '' ? form`${one} AS ${one.label}` : one,
  )
  const anyOrder = level >= 3 && (use === 'statement' || use === 'derived')
  const parts = [
    word(query.distinct && use !== 'exists' ? 'SELECT DISTINCT ' : 'SELECT '),
    clause('ON ', distinctOn, ', '),
    free && use === 'exists' ? word('1') : clause('', list, ', ', anyOrder),
    query.from.length > 0 ? form` FROM ${from}` : word(''),
    clause(' WHERE ', [...where, ...from.conditions], ' & ', free),
    clause(' GROUP BY ', groupBy, ', ', free),
    clause(' HAVING ', having, ' & ', free),
    ...query.windows.map(({ name, spec }) => form` WINDOW ${name} (${windowForm(spec, scope)})`),
    tail,
  ]
  return {
    ...joined(parts, ''),
    outputs: outputsOf(columns, scope),
    parts: {
      ...tail.parts,
      kind: 'select',
      columns,
      distinct: query.distinct,
      tables: scope.tables,
      joins: from.joins,
      where,
      groupBy,
      having,
    },
  }
}

const valuesForm = (
  query: Query & { kind: 'values' },
  scope: Scope,
  members: TailParts['members'],
): QueryForm => {
  const rows = query.rows.map(
    (row) =>
      form`(${joined(
        row.map((one) => scope.expression(one)),
        ',',
      )})`,
  )
  const tail = tailOf(query, [], members, scope)
  return {
    ...form`VALUES ${clause('', rows, ',', scope.level >= 3)}${tail}`,
    outputs: (query.rows[0] ?? []).map((_, index) => {
      const label = `column${index + 1}`
      return { ...word(label), label, also: '' }
    }),
    parts: { ...tail.parts, kind: 'values' },
  }
}

const ANY_ORDER = ['UNION', 'UNION ALL', 'INTERSECT']

const operationForm = (
  query: Query & { kind: 'set operation' },
  scope: Scope,
  members: TailParts['members'],
): QueryForm => {
  const operators: string[] = []
  const branches: QueryForm[] = []
  const chained = (side: Query): boolean =>
    side.kind === 'set operation' &&
    side.operator === query.operator &&
    side.operator !== 'EXCEPT' &&
    side.orderBy.length === 0 &&
    !side.limit &&
    !side.offset &&
    side.with.length === 0
  const add = (side: Query): void => {
    if (side.kind === 'set operation' && (side === query || chained(side))) {
      add(side.left)
      operators.push(side.operator)
      add(side.right)
    } else branches.push(innerScope(scope.parent, scope).query(side, 'part'))
  }
  add(query)
  const forms = branches.map((branch) => form`{${branch}}`)
  const free = scope.level >= 3 && ANY_ORDER.includes(query.operator)
  const [first] = branches
  // Whichever part comes first names the columns, so that only their places count.
  const columns = (first?.outputs ?? []).map(
    ({ label }, at): ColumnItem => ({ ...word(`column${at + 1}`), label, star: false, span: query.span }),
  )
  const tail = tailOf(query, columns, members, scope)
  return {
    ...form`${clause('', forms, ` ${query.operator} `, free)}${tail}`,
    outputs: first?.outputs ?? [],
    parts: { ...tail.parts, kind: 'set operation', operators, branches },
  }
}
