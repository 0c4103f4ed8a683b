import { itemsOf, type Part } from './clauses.ts'
import { closing, type Edit, inserting, type Piece, replacing } from './pieces.ts'
import { cut, cutItem, type Mutation, type Whole } from './mutant.ts'

const withoutItems = function* (whole: Whole, part: Part, what: string): Generator<Mutation> {
  const items = itemsOf(whole.pieces, part, ',')
  if (items.length < 2) return
  for (const at of items.keys()) yield { name: `one ${what} less`, edits: [cutItem(whole, items, at)] }
}

function* ofJoin(whole: Whole, part: Part): Generator<Mutation> {
  const { pieces, parts } = whole
  const words = pieces.slice(part.start, part.body).map(({ upper }) => upper)
  const word = (text: string): Edit => cut(whole, part.start, part.body, text)
  if (words[0] === 'LEFT') {
    yield { name: 'LEFT OUTER JOIN to JOIN', edits: [word('JOIN')] }
    yield { name: 'LEFT to FULL', edits: [word('FULL OUTER JOIN')] }
    yield { name: 'LEFT to RIGHT', edits: [word('RIGHT OUTER JOIN')] }
  }
  if (words[0] === 'JOIN') yield { name: 'JOIN to LEFT OUTER JOIN', edits: [word('LEFT OUTER JOIN')] }
  const on = parts.find(({ word, start }) => word === 'ON' && start === part.end)
  if (!on) return
  yield { name: 'no ON', edits: [cut(whole, on.start, on.end)] }
  yield { name: 'no join', edits: [cut(whole, part.start, on.end)] }
}

function* ofCondition(whole: Whole, part: Part): Generator<Mutation> {
  const { pieces } = whole
  if (part.word !== 'ON') yield { name: `no ${part.word}`, edits: [cut(whole, part.start, part.end)] }
  const separator = itemsOf(pieces, part, 'OR').length > 1 ? 'OR' : 'AND'
  const items = itemsOf(pieces, part, separator)
  if (items.length > 1)
    for (const at of items.keys())
      yield { name: `one ${separator} term less`, edits: [cutItem(whole, items, at)] }
  const end = (pieces[part.end - 1] as Piece).end
  const first = (pieces[part.body] as Piece).start
  yield { name: 'one term more', edits: [inserting(first, '('), inserting(end, ') AND 1 = 2')] }
  yield { name: 'negated', edits: [inserting(first, 'NOT ('), inserting(end, ')')] }
}

function* ofSelect(whole: Whole, part: Part): Generator<Mutation> {
  const { pieces } = whole
  if (pieces[part.start - 2]?.upper === 'EXISTS') return
  const first = pieces[part.body] as Piece
  const isDistinct = first.upper === 'DISTINCT'
  if (!isDistinct && part.depth === 0)
    yield { name: 'DISTINCT added', edits: [inserting(first.start, 'DISTINCT ')] }
  const list = isDistinct ? { ...part, body: part.body + 1 } : part
  yield* withoutItems(whole, list, 'column')
  const items = itemsOf(pieces, list, ',')
  const last = pieces[part.end - 1] as Piece
  if (first.text !== '*') yield { name: 'one column more', edits: [inserting(last.end, ', 42')] }
  const [from, end] = items[0] as readonly [number, number]
  if (items.length > 1 && part.depth === 0) {
    const text = whole.sql.slice((pieces[from] as Piece).start, (pieces[end - 1] as Piece).end)
    yield { name: 'first column twice', edits: [inserting(last.end, `, ${text}`)] }
  }
}

function* ofOrder(whole: Whole, part: Part): Generator<Mutation> {
  const { pieces } = whole
  yield { name: 'no ORDER BY', edits: [cut(whole, part.start, part.end)] }
  yield* withoutItems(whole, part, 'ORDER BY term')
  const items = itemsOf(pieces, part, ',')
  for (const [from, end] of items) {
    const has = pieces
      .slice(from, end)
      .some(({ upper }) => upper === 'DESC' || upper === 'ASC' || upper === 'NULLS')
    if (!has) yield { name: 'DESC added', edits: [inserting((pieces[end - 1] as Piece).end, ' DESC')] }
  }
  const [one, two] = items
  if (one && two)
    yield {
      name: 'ORDER BY terms swapped',
      edits: [
        cut(
          whole,
          one[0],
          one[1],
          whole.sql.slice((pieces[two[0]] as Piece).start, (pieces[two[1] - 1] as Piece).end),
        ),
        cut(
          whole,
          two[0],
          two[1],
          whole.sql.slice((pieces[one[0]] as Piece).start, (pieces[one[1] - 1] as Piece).end),
        ),
      ],
    }
}

function* ofInsert(whole: Whole, part: Part): Generator<Mutation> {
  const { pieces, parts } = whole
  const open = part.body + 1
  if (pieces[open]?.text !== '(') return
  const columns = itemsOf(pieces, { body: open + 1, end: closing(pieces, open), depth: part.depth + 1 }, ',')
  const values = parts.find(({ word }) => word === 'VALUES')
  const [one, two] = columns
  if (!one || !two) return
  if (values) {
    const close = closing(pieces, values.body)
    const row = itemsOf(pieces, { body: values.body + 1, end: close, depth: values.depth + 1 }, ',')
    const isOneRow = close === values.end - 1
    if (isOneRow && row.length === columns.length)
      yield { name: 'one inserted column less', edits: [cutItem(whole, columns, 0), cutItem(whole, row, 0)] }
  }
  yield { name: 'one column without its value less', edits: [cutItem(whole, columns, columns.length - 1)] }
}

function* ofSet(whole: Whole, part: Part): Generator<Mutation> {
  yield* withoutItems(whole, part, 'SET item')
  const { pieces, columns, sources } = whole
  const own = columns.get(sources[0]?.table ?? '') ?? []
  const first = pieces[part.body] as Piece
  const other = own.find((name) => name !== first.text)
  if (other) yield { name: `SET ${other}`, edits: [replacing(first, other)] }
}

function* ofList(whole: Whole): Generator<Mutation> {
  const { pieces } = whole
  for (const [at, piece] of pieces.entries()) {
    if (piece.upper !== 'IN' || pieces[at + 1]?.text !== '(' || pieces[at + 2]?.upper === 'SELECT') continue
    const close = closing(pieces, at + 1)
    const items = itemsOf(pieces, { body: at + 2, end: close, depth: piece.depth + 1 }, ',')
    if (items.length < 2) continue
    yield { name: 'one value of IN less', edits: [cutItem(whole, items, items.length - 1)] }
    const [from, end] = items[0] as readonly [number, number]
    const text = whole.sql.slice((pieces[from] as Piece).start, (pieces[end - 1] as Piece).end)
    if (pieces[at - 1]?.upper !== 'NOT')
      yield { name: 'IN to =', edits: [cut(whole, at, close + 1, `= ${text}`)] }
  }
}

/** A clause or a part of one missing, added or changed. */
export function* clauseMutations(whole: Whole): Generator<Mutation> {
  for (const part of whole.parts) {
    if (part.body >= part.end) continue
    if (part.word === 'JOIN') yield* ofJoin(whole, part)
    else if (part.word === 'WHERE' || part.word === 'HAVING' || part.word === 'ON')
      yield* ofCondition(whole, part)
    else if (part.word === 'SELECT') yield* ofSelect(whole, part)
    else if (part.word === 'ORDER') yield* ofOrder(whole, part)
    else if (part.word === 'INSERT') yield* ofInsert(whole, part)
    else if (part.word === 'SET') yield* ofSet(whole, part)
    else if (part.word === 'GROUP') {
      yield { name: 'no GROUP BY', edits: [cut(whole, part.start, part.end)] }
      yield* withoutItems(whole, part, 'GROUP BY term')
    } else if (part.word === 'RETURNING') {
      yield { name: 'no RETURNING', edits: [cut(whole, part.start, part.end)] }
      yield* withoutItems(whole, part, 'RETURNING column')
    } else if (['LIMIT', 'OFFSET', 'FOR', 'ON CONFLICT'].includes(part.word))
      yield { name: `no ${part.word}`, edits: [cut(whole, part.start, part.end)] }
  }
  yield* ofList(whole)
}
