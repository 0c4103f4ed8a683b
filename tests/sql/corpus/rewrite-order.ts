import { itemsOf, type Part, partsOf } from './clauses.ts'
import { closing, type Edit, edited, type Piece, piecesOf, replacing } from './pieces.ts'
import type { Random } from './random.ts'
import type { Given, Rewrite } from './rewrite.ts'

type Range = readonly [number, number]

const isCondition = ({ word }: Part): boolean => ['WHERE', 'ON', 'HAVING'].includes(word)

export const rangeText = (sql: string, pieces: readonly Piece[], [from, end]: Range): string =>
  sql.slice((pieces[from] as Piece).start, (pieces[end - 1] as Piece).end)

/** Puts the ranges' texts into each other's places. */
function permuted(sql: string, pieces: readonly Piece[], ranges: readonly Range[], random: Random): Edit[] {
  const isUsable = ranges.length > 1 && ranges.every(([from, end]) => from < end)
  if (!isUsable) return []
  const texts = random.shuffled(ranges.map((range) => rangeText(sql, pieces, range)))
  return ranges.map(([from, end], at) => ({
    start: (pieces[from] as Piece).start,
    end: (pieces[end - 1] as Piece).end,
    text: texts[at] ?? '',
  }))
}

/** Items of clauses, in another order. Only outermost changes are made where clauses lie in each other. */
const permuting =
  (separator: ',' | 'AND' | 'OR', wanted: (part: Part, pieces: readonly Piece[]) => boolean) =>
  (sql: string, { random }: Given): string | undefined => {
    const pieces = piecesOf(sql)
    const parts = partsOf(pieces).filter((part) => wanted(part, pieces))
    const outermost = parts.filter(
      (part) => !parts.some((other) => other !== part && other.start < part.start && part.end <= other.end),
    )
    return edited(
      sql,
      outermost.flatMap((part) => permuted(sql, pieces, itemsOf(pieces, part, separator), random)),
    )
  }

/** The comparison that a term consists of: its operator's place, if it is nothing but a comparison. */
export function comparisonIn(
  pieces: readonly Piece[],
  [from, end]: Range,
  operators: readonly string[],
): number | undefined {
  const first = pieces[from]
  if (!first) return undefined
  const own = pieces.slice(from, end).map((piece, at) => ({ piece, at: from + at }))
  const level = own.filter(({ piece }) => piece.depth === first.depth)
  const others = [
    'NOT',
    'IS',
    'IN',
    'LIKE',
    'BETWEEN',
    'OR',
    'AND',
    'GLOB',
    'ESCAPE',
    'EXISTS',
    'ANY',
    'ALL',
    'ILIKE',
    '=',
    '<',
    '>',
    '<=',
    '>=',
    '!=',
    '<>',
  ]
  const found = level.filter(({ piece }) => others.includes(piece.upper))
  const [only] = found
  return found.length === 1 && only && operators.includes(only.piece.text) ? only.at : undefined
}

const terms = (pieces: readonly Piece[]): readonly Range[] =>
  partsOf(pieces)
    .filter(isCondition)
    .flatMap((part) => (itemsOf(pieces, part, 'OR').length > 1 ? [] : itemsOf(pieces, part, 'AND')))

const flipping =
  (turned: Readonly<Record<string, string>>) =>
  (sql: string, { random }: Given): string | undefined => {
    const pieces = piecesOf(sql)
    const flips = terms(pieces).flatMap((range): readonly (readonly [Range, number])[] => {
      const at = comparisonIn(pieces, range, Object.keys(turned))
      return at === undefined ? [] : [[range, at]]
    })
    const outer = flips.filter(
      ([range]) => !flips.some(([other]) => other !== range && other[0] <= range[0] && range[1] <= other[1]),
    )
    return edited(
      sql,
      outer
        .filter(() => outer.length === 1 || random.chance(0.7))
        .map(([[from, end], at]) => ({
          start: (pieces[from] as Piece).start,
          end: (pieces[end - 1] as Piece).end,
          text: `${rangeText(sql, pieces, [at + 1, end])} ${turned[(pieces[at] as Piece).text]} ${rangeText(sql, pieces, [from, at])}`,
        })),
    )
  }

/** Columns and values of a one-row INSERT, moved together. */
function insertPairs(sql: string, { random }: Given): string | undefined {
  const pieces = piecesOf(sql)
  const parts = partsOf(pieces)
  const insert = parts.find(({ word }) => word === 'INSERT')
  const values = parts.find(({ word }) => word === 'VALUES')
  const open = insert ? insert.body + 1 : -1
  if (!insert || !values || pieces[open]?.text !== '(' || pieces[values.body]?.text !== '(') return undefined
  const inside = (at: number): readonly Range[] =>
    itemsOf(pieces, { body: at + 1, end: closing(pieces, at), depth: insert.depth + 1 }, ',')
  const columns = inside(open)
  const row = inside(values.body)
  const isOneRow = closing(pieces, values.body) === values.end - 1
  if (!isOneRow || columns.length !== row.length || columns.length < 2) return undefined
  const order = random.shuffled(columns.map((_, at) => at))
  const moved = (ranges: readonly Range[]): readonly Edit[] =>
    ranges.map(([from, end], at) => ({
      start: (pieces[from] as Piece).start,
      end: (pieces[end - 1] as Piece).end,
      text: rangeText(sql, pieces, ranges[order[at] ?? 0] as Range),
    }))
  return edited(sql, [...moved(columns), ...moved(row)])
}

function countOne(sql: string): string | undefined {
  const pieces = piecesOf(sql)
  return edited(
    sql,
    pieces.flatMap((piece, at) =>
      piece.text === '*' && pieces[at - 1]?.text === '(' && pieces[at - 2]?.upper === 'COUNT'
        ? [replacing(piece, '1')]
        : [],
    ),
  )
}

function existsList(sql: string, { random }: Given): string | undefined {
  const pieces = piecesOf(sql)
  return edited(
    sql,
    partsOf(pieces)
      .filter(({ word, start }) => word === 'SELECT' && pieces[start - 2]?.upper === 'EXISTS')
      .map(({ body, end }) => ({
        start: (pieces[body] as Piece).start,
        end: (pieces[end - 1] as Piece).end,
        text: random.pick(['*', '2', 'NULL', "'x'"]),
      })),
  )
}

/** `x BETWEEN a AND b` as two comparisons. */
function betweenAsTwo(sql: string): string | undefined {
  const pieces = piecesOf(sql)
  const term = terms(pieces).find(([from, end]) =>
    pieces.slice(from, end).some(({ upper }) => upper === 'BETWEEN'),
  )
  if (!term) return undefined
  const [from, end] = term
  const between = pieces.findIndex(({ upper }, at) => at > from && upper === 'BETWEEN')
  const and = pieces.findIndex(({ upper }, at) => at > between && upper === 'AND')
  if (pieces[between - 1]?.upper === 'NOT') return undefined
  const left = rangeText(sql, pieces, [from, between])
  return edited(sql, [
    {
      start: (pieces[from] as Piece).start,
      end: (pieces[end - 1] as Piece).end,
      text: `${left} >= ${rangeText(sql, pieces, [between + 1, and])} AND ${left} <= ${rangeText(sql, pieces, [and + 1, end])}`,
    },
  ])
}

const isNegatedEquality = (sql: string): string | undefined => {
  const pieces = piecesOf(sql)
  return edited(
    sql,
    terms(pieces).flatMap((range): readonly Edit[] => {
      const at = comparisonIn(pieces, range, ['!='])
      if (at === undefined) return []
      const [from, end] = range
      return [
        {
          start: (pieces[from] as Piece).start,
          end: (pieces[end - 1] as Piece).end,
          text: `NOT (${rangeText(sql, pieces, [from, at])} = ${rangeText(sql, pieces, [at + 1, end])})`,
        },
      ]
    }),
  )
}

const hasNoOr = (part: Part, pieces: readonly Piece[]): boolean =>
  isCondition(part) && itemsOf(pieces, part, 'OR').length === 1

/** The same parts in another order, and other words for the same meaning. */
export const orderRewrites: readonly Rewrite[] = [
  { name: 'AND terms in another order', level: 'same', movesValues: true, apply: permuting('AND', hasNoOr) },
  {
    name: 'OR terms in another order',
    level: 'same',
    movesValues: true,
    apply: permuting('OR', isCondition),
  },
  {
    name: 'operands of = changed round',
    level: 'same',
    movesValues: true,
    apply: flipping({ '=': '=', '!=': '!=' }),
  },
  {
    name: '> as <',
    level: 'same',
    movesValues: true,
    apply: flipping({ '>': '<', '<': '>', '>=': '<=', '<=': '>=' }),
  },
  {
    name: 'SET in another order',
    level: 'same',
    movesValues: true,
    apply: permuting(',', ({ word }) => word === 'SET'),
  },
  {
    name: 'GROUP BY in another order',
    level: 'same',
    movesValues: true,
    apply: permuting(',', ({ word }) => word === 'GROUP'),
  },
  {
    name: 'RETURNING in another order',
    level: 'same',
    apply: permuting(',', ({ word }) => word === 'RETURNING'),
  },
  { name: 'INSERT pairs in another order', level: 'same', movesValues: true, apply: insertPairs },
  { name: 'count(1)', level: 'same', apply: countOne },
  { name: 'another list in EXISTS', level: 'same', movesValues: true, apply: existsList },
  { name: 'BETWEEN as two comparisons', level: 'same', movesValues: true, apply: betweenAsTwo },
  { name: 'NOT =', level: 'same', apply: isNegatedEquality },
  {
    name: 'select list in another order',
    level: 'reordered',
    movesValues: true,
    apply: (sql, given) =>
      /\b(?:UNION|INTERSECT|EXCEPT|INSERT|DISTINCT)\b|ORDER BY \d/iu.test(sql)
        ? undefined
        : permuting(',', ({ word, depth }) => word === 'SELECT' && depth === 0)(sql, given),
  },
]
