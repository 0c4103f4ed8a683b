import { readOrderItem, readReturning } from './clauses.ts'
import type { Cursor } from './cursor.ts'
import { readSource } from './sources.ts'
import type { Assignment, Change, CommonTable, Conflict, Expression, Unplaced } from './syntax.ts'

/** INSERT, UPDATE or DELETE; `members` is the WITH before it. */
export const readChange = (cursor: Cursor, members: readonly CommonTable[]): Unplaced<Change> => {
  const word = cursor.eatAny('UPDATE', 'DELETE')
  return word
    ? readAltering(cursor, word === 'UPDATE' ? 'update' : 'delete', members)
    : readInsert(cursor, members)
}

const readOr = (cursor: Cursor): string => (cursor.eat('OR') ? cursor.anyName().toUpperCase() : '')

const readInsert = (cursor: Cursor, members: readonly CommonTable[]): Unplaced<Change> => {
  const replace = cursor.eat('REPLACE')
  if (!replace) cursor.need('INSERT')
  const or = replace ? 'REPLACE' : readOr(cursor)
  cursor.need('INTO')
  const table = cursor.path()
  const alias = cursor.eat('AS') ? cursor.anyName('an alias') : ''
  const hasColumns = cursor.isMark('(') && !['SELECT', 'WITH'].includes(cursor.peek().upper)
  const columns = hasColumns ? cursor.nameList() : undefined
  let rows: Expression[][] | undefined
  let query: (Change & { kind: 'insert' })['query']
  if (cursor.eat('VALUES')) rows = cursor.list(() => cursor.row())
  else if (!cursor.eat('DEFAULT', 'VALUES')) {
    if (!cursor.atQuery && !cursor.isMark('(')) cursor.fail('`VALUES`, `SELECT` or `DEFAULT VALUES`')
    query = cursor.readQuery()
  }
  const conflicts: Conflict[] = []
  while (cursor.isPhrase('ON', 'CONFLICT')) conflicts.push(readConflict(cursor))
  const returning = readReturning(cursor)
  return { kind: 'insert', with: members, table, alias, or, columns, rows, query, conflicts, returning }
}

const readConflict = (cursor: Cursor): Conflict => {
  const { start } = cursor.token
  cursor.need('ON', 'CONFLICT')
  let target: Expression[] = []
  let targetWhere: Expression | undefined
  let constraint = ''
  if (cursor.isMark('(')) {
    target = cursor.inParentheses(() => cursor.list(() => readOrderItem(cursor).expression))
    if (cursor.eat('WHERE')) targetWhere = cursor.readExpression()
  } else if (cursor.eat('ON', 'CONSTRAINT')) constraint = cursor.anyName()
  cursor.need('DO')
  const action = cursor.needAny('NOTHING', 'UPDATE')
  const updates = action === 'UPDATE'
  if (updates) cursor.need('SET')
  const set = updates ? readAssignments(cursor) : []
  const where = updates ? cursor.after('WHERE') : undefined
  return { target, constraint, targetWhere, action, set, where, span: cursor.spanFrom(start) }
}

const readAssignments = (cursor: Cursor): Assignment[] =>
  cursor.list(() => {
    const { start } = cursor.token
    const last = (): string => cursor.path('a column name').at(-1) ?? ''
    const columns = cursor.isMark('(') ? cursor.inParentheses(() => cursor.list(last)) : [last()]
    if (!cursor.eatMark('==') && !cursor.eatMark(':=')) cursor.needMark('=')
    const value = cursor.readExpression()
    return { columns, value, span: cursor.spanFrom(start) }
  })

/** UPDATE or DELETE; both may name further tables, which the one calls FROM and the other USING. */
const readAltering = (
  cursor: Cursor,
  kind: 'update' | 'delete',
  members: readonly CommonTable[],
): Unplaced<Change> => {
  const updates = kind === 'update'
  const or = updates ? readOr(cursor) : ''
  if (!updates) cursor.need('FROM')
  cursor.eat('ONLY')
  const table = cursor.path()
  const alias = cursor.alias()
  if (updates) cursor.need('SET')
  const set = updates ? readAssignments(cursor) : []
  const from = cursor.eat(updates ? 'FROM' : 'USING') ? cursor.list(() => readSource(cursor)) : []
  const where = cursor.after('WHERE')
  const returning = readReturning(cursor)
  return { kind, with: members, table, alias, or, set, from, where, returning }
}
