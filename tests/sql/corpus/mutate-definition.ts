import { itemsOf } from './clauses.ts'
import { closing, nameOf, type Piece, replacing } from './pieces.ts'
import { cut, cutItem, type Mutation, type Whole } from './mutant.ts'

const types: Readonly<Record<string, string>> = {
  INTEGER: 'VARCHAR',
  VARCHAR: 'INTEGER',
  TEXT: 'INTEGER',
  DATE: 'INTEGER',
  DATETIME: 'DATE',
  BOOLEAN: 'VARCHAR',
  FLOAT: 'INTEGER',
}

function* ofColumn(
  whole: Whole,
  [from, end]: readonly [number, number],
  keys: readonly string[],
): Generator<Mutation> {
  const { pieces } = whole
  const first = pieces[from] as Piece
  for (let at = from + 1; at < end; at += 1) {
    const piece = pieces[at] as Piece
    if (piece.depth !== first.depth) continue
    const other = types[piece.upper]
    const length = pieces[at + 1]?.text === '(' ? closing(pieces, at + 1) + 1 : at + 1
    if (other && at === from + 1)
      yield { name: `${piece.upper} to ${other}`, edits: [cut(whole, at, length, other)] }
    const isKey =
      keys.includes(nameOf(first)) || pieces.slice(from, end).some(({ upper }) => upper === 'PRIMARY')
    if (piece.upper === 'NOT' && pieces[at + 1]?.upper === 'NULL' && !isKey)
      yield { name: 'no NOT NULL', edits: [cut(whole, at, at + 2)] }
    if (piece.upper === 'UNIQUE' || piece.upper === 'AUTOINCREMENT')
      yield { name: `no ${piece.upper}`, edits: [cut(whole, at, at + 1)] }
  }
}

/** Another table, index or change of one. */
export function* definitionMutations(whole: Whole): Generator<Mutation> {
  const { pieces, sql } = whole
  const words = pieces.map(({ upper }) => upper)
  if (words[0] === 'CREATE' && words[1] === 'TABLE' && !words.includes('SELECT')) {
    const open = words.indexOf('(')
    const items = itemsOf(pieces, { body: open + 1, end: closing(pieces, open), depth: 1 }, ',')
    const key = words.indexOf('PRIMARY')
    const keys = key < 0 ? [] : pieces.slice(key, closing(pieces, key + 2) + 1).map(nameOf)
    for (const [at, item] of items.entries()) {
      if (items.length > 1) yield { name: 'one line of the table less', edits: [cutItem(whole, items, at)] }
      yield* ofColumn(whole, item, keys)
    }
    yield { name: 'another table name', edits: [replacing(pieces[open - 1] as Piece, 'quite_another')] }
  } else if (words[0] === 'CREATE' && words.includes('UNIQUE'))
    yield { name: 'no UNIQUE', edits: [cut(whole, words.indexOf('UNIQUE'), words.indexOf('UNIQUE') + 1)] }
  else if (words[0] === 'DROP' || words[0] === 'ALTER')
    yield { name: 'another table name', edits: [replacing(pieces[2] as Piece, 'quite_another')] }
  if (words[0] === 'ALTER' && words[3] === 'ADD')
    yield { name: 'ADD to DROP', edits: [replacing(pieces[3] as Piece, 'DROP')] }
  if (/^\s*(?:CREATE|DROP) TABLE/iu.test(sql))
    yield {
      name: 'CREATE to DROP and back',
      edits: [
        words[0] === 'CREATE'
          ? cut(whole, 0, pieces.length, `DROP TABLE ${nameOf(pieces[2])}`)
          : cut(whole, 0, 1, 'CREATE'),
      ],
    }
}
