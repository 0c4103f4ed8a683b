import { itemsOf, partsOf, sourcesOf } from './clauses.ts'
import { closing, edited, nameOf, type Piece, piecesOf } from './pieces.ts'
import { comparisonIn, rangeText } from './rewrite-order.ts'
import type { Given, Rewrite } from './rewrite.ts'

interface Joined {
  readonly sql: string
  readonly pieces: readonly Piece[]
  readonly parts: ReturnType<typeof partsOf>
}

const outer = (sql: string): Joined => {
  const pieces = piecesOf(sql)
  return { sql, pieces, parts: partsOf(pieces).filter(({ depth }) => depth === 0) }
}

const text = ({ sql, pieces }: Joined, from: number, end: number): string =>
  rangeText(sql, pieces, [from, end])

/** One FROM with joins of one kind, each with an ON condition. */
function joinsOf(joined: Joined, kind: 'inner' | 'left') {
  const { pieces, parts } = joined
  const from = parts.find(({ word }) => word === 'FROM')
  const joins = parts.filter(({ word }) => word === 'JOIN')
  const isSimple = parts.filter(({ word }) => word === 'SELECT').length === 1 && parts[0]?.word === 'SELECT'
  if (!from || joins.length === 0 || !isSimple || itemsOf(pieces, from, ',').length > 1) return undefined
  const pairs = joins.map((join) => ({
    join,
    on: parts.find(({ word, start }) => word === 'ON' && start === join.end),
  }))
  const isOfKind = joins.every((join) => {
    const first = pieces[join.start]?.upper
    return kind === 'inner' ? first === 'JOIN' || first === 'INNER' : first === 'LEFT'
  })
  const hasConditions = pairs.every(({ on }) => on !== undefined && itemsOf(pieces, on, 'OR').length === 1)
  return isOfKind && hasConditions
    ? { from, pairs: pairs.map(({ join, on }) => ({ join, on: on as (typeof parts)[number] })) }
    : undefined
}

/** `a JOIN b ON c WHERE d` as `a, b WHERE c AND d`. */
function commaJoin(sql: string): string | undefined {
  const joined = outer(sql)
  const found = joinsOf(joined, 'inner')
  if (!found) return undefined
  const { from, pairs } = found
  const where = joined.parts.find(({ word }) => word === 'WHERE')
  const last = pairs.at(-1)?.on.end ?? 0
  if (where && (where.start !== last || itemsOf(joined.pieces, where, 'OR').length > 1)) return undefined
  const tables = [
    text(joined, from.body, from.end),
    ...pairs.map(({ join }) => text(joined, join.body, join.end)),
  ]
  const conditions = [
    ...pairs.map(({ on }) => text(joined, on.body, on.end)),
    ...(where ? [text(joined, where.body, where.end)] : []),
  ]
  return edited(sql, [
    {
      start: (joined.pieces[from.body] as Piece).start,
      end: (joined.pieces[(where?.end ?? last) - 1] as Piece).end,
      text: `${tables.join(', ')} WHERE ${conditions.join(' AND ')}`,
    },
  ])
}

/** Both tables of a single join in each other's place. */
const flippedJoin =
  (kind: 'inner' | 'left', word: string) =>
  (sql: string): string | undefined => {
    const joined = outer(sql)
    const found = joinsOf(joined, kind)
    const [only] = found?.pairs ?? []
    if (!found || !only || found.pairs.length > 1 || joined.pieces[only.join.body]?.text === '(')
      return undefined
    return edited(sql, [
      {
        start: (joined.pieces[found.from.body] as Piece).start,
        end: (joined.pieces[only.join.end - 1] as Piece).end,
        text: `${text(joined, only.join.body, only.join.end)} ${word} ${text(joined, found.from.body, found.from.end)}`,
      },
    ])
  }

/** `*` for a list of all columns of the only table. */
function star(sql: string, { columns }: Given): string | undefined {
  const joined = outer(sql)
  const sources = sourcesOf(joined.pieces, partsOf(joined.pieces))
  const select = joined.parts.find(({ word }) => word === 'SELECT')
  const all = columns.get(sources[0]?.table ?? '')
  if (!select || !all || sources.length !== 1 || joined.parts[0] !== select) return undefined
  const listed = itemsOf(joined.pieces, select, ',').map(([from]) =>
    joined.pieces[from + 1]?.text === '.' ? nameOf(joined.pieces[from + 2]) : nameOf(joined.pieces[from]),
  )
  if (listed.join() !== all.join()) return undefined
  return edited(sql, [
    {
      start: (joined.pieces[select.body] as Piece).start,
      end: (joined.pieces[select.end - 1] as Piece).end,
      text: '*',
    },
  ])
}

/** `x IN (a, b)` as `(x = a OR x = b)`, of one as `x = a`. */
function inAsOr(sql: string): string | undefined {
  const pieces = piecesOf(sql)
  const at = pieces.findIndex(
    ({ upper, depth }, at) =>
      upper === 'IN' &&
      depth === pieces[at + 1]?.depth &&
      pieces[at + 1]?.text === '(' &&
      pieces[at + 2]?.upper !== 'SELECT' &&
      pieces[at - 1]?.upper !== 'NOT' &&
      pieces[at - 2]?.text === '.',
  )
  if (at < 0) return undefined
  const close = closing(pieces, at + 1)
  const items = itemsOf(pieces, { body: at + 2, end: close, depth: (pieces[at] as Piece).depth + 1 }, ',')
  if (items.some(([from, end]) => end - from !== 1)) return undefined
  const left = rangeText(sql, pieces, [at - 3, at])
  const equals = items.map((range) => `${left} = ${rangeText(sql, pieces, range)}`)
  return edited(sql, [
    {
      start: (pieces[at - 3] as Piece).start,
      end: (pieces[close] as Piece).end,
      text: equals.length === 1 ? equals.join('') : `(${equals.join(' OR ')})`,
    },
  ])
}

/** `ON a.x = b.x` as `USING (x)`. */
function using(sql: string): string | undefined {
  const joined = outer(sql)
  const on = joined.parts.filter(({ word }) => word === 'ON')
  const joins = joined.parts.filter(({ word }) => word === 'JOIN')
  const [only] = on
  if (!only || on.length > 1 || joins.length > 1 || only.end - only.body !== 7) return undefined
  if (comparisonIn(joined.pieces, [only.body, only.end], ['=']) !== only.body + 3) return undefined
  const name = nameOf(joined.pieces[only.body + 2])
  if (name !== nameOf(joined.pieces[only.body + 6])) return undefined
  return edited(sql, [
    {
      start: (joined.pieces[only.start] as Piece).start,
      end: (joined.pieces[only.end - 1] as Piece).end,
      text: `USING (${name})`,
    },
  ])
}

/** INSERT without its list of columns, where it names all of them in order. */
function insertWithoutColumns(sql: string, { columns }: Given): string | undefined {
  const joined = outer(sql)
  const insert = joined.parts.find(({ word }) => word === 'INSERT')
  const open = (insert?.body ?? 0) + 1
  if (!insert || joined.pieces[open]?.text !== '(') return undefined
  const close = closing(joined.pieces, open)
  const listed = itemsOf(joined.pieces, { body: open + 1, end: close, depth: 1 }, ',')
  const names = listed.map(([from]) => nameOf(joined.pieces[from]))
  if (names.join() !== columns.get(nameOf(joined.pieces[insert.body]))?.join()) return undefined
  return edited(sql, [
    {
      start: joined.pieces[open].start,
      end: (joined.pieces[close] as Piece).end,
      text: '',
    },
  ])
}

/** The same rows, put another way: accepted, and worth a note. */
export const shapeRewrites: readonly Rewrite[] = [
  { name: 'comma instead of JOIN', level: 'reordered', apply: commaJoin },
  { name: 'JOIN the other way round', level: 'reordered', apply: flippedJoin('inner', 'JOIN') },
  { name: 'RIGHT JOIN', level: 'reordered', apply: flippedJoin('left', 'RIGHT JOIN') },
  { name: '*', level: 'reordered', apply: star },
  { name: 'IN as OR', level: 'reordered', movesValues: true, apply: inAsOr },
  { name: 'USING', level: 'reordered', apply: using },
  { name: 'INSERT without columns', level: 'reordered', apply: insertWithoutColumns },
]
