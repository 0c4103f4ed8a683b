import type { Cursor } from './cursor.ts'
import type { Join, Source, Unplaced } from './syntax.ts'

/** A table, subquery or function, with the joins that follow it. */
export const readSource = (cursor: Cursor): Source =>
  cursor.nested(() => {
    const { start } = cursor.token
    let left = readOne(cursor)
    for (;;) {
      const join = readJoin(cursor, left)
      if (!join) return left
      left = cursor.placed<Source>(start, join)
    }
  })

const readJoinType = (cursor: Cursor): Join['type'] | undefined => {
  if (cursor.eat('JOIN')) return 'INNER'
  const outer = cursor.eatAny('LEFT', 'RIGHT', 'FULL')
  if (outer) cursor.eat('OUTER')
  const type = outer ?? cursor.eatAny('INNER', 'CROSS')
  if (type) cursor.need('JOIN')
  else if (cursor.isWord('OUTER')) cursor.fail('`LEFT`, `RIGHT` or `FULL`')
  return type
}

const readJoin = (cursor: Cursor, left: Source): Unplaced<Join> | undefined => {
  const from = cursor.token.start
  const natural = cursor.eat('NATURAL')
  const type = readJoinType(cursor)
  if (type === undefined) return natural ? cursor.fail('`JOIN`') : undefined
  const word = cursor.spanFrom(from)
  const right = readOne(cursor)
  const on = cursor.after('ON')
  const using = !on && cursor.eat('USING') ? cursor.names() : []
  return { kind: 'join', type, natural, left, right, on, using, word }
}

const readOne = (cursor: Cursor): Source => {
  const { start } = cursor.token
  return cursor.placed<Source>(start, readUnplaced(cursor))
}

const readUnplaced = (cursor: Cursor): Unplaced<Source> => {
  const lateral = cursor.eat('LATERAL')
  if (cursor.isMark('(')) return readParenthesised(cursor, lateral)
  const path = cursor.path()
  if (!cursor.isMark('(')) return { kind: 'table', path, alias: cursor.alias() }
  const args = cursor.row()
  const alias = cursor.alias()
  return { kind: 'function', name: path.join('.'), args, alias, columns: readColumnAliases(cursor) }
}

const readParenthesised = (cursor: Cursor, lateral: boolean): Unplaced<Source> => {
  cursor.at++
  let query = cursor.atQuery ? cursor.readQuery() : undefined
  if (!query) {
    const inner = readSource(cursor)
    if (inner.kind !== 'derived' || inner.alias !== '') {
      cursor.needMark(')')
      return inner
    }
    query = cursor.atQueryTail ? cursor.continueQuery(inner.query) : inner.query
  }
  cursor.needMark(')')
  const alias = cursor.alias()
  return { kind: 'derived', query, alias, columns: readColumnAliases(cursor), lateral }
}

/** The columns' new names after an alias, `AS x(a, b)`; types that PostgreSQL allows there are passed over. */
const readColumnAliases = (cursor: Cursor): string[] => {
  if (!cursor.isMark('(')) return []
  return cursor.inParentheses(() =>
    cursor.list(() => {
      const name = cursor.anyName()
      while (!cursor.isMark(',', ')') && cursor.peek(0).kind !== 'end') cursor.at++
      return name
    }),
  )
}
