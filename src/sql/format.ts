import { type SqlToken, sqlTokens } from './tokens.ts'

/** What a parenthesis holds: clauses that start lines, the columns of a table, or neither. */
type Inside = 'clauses' | 'columns' | 'expression'

interface Piece extends SqlToken {
  readonly upper: string
  readonly spaced: boolean
}

const SIMPLE = new Set(['WHERE', 'HAVING', 'LIMIT', 'VALUES', 'RETURNING', 'UNION', 'INTERSECT', 'EXCEPT'])
const JOIN_SIDE = new Set(['LEFT', 'RIGHT', 'FULL', 'INNER', 'CROSS', 'NATURAL', 'OUTER'])

const piecesOf = (sql: string): Piece[] => {
  const pieces: Piece[] = []
  let spaced = false
  for (const token of sqlTokens(sql)) {
    if (token.kind === 'space') {
      spaced = true
      continue
    }
    pieces.push({ ...token, upper: token.kind === 'word' ? token.text.toUpperCase() : token.text, spaced })
    spaced = false
  }
  return pieces
}

const startsJoin = (pieces: readonly Piece[], at: number): boolean => {
  const upper = pieces[at]?.upper ?? ''
  if (JOIN_SIDE.has(pieces[at - 1]?.upper ?? '')) return false
  if (upper === 'JOIN') return true
  return (
    JOIN_SIDE.has(upper) &&
    pieces
      .slice(at + 1, at + 4)
      .some(
        (piece, next, rest) =>
          piece.upper === 'JOIN' && rest.slice(0, next).every((side) => JOIN_SIDE.has(side.upper)),
      )
  )
}

const startsClause = (pieces: readonly Piece[], at: number): boolean => {
  const before = pieces[at - 1]?.upper
  const after = pieces[at + 1]?.upper
  switch (pieces[at]?.upper) {
    case 'SELECT':
      return true
    case 'FROM':
      return before !== 'DELETE' && before !== 'DISTINCT'
    case 'ON':
      return after !== 'DELETE' && after !== 'UPDATE'
    case 'SET':
      return pieces[0]?.upper === 'UPDATE' && before !== 'UPDATE'
    case 'GROUP':
    case 'ORDER':
      return after === 'BY'
    default:
      return SIMPLE.has(pieces[at]?.upper ?? '') || startsJoin(pieces, at)
  }
}

const insideOf = (pieces: readonly Piece[], at: number, outer: Inside, depth: number): Inside => {
  const before = pieces[at - 1]?.upper
  const after = pieces[at + 1]?.upper
  if (after === 'SELECT' || after === 'WITH') return 'clauses'
  if (outer === 'clauses' && (before === 'JOIN' || before === 'FROM')) return 'clauses'
  const isTable = pieces[0]?.upper === 'CREATE' && pieces.slice(1, 4).some(({ upper }) => upper === 'TABLE')
  return isTable && depth === 0 && !pieces.slice(0, at).some(({ text }) => text === '(')
    ? 'columns'
    : 'expression'
}

/**
 * One clause per line: a line starts before SELECT, FROM, a join, ON, WHERE, GROUP BY, HAVING, ORDER BY, LIMIT,
 * VALUES, SET, RETURNING and UNION, and before each column of CREATE TABLE. A SELECT that opens a parenthesis
 * stays behind it; the clauses of a subquery are indented by two spaces for each level. Other whitespace
 * collapses to one space, and apart from whitespace the lines joined are the statement again.
 */
export const formatSql = (sql: string): string[] => {
  const pieces = piecesOf(sql)
  const lines: string[] = []
  const open: Inside[] = []
  let line = ''
  let fresh = true
  const breakLine = (): void => {
    if (!fresh) lines.push(line)
    const level = open.filter((inside) => inside !== 'expression').length
    line = '  '.repeat(level)
    fresh = true
  }
  const write = (piece: Piece): void => {
    line += (piece.spaced && !fresh ? ' ' : '') + piece.text
    fresh = false
  }
  for (const [at, piece] of pieces.entries()) {
    const inside = open.at(-1) ?? 'clauses'
    if (piece.text === ')' && open.length > 0) {
      open.pop()
      if (inside === 'columns') breakLine()
      write(piece)
    } else if (piece.text === '(') {
      write(piece)
      open.push(insideOf(pieces, at, inside, open.length))
      if (open.at(-1) === 'columns') breakLine()
    } else {
      const opens = pieces[at - 1]?.text === '('
      if (inside === 'clauses' && !opens && piece.kind === 'word' && startsClause(pieces, at)) breakLine()
      write(piece)
      if ((inside === 'columns' && piece.text === ',') || piece.text.startsWith('--')) breakLine()
    }
  }
  return fresh ? lines : [...lines, line]
}
