import type { Cursor } from './cursor.ts'
import type { FrameBound, OrderItem, SelectItem, WindowSpec } from './syntax.ts'

/** One item of ORDER BY, also where indexes and ON CONFLICT list columns. */
export const readOrderItem = (cursor: Cursor): OrderItem => {
  const { start } = cursor.token
  const expression = cursor.readExpression()
  const descending = cursor.eat('DESC') || (cursor.eat('ASC') && false)
  const nulls = cursor.eat('NULLS') ? cursor.needAny('FIRST', 'LAST') : ''
  return { expression, descending, nulls, span: cursor.spanFrom(start) }
}

/** ORDER BY with its items, or none. */
export const readOrder = (cursor: Cursor): OrderItem[] =>
  cursor.eat('ORDER', 'BY') ? cursor.list(() => readOrderItem(cursor)) : []

/** One item of a select list or of RETURNING, with its label. */
export const readSelectItem = (cursor: Cursor): SelectItem => {
  const { start } = cursor.token
  if (cursor.isMark('*')) {
    cursor.at++
    const span = cursor.spanFrom(start)
    return { expression: { kind: 'star', table: '', span }, span }
  }
  const expression = cursor.readExpression()
  let label = ''
  if (cursor.token.kind === 'string' || (cursor.isWord('AS') && cursor.peek().kind === 'string')) {
    cursor.eat('AS')
    label = cursor.token.text.toLowerCase()
    cursor.at++
  } else label = cursor.alias()
  return { expression, label: label || undefined, span: cursor.spanFrom(start) }
}

/** RETURNING with its items, or none. */
export const readReturning = (cursor: Cursor): SelectItem[] =>
  cursor.eat('RETURNING') ? cursor.list(() => readSelectItem(cursor)) : []

const readBound = (cursor: Cursor): FrameBound => {
  if (cursor.eat('CURRENT', 'ROW')) return { word: 'CURRENT ROW' }
  const unbounded = cursor.eat('UNBOUNDED')
  const offset = unbounded ? undefined : cursor.readExpression(5)
  const word = cursor.needAny('PRECEDING', 'FOLLOWING')
  return { word: unbounded ? `UNBOUNDED ${word}` : word, offset }
}

/** A window in parentheses, or the name of one. */
export const readWindow = (cursor: Cursor): WindowSpec => {
  if (!cursor.isMark('(')) return { name: cursor.name('a window'), partition: [], order: [] }
  return cursor.inParentheses(() => {
    const name =
      cursor.atName && !cursor.isWord('PARTITION', 'ROWS', 'RANGE', 'GROUPS') ? cursor.anyName() : ''
    const partition = cursor.eat('PARTITION', 'BY') ? cursor.expressions() : []
    const order = readOrder(cursor)
    const unit = cursor.eatAny('ROWS', 'RANGE', 'GROUPS')
    if (!unit) return { name, partition, order }
    const both = cursor.eat('BETWEEN')
    const from = readBound(cursor)
    if (both) cursor.need('AND')
    const to = both ? readBound(cursor) : undefined
    return { name, partition, order, frame: { unit, from, to } }
  })
}

const TYPE_STOPS = new Set(
  'NOT NULL PRIMARY UNIQUE DEFAULT CHECK REFERENCES CONSTRAINT COLLATE GENERATED AS AUTOINCREMENT ON'.split(
    ' ',
  ),
)

/** A type's name in upper case with its lengths, `VARCHAR(30)`; empty when none stands here. */
export const readType = (cursor: Cursor): string => {
  if (cursor.token.kind === 'name') return cursor.anyName().toUpperCase()
  if (cursor.token.kind !== 'word' || TYPE_STOPS.has(cursor.token.upper)) return ''
  let type = cursor.anyName().toUpperCase()
  while (cursor.eatMark('.')) type += `.${cursor.anyName().toUpperCase()}`
  while (cursor.isWord('PRECISION', 'VARYING')) type += ` ${cursor.anyName().toUpperCase()}`
  if (cursor.eatMark('(')) {
    const inside: string[] = []
    while (!cursor.isMark(')')) {
      if (cursor.peek(0).kind === 'end') cursor.fail('`)`')
      inside.push(cursor.peek(0).text)
      cursor.at++
    }
    cursor.at++
    type += `(${inside.join('')})`
  }
  for (const word of ['WITH', 'WITHOUT']) if (cursor.eat(word, 'TIME', 'ZONE')) type += ` ${word} TIME ZONE`
  while (cursor.isMark('[') && (cursor.nextIsMark(']') || cursor.nextIsMark(']', 2))) {
    while (!cursor.eatMark(']')) cursor.at++
    type += '[]'
  }
  return type
}
