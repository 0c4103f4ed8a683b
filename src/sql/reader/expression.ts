import { readType } from './clauses.ts'
import type { Cursor } from './cursor.ts'
import { bindings } from './operators.ts'
import { call, readPrimary } from './primary.ts'
import type { Expression, Query, Unplaced } from './syntax.ts'

const LIKES = ['LIKE', 'ILIKE', 'GLOB', 'REGEXP', 'SIMILAR']
const sameOperator: Record<string, string> = { '==': '=', '<>': '!=' }

/** Reads an expression whose operators bind at least as tightly as `binding`. */
export const readExpression = (cursor: Cursor, binding = 0): Expression =>
  cursor.nested(() => {
    const { start } = cursor.token
    let left = cursor.placed<Expression>(start, readPrefix(cursor, binding))
    for (;;) {
      const next = readInfix(cursor, left, binding)
      if (next === undefined) return left
      left = cursor.placed<Expression>(start, next)
    }
  })

const readPrefix = (cursor: Cursor, binding: number): Unplaced<Expression> => {
  if (cursor.isWord('NOT')) {
    cursor.at++
    const inner = readExpression(cursor, Math.max(binding, 3))
    return { kind: 'not', inner }
  }
  if (!cursor.isMark('-', '+', '~')) return readPrimary(cursor)
  const operator = cursor.token.text
  cursor.at++
  const inner = readExpression(cursor, 9)
  if (operator === '+') return inner
  if (operator === '-' && inner.kind === 'literal' && inner.type === 'number')
    return {
      kind: 'literal',
      type: 'number',
      text: inner.text.startsWith('-') ? inner.text.slice(1) : `-${inner.text}`,
    }
  return { kind: 'unary', operator, inner }
}

/** Reads one operator and its right side, or nothing when what follows binds less tightly or is no operator. */
const readInfix = (cursor: Cursor, left: Expression, binding: number): Unplaced<Expression> | undefined => {
  if (cursor.token.kind === 'mark') return readMarkInfix(cursor, left, binding)
  const word = cursor.token.upper
  if (word === '') return undefined
  if ((word === 'OR' && binding <= 1) || (word === 'AND' && binding <= 2)) {
    const terms = [left]
    while (cursor.eat(word)) terms.push(readExpression(cursor, word === 'OR' ? 2 : 3))
    return { kind: word === 'OR' ? 'or' : 'and', terms }
  }
  if (word === 'COLLATE') {
    cursor.at++
    const name = cursor.anyName('a collation')
    return { kind: 'collate', inner: left, name }
  }
  return binding <= 4 ? readPredicate(cursor, left) : undefined
}

const readPredicate = (cursor: Cursor, left: Expression): Unplaced<Expression> | undefined => {
  if (cursor.eat('ISNULL')) return { kind: 'is null', negated: false, inner: left }
  if (cursor.eat('NOTNULL') || cursor.eat('NOT', 'NULL'))
    return { kind: 'is null', negated: true, inner: left }
  if (cursor.eat('IS')) return readIs(cursor, left)
  const negated = cursor.isWord('NOT')
  const word = cursor.peek(negated ? 1 : 0).upper
  if (word !== 'IN' && word !== 'BETWEEN' && !LIKES.includes(word)) return undefined
  cursor.at += negated ? 2 : 1
  if (word === 'IN') return { kind: 'in', negated, left, ...readInside(cursor) }
  if (word === 'BETWEEN') {
    const low = readExpression(cursor, 5)
    cursor.need('AND')
    const high = readExpression(cursor, 5)
    return { kind: 'between', negated, inner: left, low, high }
  }
  if (word === 'SIMILAR') cursor.need('TO')
  const right = readExpression(cursor, 5)
  const escape = cursor.after('ESCAPE', 5)
  return { kind: 'like', operator: word, negated, left, right, escape }
}

const readIs = (cursor: Cursor, left: Expression): Unplaced<Expression> => {
  const negated = cursor.eat('NOT')
  // IS DISTINCT FROM is SQLite's IS NOT: the one negates the other.
  const distinct = cursor.eat('DISTINCT', 'FROM')
  if (!distinct && cursor.eat('NULL')) return { kind: 'is null', negated, inner: left }
  const right = readExpression(cursor, 5)
  return { kind: 'is', negated: distinct ? !negated : negated, left, right }
}

const readInside = (cursor: Cursor): { list: Expression[]; query?: Query } => {
  if (cursor.token.kind === 'parameter') return { list: [readPrimary(cursor)] }
  cursor.needMark('(', 'a list in parentheses')
  if (cursor.eatMark(')')) return { list: [] }
  if (cursor.atQuery) {
    const query = cursor.readQuery()
    cursor.needMark(')')
    return { list: [], query }
  }
  const list = cursor.expressions()
  const [only] = list
  if (list.length === 1 && only?.kind === 'scalar') {
    const query = cursor.atQueryTail ? cursor.continueQuery(only.query) : only.query
    cursor.needMark(')')
    return { list: [], query }
  }
  cursor.closeList()
  return { list }
}

const readMarkInfix = (
  cursor: Cursor,
  left: Expression,
  binding: number,
): Unplaced<Expression> | undefined => {
  const mark = cursor.token.text
  const tightness = bindings.get(mark)
  if (tightness === undefined || tightness < binding) return undefined
  // Behind a placeholder it is a list of bound values.
  if (mark === '[' && left.kind === 'parameter') return undefined
  cursor.at++
  if (mark === '::') {
    const type = readType(cursor)
    if (type === '') cursor.fail('a type')
    return { kind: 'cast', inner: left, type, bound: true }
  }
  if (mark === '[') {
    // A place in an array, a slice of one, or all of one: ARRAY[1, 2].
    const args = [left]
    do if (!cursor.isMark(']')) args.push(readExpression(cursor))
    while (cursor.eatMark(',') || cursor.eatMark(':'))
    cursor.needMark(']')
    return call('[]', args)
  }
  const operator = sameOperator[mark] ?? mark
  if (tightness > 4) {
    const right = readExpression(cursor, tightness + 1)
    return { kind: 'binary', operator, left, right }
  }
  const any = cursor.eatCalled('ANY') || cursor.eatCalled('SOME')
  const quantifier = any ? 'ANY' : cursor.eatCalled('ALL') ? 'ALL' : ''
  const right = readExpression(cursor, 5)
  return { kind: 'comparison', operator, quantifier, left, right }
}
