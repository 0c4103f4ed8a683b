import { readOrder, readOrderItem, readType, readWindow } from './clauses.ts'
import type { Cursor } from './cursor.ts'
import type { Call, Expression, Unplaced } from './syntax.ts'

/** Reserved words that are also functions when a parenthesis follows. */
const CALLABLE = ['LEFT', 'RIGHT', 'GLOB', 'LIKE', 'VALUES', 'SET', 'IF', 'FILTER', 'REPLACE', 'ANY', 'ALL']

/** A value, column, call, CASE or something in parentheses. */
export const readPrimary = (cursor: Cursor): Expression => {
  const { start } = cursor.token
  return cursor.placed<Expression>(start, readUnplaced(cursor))
}

const readUnplaced = (cursor: Cursor): Unplaced<Expression> => {
  const { token } = cursor
  const take = (): void => {
    cursor.at++
  }
  switch (token.kind) {
    case 'number':
    case 'string':
      take()
      return { kind: 'literal', type: token.kind, text: token.text }
    case 'parameter':
      take()
      return { kind: 'parameter', text: token.text, name: token.name, index: cursor.parameters++ }
    case 'name':
      return readNamed(cursor)
    case 'mark':
      if (token.text === '(') return readParentheses(cursor)
      if (token.text === '*') {
        take()
        return { kind: 'star', table: '' }
      }
  }
  if (token.kind !== 'word') cursor.fail('a value or a column')
  const called = cursor.nextIsMark('(')
  switch (token.upper) {
    case 'NULL':
      take()
      return { kind: 'literal', type: 'null', text: 'NULL' }
    case 'TRUE':
    case 'FALSE':
      take()
      return { kind: 'literal', type: 'boolean', text: token.upper === 'TRUE' ? '1' : '0' }
    case 'CASE':
      return readCase(cursor)
    case 'CAST':
      if (called) return readCast(cursor)
      break
    case 'EXISTS':
      if (!called) break
      take()
      return { kind: 'exists', query: cursor.inParentheses(() => cursor.readQuery()) }
    case 'INTERVAL':
    case 'DATE':
    case 'TIME':
    case 'TIMESTAMP':
      if (cursor.peek().kind !== 'string') break
      take()
      return { kind: 'cast', inner: readPrimary(cursor), type: token.upper, bound: false }
  }
  if (!cursor.atName && !(called && CALLABLE.includes(token.upper))) cursor.fail('a value or a column')
  return readNamed(cursor)
}

const readParentheses = (cursor: Cursor): Unplaced<Expression> => {
  cursor.at++
  if (cursor.eatMark(')')) return { kind: 'row', items: [] }
  if (cursor.atQuery) {
    const query = cursor.readQuery()
    cursor.needMark(')')
    return { kind: 'scalar', query }
  }
  const first = cursor.readExpression()
  if (first.kind === 'scalar' && cursor.atQueryTail) {
    const query = cursor.continueQuery(first.query)
    cursor.needMark(')')
    return { kind: 'scalar', query }
  }
  const items = [first]
  while (cursor.eatMark(',')) items.push(cursor.readExpression())
  cursor.needMark(')', items.length > 1 ? '`,` or `)`' : undefined)
  return items.length === 1 ? first : { kind: 'row', items }
}

const readCase = (cursor: Cursor): Unplaced<Expression> => {
  cursor.at++
  const subject = cursor.isWord('WHEN') ? undefined : cursor.readExpression()
  const branches: { when: Expression; result: Expression }[] = []
  if (!cursor.isWord('WHEN')) cursor.fail('`WHEN`')
  while (cursor.eat('WHEN')) {
    const when = cursor.readExpression()
    cursor.need('THEN')
    branches.push({ when, result: cursor.readExpression() })
  }
  const otherwise = cursor.after('ELSE')
  cursor.need('END')
  return { kind: 'case', subject, branches, otherwise }
}

const readCast = (cursor: Cursor): Unplaced<Expression> => {
  cursor.at++
  return cursor.inParentheses(() => {
    const inner = cursor.readExpression()
    cursor.need('AS')
    const type = readType(cursor)
    if (type === '') cursor.fail('a type')
    if (cursor.eat('COLLATE')) cursor.anyName()
    return { kind: 'cast', inner, type, bound: false }
  })
}

/** A plain call, of a function or of what behaves like one. */
export const call = (name: string, args: readonly Expression[]): Unplaced<Call> => ({
  kind: 'call',
  name,
  args,
  distinct: false,
  order: [],
  within: [],
})

/** Words that part the arguments of `substring`, `trim` and `position` in standard SQL. */
const PARTING = ['FROM', 'FOR', 'IN']

const readNamed = (cursor: Cursor): Unplaced<Expression> => {
  const path = [cursor.eat('GROUPING', 'SETS') ? 'grouping sets' : cursor.anyName()]
  while (cursor.eatMark('.')) {
    if (cursor.eatMark('*')) return { kind: 'star', table: path.join('.') }
    path.push(cursor.anyName('a column name'))
  }
  if (!cursor.isMark('(')) return { kind: 'column', path }
  cursor.at++
  const distinct = cursor.eat('DISTINCT') || (cursor.eat('ALL') && false)
  const args: Expression[] = []
  const name = path.join('.')
  while (!cursor.isMark(')') && !cursor.isWord('ORDER')) {
    if (cursor.atQuery) {
      const query = cursor.readQuery()
      args.push({ kind: 'scalar', query, span: query.span })
    } else args.push(cursor.readExpression(name === 'position' ? 5 : 0))
    if (!cursor.eatAny(...PARTING) && !cursor.eatMark(',')) break
  }
  const order = readOrder(cursor)
  cursor.closeList()
  return readCallTail(cursor, { ...call(name, args), distinct, order })
}

const readCallTail = (cursor: Cursor, plain: Unplaced<Call>): Unplaced<Call> => {
  const within = cursor.eat('WITHIN', 'GROUP')
    ? cursor.inParentheses(() => {
        cursor.need('ORDER', 'BY')
        return cursor.list(() => readOrderItem(cursor))
      })
    : []
  const filter = cursor.eatCalled('FILTER')
    ? cursor.inParentheses(() => {
        cursor.need('WHERE')
        return cursor.readExpression()
      })
    : undefined
  const over = cursor.eat('OVER') ? readWindow(cursor) : undefined
  return { ...plain, within, filter, over }
}
