import { itemsOf, partsOf } from './clauses.ts'
import { type Edit, edited, inserting, type Piece, piecesOf, replacing } from './pieces.ts'
import type { Given, Rewrite } from './rewrite.ts'

const words = (change: (text: string) => string) => (sql: string) =>
  edited(
    sql,
    piecesOf(sql)
      .filter(({ kind }) => kind === 'word')
      .map((piece) => replacing(piece, change(piece.text))),
  )

const marks = (from: string, to: string) => (sql: string) =>
  edited(
    sql,
    piecesOf(sql)
      .filter(({ text }) => text === from)
      .map((piece) => replacing(piece, to)),
  )

const withoutOuter = (sql: string): string | undefined => {
  const pieces = piecesOf(sql)
  return edited(
    sql,
    pieces.flatMap((piece, at) =>
      piece.upper === 'OUTER' && pieces[at + 1]?.upper === 'JOIN'
        ? [{ start: piece.start, end: (pieces[at + 1] as Piece).start, text: '' }]
        : [],
    ),
  )
}

const innerJoin = (sql: string): string | undefined => {
  const pieces = piecesOf(sql)
  const sides = new Set(['OUTER', 'LEFT', 'RIGHT', 'FULL', 'CROSS', 'INNER', 'NATURAL'])
  return edited(
    sql,
    pieces.flatMap((piece, at) =>
      piece.upper === 'JOIN' && !sides.has(pieces[at - 1]?.upper ?? '')
        ? [replacing(piece, 'INNER JOIN')]
        : [],
    ),
  )
}

/** Ends of ORDER BY terms that name no direction. */
function withAsc(sql: string): string | undefined {
  const pieces = piecesOf(sql)
  return edited(
    sql,
    partsOf(pieces)
      .filter(({ word }) => word === 'ORDER')
      .flatMap((part) =>
        itemsOf(pieces, part, ',').flatMap(([from, end]): readonly Edit[] => {
          const hasDirection = pieces
            .slice(from, end)
            .some(({ upper }) => ['ASC', 'DESC', 'NULLS', 'COLLATE'].includes(upper))
          return hasDirection ? [] : [inserting((pieces[end - 1] as Piece).end, ' ASC')]
        }),
      ),
  )
}

/** Parentheses around conditions and their terms. */
function withParentheses(sql: string, { random }: Given): string | undefined {
  const pieces = piecesOf(sql)
  const edits: Edit[] = []
  for (const part of partsOf(pieces)) {
    if (!['WHERE', 'ON', 'HAVING'].includes(part.word) || part.body >= part.end) continue
    const isWhole = random.chance(0.5) || itemsOf(pieces, part, 'OR').length > 1
    const ranges = isWhole ? [[part.body, part.end] as const] : itemsOf(pieces, part, 'AND')
    for (const [from, end] of ranges)
      edits.push(
        inserting((pieces[from] as Piece).start, '('),
        inserting((pieces[end - 1] as Piece).end, ')'),
      )
  }
  // Several parentheses may open at one place; which comes first does not matter.
  return edited(sql, edits)
}

const wide = (sql: string, { random }: Given): string | undefined => {
  const pieces = piecesOf(sql)
  return edited(
    sql,
    pieces.slice(0, -1).flatMap((piece, at): readonly Edit[] => {
      const next = pieces[at + 1] as Piece
      const isComment = piece.text.startsWith('--')
      const canPart = piece.text !== '.' && next.text !== '.' && piece.kind !== 'comment'
      if (isComment || !canPart || random.chance(0.6)) return []
      // A line that begins with a parenthesis may be a line of bound values.
      return [
        inserting(piece.end, random.pick(next.text === '(' ? [' ', '  '] : [' ', '  ', '\n', '\t', '\n  '])),
      ]
    }),
  )
}

/** No more whitespace than has to be. */
const narrow = (sql: string): string | undefined => {
  const pieces = piecesOf(sql)
  if (pieces.some(({ kind }) => kind === 'comment')) return undefined
  const isWordy = (piece: Piece | undefined): boolean =>
    piece !== undefined && (piece.kind !== 'mark' || piece.text === '*')
  return pieces
    .map((piece, at) => (isWordy(piece) && isWordy(pieces[at - 1]) ? ` ${piece.text}` : piece.text))
    .join('')
}

const oneLine = (sql: string): string | undefined =>
  sql.includes('--') ? undefined : sql.replaceAll(/\s*\n\s*/gu, ' ').trim()

const withComments = (sql: string, { random }: Given): string | undefined => {
  const pieces = piecesOf(sql)
  if (pieces.length < 3) return undefined
  const at = 1 + random.below(pieces.length - 2)
  const isParted = pieces[at]?.text === '.' || pieces[at + 1]?.text === '.'
  const inside = isParted ? '' : random.pick(['/* here */', ' -- the rest\n', ' /* a; b */ '])
  return edited(sql, [
    ...(inside ? [inserting((pieces[at] as Piece).end, inside)] : []),
    inserting(sql.length, random.pick([' -- done', '\n-- SELECT nothing', ' /* end */'])),
  ])
}

/** `==` for the `=` of a comparison. */
function doubleEquals(sql: string, { dialect }: Given): string | undefined {
  const pieces = piecesOf(sql)
  const conditions = partsOf(pieces).filter(({ word }) => ['WHERE', 'ON', 'HAVING'].includes(word))
  return dialect === 'sqlite'
    ? edited(
        sql,
        conditions.flatMap(({ body, end, depth }) =>
          pieces
            .slice(body, end)
            .filter((piece) => piece.text === '=' && piece.depth === depth)
            .map((piece) => replacing(piece, '==')),
        ),
      )
    : undefined
}

/** As keyboards and notes apps change text. */
const smart = (sql: string, { random }: Given): string | undefined => {
  const [open, close] = random.pick([
    ['‘', '’'],
    ['’', '’'],
    ['‚', '‘'],
  ])
  return edited(
    sql,
    piecesOf(sql).flatMap((piece): readonly Edit[] => {
      if (piece.kind === 'string' && !piece.text.slice(1, -1).includes("'"))
        return [replacing(piece, `${open}${piece.text.slice(1, -1)}${close}`)]
      if (piece.text === '!=') return [replacing(piece, '≠')]
      if (piece.text === '<=') return [replacing(piece, '≤')]
      return piece.text === '>=' ? [replacing(piece, '≥')] : []
    }),
  )
}

const hardSpaces = (sql: string): string | undefined =>
  sql.includes("'") ? undefined : sql.replaceAll(' ', '\u00a0')

const spacedCalls = (sql: string): string | undefined => {
  const pieces = piecesOf(sql)
  return edited(
    sql,
    pieces.flatMap((piece, at) =>
      piece.text === '(' && pieces[at - 1]?.end === piece.start ? [inserting(piece.start, ' ')] : [],
    ),
  )
}

/** Other letters and marks for the same statement. */
export const spellingRewrites: readonly Rewrite[] = [
  { name: 'lower case', level: 'same', apply: words((text) => text.toLowerCase()) },
  { name: 'capitals', level: 'same', apply: words((text) => text.toUpperCase()) },
  {
    name: 'capitalised words',
    level: 'same',
    apply: words((text) => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase()),
  },
  { name: 'LEFT JOIN', level: 'same', apply: withoutOuter },
  { name: 'INNER JOIN', level: 'same', apply: innerJoin },
  { name: '<>', level: 'same', apply: marks('!=', '<>') },
  { name: '==', level: 'same', apply: doubleEquals },
  { name: 'ASC', level: 'same', apply: withAsc },
  { name: 'parentheses', level: 'same', apply: withParentheses },
  { name: 'more whitespace', level: 'same', apply: wide },
  { name: 'less whitespace', level: 'same', apply: narrow },
  { name: 'one line', level: 'same', apply: oneLine },
  { name: 'comments', level: 'same', apply: withComments },
  { name: 'curly quotes and signs', level: 'same', apply: smart },
  { name: 'hard spaces', level: 'same', apply: hardSpaces },
  { name: 'a space before parentheses', level: 'same', apply: spacedCalls },
]
