import { readOrder, readSelectItem, readWindow } from './clauses.ts'
import type { Cursor } from './cursor.ts'
import { readSource } from './sources.ts'
import type { CommonTable, Query, QueryFrame } from './syntax.ts'

const bare = (): Omit<QueryFrame, 'span'> => ({ with: [], orderBy: [], lock: '' })

/** WITH and its members, or none. */
export const readWith = (cursor: Cursor): CommonTable[] => {
  if (!cursor.eat('WITH')) return []
  const recursive = cursor.eat('RECURSIVE')
  return cursor.list(() => {
    const { start } = cursor.token
    const name = cursor.name('a name for the WITH query')
    const columns = cursor.nameList()
    cursor.need('AS')
    // Whether it is materialized changes no row.
    cursor.eat('NOT')
    cursor.eat('MATERIALIZED')
    const statement = cursor.inParentheses(() => cursor.readStatement())
    return { name, columns, statement, recursive, span: cursor.spanFrom(start) }
  })
}

/** A whole query: WITH, set operations, ORDER BY, LIMIT. */
export const readQuery = (cursor: Cursor): Query => {
  const { start } = cursor.token
  return readQueryAfter(cursor, readWith(cursor), start)
}

/** The rest of a query behind its WITH, which begins at `start`. */
export const readQueryAfter = (cursor: Cursor, members: readonly CommonTable[], start: number): Query =>
  cursor.nested(() => {
    const query = continueQuery(cursor, readTerm(cursor))
    query.with = [...members, ...query.with]
    query.span = cursor.spanFrom(start)
    return query
  })

/** Goes on after the first part of a query: further parts, ORDER BY, LIMIT. */
export const continueQuery = (cursor: Cursor, first: Query): Query => {
  const query = readOperations(cursor, first, 0)
  readTail(cursor, query)
  query.span = cursor.spanFrom(query.span.start)
  return query
}

/** UNION and EXCEPT from the left, INTERSECT binding tighter. */
const readOperations = (cursor: Cursor, first: Query, binding: number): Query => {
  let left = first
  for (;;) {
    const word = cursor.token.upper
    const tight = word === 'INTERSECT'
    if (!tight && (binding > 0 || (word !== 'UNION' && word !== 'EXCEPT'))) return left
    cursor.at++
    const all = cursor.eat('ALL')
    if (!all) cursor.eat('DISTINCT')
    const right = tight ? readTerm(cursor) : readOperations(cursor, readTerm(cursor), 1)
    const span = cursor.spanFrom(left.span.start)
    left = { ...bare(), kind: 'set operation', operator: all ? `${word} ALL` : word, left, right, span }
  }
}

const readTerm = (cursor: Cursor): Query => {
  const { start } = cursor.token
  if (cursor.isMark('(')) return cursor.inParentheses(() => readQuery(cursor))
  if (cursor.isWord('WITH')) return readQuery(cursor)
  if (cursor.eat('VALUES')) {
    const rows = cursor.list(() => cursor.row())
    return { ...bare(), kind: 'values', rows, span: cursor.spanFrom(start) }
  }
  return readSelect(cursor)
}

const readSelect = (cursor: Cursor): Query => {
  const { start } = cursor.token
  cursor.need('SELECT')
  const distinct = cursor.eat('DISTINCT')
  const distinctOn = distinct && cursor.eat('ON') ? cursor.inParentheses(() => cursor.expressions()) : []
  if (!distinct) cursor.eat('ALL')
  const columns = cursor.list(() => readSelectItem(cursor))
  const from = cursor.eat('FROM') ? cursor.list(() => readSource(cursor)) : []
  const where = cursor.after('WHERE')
  const groupBy = cursor.eat('GROUP', 'BY') ? cursor.expressions() : []
  const having = cursor.after('HAVING')
  const windows = cursor.eat('WINDOW')
    ? cursor.list(() => {
        const name = cursor.name('a window name')
        cursor.need('AS')
        return { name, spec: readWindow(cursor) }
      })
    : []
  const span = cursor.spanFrom(start)
  return {
    ...bare(),
    kind: 'select',
    distinct,
    distinctOn,
    columns,
    from,
    where,
    groupBy,
    having,
    windows,
    span,
  }
}

/** ORDER BY, LIMIT, OFFSET, FETCH and FOR UPDATE, in any order. */
const readTail = (cursor: Cursor, query: Query): void => {
  for (;;) {
    if (cursor.isPhrase('ORDER', 'BY')) query.orderBy = readOrder(cursor)
    else if (cursor.eat('LIMIT')) {
      if (cursor.eat('ALL')) continue
      query.limit = cursor.readExpression()
      if (cursor.eatMark(',')) {
        query.offset = query.limit
        query.limit = cursor.readExpression()
      }
    } else if (cursor.eat('OFFSET')) {
      query.offset = cursor.readExpression()
      cursor.eatAny('ROW', 'ROWS')
    } else if (cursor.eat('FETCH')) readFetch(cursor, query)
    else if (cursor.isWord('FOR') && ['UPDATE', 'SHARE', 'NO', 'KEY'].includes(cursor.peek().upper)) {
      query.lock = readLock(cursor)
    } else {
      return
    }
  }
}

const readFetch = (cursor: Cursor, query: Query): void => {
  cursor.eatAny('FIRST', 'NEXT')
  query.limit = cursor.readExpression()
  while (cursor.eatAny('ROW', 'ROWS', 'ONLY', 'WITH', 'TIES')) continue
}

const readLock = (cursor: Cursor): string => {
  let words = ''
  while (
    (cursor.isWord('UPDATE') || !cursor.startsStatement) &&
    (cursor.token.kind === 'word' || cursor.isMark(',', '.'))
  ) {
    words += ` ${cursor.token.upper || cursor.token.text}`
    cursor.at++
  }
  return words.trim()
}
