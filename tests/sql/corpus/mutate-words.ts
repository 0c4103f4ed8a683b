import { closing, inserting, nameOf, type Piece, replacing } from './pieces.ts'
import { cut, type Mutation, type Whole } from './mutant.ts'

const operators: Readonly<Record<string, readonly string[]>> = {
  '=': ['!=', '>', '<='],
  '!=': ['='],
  '<>': ['='],
  '<': ['<=', '>'],
  '>': ['>=', '<'],
  '<=': ['<', '>='],
  '>=': ['>', '<='],
  '+': ['-', '*'],
  '-': ['+'],
  '*': ['+'],
  '/': ['*'],
  '||': ['+'],
}

const functions: Readonly<Record<string, readonly string[]>> = {
  SUM: ['max', 'count', 'avg'],
  AVG: ['sum'],
  MAX: ['min'],
  MIN: ['max'],
  COUNT: ['sum', 'max'],
  LOWER: ['upper'],
  UPPER: ['lower'],
  COALESCE: ['nullif'],
  ROW_NUMBER: ['rank'],
  RANK: ['dense_rank'],
  LENGTH: ['lower'],
}

const replaced: Readonly<Record<string, readonly string[]>> = {
  OR: ['AND'],
  LIKE: ['='],
  EXCEPT: ['INTERSECT', 'UNION'],
  INTERSECT: ['EXCEPT', 'UNION ALL'],
  DESC: ['ASC'],
}

/** Where `=` gives a column its value instead of comparing. */
const isAssignment = ({ pieces, parts }: Whole, at: number): boolean =>
  parts.some(
    ({ word, body, end, depth }) =>
      word === 'SET' &&
      at >= body &&
      at < end &&
      pieces[at]?.depth === depth &&
      pieces[at - 1]?.depth === depth,
  )

const isBetweenAnd = (pieces: readonly Piece[], at: number): boolean => {
  const depth = pieces[at]?.depth
  const words = pieces
    .slice(0, at)
    .filter(
      (piece) =>
        piece.depth === depth && ['BETWEEN', 'AND', 'OR', 'WHERE', 'ON', 'WHEN'].includes(piece.upper),
    )
  return words.at(-1)?.upper === 'BETWEEN'
}

function* ofMark(whole: Whole, at: number): Generator<Mutation> {
  const { pieces } = whole
  const piece = pieces[at] as Piece
  const isStar =
    piece.text === '*' && ['(', 'SELECT', ',', '.', 'DISTINCT'].includes(pieces[at - 1]?.upper ?? '')
  if (isStar || (piece.text === '=' && isAssignment(whole, at))) return
  for (const other of operators[piece.text] ?? [])
    yield { name: `${piece.text} to ${other}`, edits: [replacing(piece, other)] }
}

function* ofNot({ pieces }: Whole, at: number): Generator<Mutation> {
  const piece = pieces[at] as Piece
  const next = pieces[at + 1]
  const before = pieces[at - 1]?.upper
  if (!next || next.upper === 'NULL' || (before === 'IF' && next.upper === 'EXISTS')) return
  yield {
    name: `NOT ${next.upper} to ${next.upper}`,
    edits: [{ start: piece.start, end: next.start, text: '' }],
  }
}

function* ofNegatable({ pieces }: Whole, at: number): Generator<Mutation> {
  const piece = pieces[at] as Piece
  const before = pieces[at - 1]?.upper ?? ''
  const next = pieces[at + 1]
  if (['EXISTS', 'IN', 'LIKE', 'BETWEEN'].includes(piece.upper) && !['NOT', 'IF'].includes(before))
    yield { name: `${piece.upper} to NOT ${piece.upper}`, edits: [inserting(piece.start, 'NOT ')] }
  if (piece.upper !== 'IS' || !next) return
  if (next.upper === 'NULL') yield { name: 'IS NULL to IS NOT NULL', edits: [inserting(next.start, 'NOT ')] }
  if (next.upper === 'NOT' && pieces[at + 2]?.upper === 'NULL')
    yield {
      name: 'IS NOT NULL to IS NULL',
      edits: [{ start: next.start, end: (pieces[at + 2] as Piece).start, text: '' }],
    }
  yield {
    name: 'IS NULL to = NULL',
    edits: [
      {
        start: piece.start,
        end: next.upper === 'NOT' ? next.end : piece.end,
        text: next.upper === 'NOT' ? '!=' : '=',
      },
    ],
  }
}

function* ofCall(whole: Whole, at: number): Generator<Mutation> {
  const { pieces, sql } = whole
  const piece = pieces[at] as Piece
  const others = functions[piece.upper]
  if (!others || pieces[at + 1]?.text !== '(') return
  const close = closing(pieces, at + 1)
  const inside = sql.slice((pieces[at + 1] as Piece).end, (pieces[close] as Piece).start)
  const isEmptyCall = close === at + 2
  const isStar = pieces[at + 2]?.text === '*'
  for (const other of others)
    if (!isStar || other === 'x')
      yield { name: `${piece.upper} to ${other}`, edits: [replacing(piece, other)] }
  if (piece.upper === 'COUNT' && !isStar) {
    yield { name: 'count(x) to count(*)', edits: [cut(whole, at + 2, close, '*')] }
    const isDistinct = pieces[at + 2]?.upper === 'DISTINCT'
    yield isDistinct
      ? { name: 'count(DISTINCT x) to count(x)', edits: [cut(whole, at + 2, at + 3)] }
      : {
          name: 'count(x) to count(DISTINCT x)',
          edits: [inserting((pieces[at + 2] as Piece).start, 'DISTINCT ')],
        }
  }
  const isSimple = !inside.includes(',') && pieces[at + 2]?.upper !== 'DISTINCT'
  if (
    !isStar &&
    !isEmptyCall &&
    isSimple &&
    pieces[close + 1]?.upper !== 'FILTER' &&
    pieces[close + 1]?.upper !== 'OVER'
  )
    yield { name: `no ${piece.upper}`, edits: [cut(whole, at, close + 1, inside)] }
}

function* ofWord(whole: Whole, at: number): Generator<Mutation> {
  const { pieces } = whole
  const piece = pieces[at] as Piece
  const next = pieces[at + 1]
  if (pieces[at - 1]?.text === '.' || next?.text === '.') return
  for (const other of replaced[piece.upper] ?? [])
    yield { name: `${piece.upper} to ${other}`, edits: [replacing(piece, other)] }
  if (piece.upper === 'AND' && !isBetweenAnd(pieces, at))
    yield { name: 'AND to OR', edits: [replacing(piece, 'OR')] }
  if (piece.upper === 'UNION')
    yield next?.upper === 'ALL'
      ? { name: 'UNION ALL to UNION', edits: [cut(whole, at, at + 2, 'UNION')] }
      : { name: 'UNION to UNION ALL', edits: [replacing(piece, 'UNION ALL')] }
  if (piece.upper === 'DISTINCT' && !['IS', 'NOT', '('].includes(pieces[at - 1]?.upper ?? ''))
    yield { name: 'no DISTINCT', edits: [cut(whole, at, at + 1)] }
  if (piece.upper === 'NULLS' && next)
    yield { name: 'no NULLS FIRST or LAST', edits: [cut(whole, at, at + 2)] }
  if (piece.upper === 'NOT') yield* ofNot(whole, at)
  yield* ofNegatable(whole, at)
  yield* ofCall(whole, at)
}

/** The value changes where the statement itself holds one. */
function* ofLiteral(whole: Whole, at: number): Generator<Mutation> {
  const { pieces, parts } = whole
  const piece = pieces[at] as Piece
  const isOfExists = parts.some(
    ({ word, start, body, end }) =>
      word === 'SELECT' && pieces[start - 2]?.upper === 'EXISTS' && at >= body && at < end,
  )
  const isLength =
    pieces[at - 1]?.text === '(' && /^(?:VAR)?CHAR$|^NUMERIC$/u.test(pieces[at - 2]?.upper ?? '')
  if (isOfExists || isLength) return
  if (piece.kind === 'number')
    yield { name: 'another number', edits: [replacing(piece, String(Number(piece.text) + 1))] }
  if (piece.kind === 'string')
    yield { name: 'another string', edits: [replacing(piece, `${piece.text.slice(0, -1)}x'`)] }
}

/** Another word, mark, value or function in one place. */
export function* wordMutations(whole: Whole): Generator<Mutation> {
  const isDefinition = /^\s*(?:CREATE|ALTER|DROP|PRAGMA|SAVEPOINT|RELEASE)/iu.test(whole.sql)
  for (const [at, piece] of whole.pieces.entries()) {
    if (piece.kind === 'mark' && !isDefinition) yield* ofMark(whole, at)
    if (piece.kind === 'word' && !isDefinition) yield* ofWord(whole, at)
    if (!isDefinition) yield* ofLiteral(whole, at)
  }
}

/** Another name of the same kind: a column of the same table, a table of the same schema, another alias. */
export function* nameMutations(whole: Whole): Generator<Mutation> {
  const { pieces, sources, columns } = whole
  const aliases = sources.flatMap(({ alias, table }) => alias?.name ?? (table === '' ? [] : table))
  for (const [at, piece] of pieces.entries()) {
    if (pieces[at + 1]?.text === '.' && aliases.includes(nameOf(piece))) {
      const source = sources.find(({ alias, table }) => (alias?.name ?? table) === nameOf(piece))
      const column = nameOf(pieces[at + 2])
      const sibling = columns.get(source?.table ?? '')?.find((name) => name !== column)
      if (sibling)
        yield { name: `${column} to ${sibling}`, edits: [replacing(pieces[at + 2] as Piece, sibling)] }
      const other = sources.find(
        (one) => (one.alias?.name ?? one.table) !== nameOf(piece) && columns.get(one.table)?.includes(column),
      )
      if (other)
        yield {
          name: `${column} of another table`,
          edits: [replacing(piece, other.alias?.name ?? other.table)],
        }
    }
  }
  for (const { table, tableAt } of sources) {
    const other = [...columns.keys()].find((name) => name !== table)
    if (table !== '' && other)
      yield { name: `${table} to ${other}`, edits: [replacing(pieces[tableAt] as Piece, other)] }
  }
}
