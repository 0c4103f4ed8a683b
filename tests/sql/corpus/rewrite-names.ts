import { partsOf, type Source, sourcesOf } from './clauses.ts'
import { type Edit, edited, inserting, nameOf, type Piece, piecesOf, replacing } from './pieces.ts'
import type { Given, Rewrite } from './rewrite.ts'

interface Read {
  readonly pieces: readonly Piece[]
  readonly sources: readonly Source[]
}

function read(sql: string): Read {
  const pieces = piecesOf(sql)
  return { pieces, sources: sourcesOf(pieces, partsOf(pieces)) }
}

const isIdentifier = (piece: Piece | undefined): boolean => piece?.kind === 'word' || piece?.kind === 'name'

/** Places where a qualifier stands before a dot. */
const qualifiers = (pieces: readonly Piece[]): readonly number[] =>
  pieces.flatMap((piece, at) =>
    isIdentifier(piece) && pieces[at + 1]?.text === '.' && isIdentifier(pieces[at + 2]) ? [at] : [],
  )

/** Takes `table.` away where the column says by itself whose it is. */
function withoutQualifiers(sql: string, { columns }: Given): string | undefined {
  const { pieces, sources } = read(sql)
  if (!/^\s*(?:SELECT|UPDATE|DELETE|INSERT)/iu.test(sql) || /\bexcluded\b/iu.test(sql)) return undefined
  const isOnly = sources.length === 1 && sources[0]?.table !== ''
  if (!isOnly && sources.some(({ table }) => !columns.has(table))) return undefined
  const labels = pieces.flatMap((piece, at) => (pieces[at - 1]?.upper === 'AS' ? [nameOf(piece)] : []))
  return edited(
    sql,
    qualifiers(pieces).flatMap((at): readonly Edit[] => {
      const column = pieces[at + 2] as Piece
      const name = nameOf(column)
      const owners = sources.filter(({ table }) => isOnly || columns.get(table)?.includes(name))
      // A label of the same name may be meant by the bare word.
      if (owners.length !== 1 || (!isOnly && labels.includes(name))) return []
      return [{ start: (pieces[at] as Piece).start, end: column.start, text: '' }]
    }),
  )
}

/** Takes `AS label` away in the outer select list, where nothing refers to it. */
function withoutLabels(sql: string): string | undefined {
  const pieces = piecesOf(sql)
  const parts = partsOf(pieces)
  const select = parts.find(({ word, depth }) => word === 'SELECT' && depth === 0)
  if (!select || parts.some(({ word }) => ['WITH', 'UNION', 'INTERSECT', 'EXCEPT', 'INSERT'].includes(word)))
    return undefined
  const edits: Edit[] = []
  for (let at = select.body; at < select.end - 1; at += 1) {
    if (pieces[at]?.upper !== 'AS' || pieces[at]?.depth !== 0) continue
    const label = nameOf(pieces[at + 1])
    const isUsed = pieces.some((piece, other) => other !== at + 1 && nameOf(piece) === label)
    if (!isUsed)
      edits.push({ start: (pieces[at - 1] as Piece).end, end: (pieces[at + 1] as Piece).end, text: '' })
  }
  return edited(sql, edits)
}

const shortNames = ['t', 'x', 'u2', 'foo', 'sub_query', 'q', 'tbl', 'z9', 'inner_one', 'aa']

/** Gives every declared alias another name. */
function otherAliases(sql: string, { random }: Given): string | undefined {
  const { pieces, sources } = read(sql)
  const declared = [...new Set(sources.flatMap(({ alias }) => (alias ? [alias.name] : [])))]
  if (declared.length === 0 || declared.some((name) => sources.some(({ table }) => table === name)))
    return undefined
  const taken = new Set(pieces.map(nameOf))
  const free = random.shuffled(shortNames.filter((name) => !taken.has(name)))
  const renamed = new Map(declared.map((name, at) => [name, free[at] ?? name]))
  return edited(
    sql,
    pieces.flatMap((piece, at) => {
      const other = isIdentifier(piece) ? renamed.get(nameOf(piece)) : undefined
      const isDeclared = sources.some(({ alias }) => alias?.at === at)
      return other && (isDeclared || pieces[at + 1]?.text === '.') ? [replacing(piece, other)] : []
    }),
  )
}

/** Gives tables that have none an alias, and uses it. */
function addAliases(sql: string, { random }: Given): string | undefined {
  const { pieces, sources } = read(sql)
  if (!/^\s*SELECT/iu.test(sql) || sources.some(({ alias, table }) => alias || table === '')) return undefined
  const names = sources.map(({ table }) => table)
  if (names.length === 0 || new Set(names).size < names.length) return undefined
  const taken = new Set([...pieces.map(nameOf), 'or', 'as', 'in', 'on', 'is', 'by', 'to'])
  const aliases = new Map<string, string>()
  for (const name of names) {
    const short = [name.charAt(0), name.slice(0, 2), `${name.charAt(0)}1`, `${name}_x`].find(
      (one) => !taken.has(one),
    )
    if (!short) return undefined
    taken.add(short)
    aliases.set(name, short)
  }
  const word = random.pick([' AS ', ' ', ' as '])
  return edited(sql, [
    ...sources.map(({ table, tableAt }) =>
      inserting((pieces[tableAt] as Piece).end, `${word}${aliases.get(table)}`),
    ),
    ...qualifiers(pieces).flatMap((at): readonly Edit[] => {
      const short = aliases.get(nameOf(pieces[at]))
      return short ? [replacing(pieces[at] as Piece, short)] : []
    }),
  ])
}

/** Takes aliases of tables away that occur once. */
function dropAliases(sql: string): string | undefined {
  const { pieces, sources } = read(sql)
  const edits: Edit[] = []
  for (const { table, alias, tableAt } of sources) {
    const isOnce = sources.filter((other) => other.table === table).length === 1
    const isShared = sources.filter((other) => other.alias?.name === alias?.name).length > 1
    if (!alias || table === '' || !isOnce || isShared) continue
    const name = (pieces[tableAt] as Piece).text
    edits.push({ start: (pieces[tableAt] as Piece).end, end: (pieces[alias.at] as Piece).end, text: '' })
    for (const at of qualifiers(pieces))
      if (nameOf(pieces[at]) === alias.name) edits.push(replacing(pieces[at] as Piece, name))
  }
  return edited(sql, edits)
}

/** `address AS a` becomes `address a`. */
function withoutAs(sql: string): string | undefined {
  const { pieces, sources } = read(sql)
  return edited(
    sql,
    sources.flatMap(({ alias }) =>
      alias?.hasAs
        ? [
            {
              start: (pieces[alias.at - 1] as Piece).start,
              end: (pieces[alias.at] as Piece).start,
              text: '',
            },
          ]
        : [],
    ),
  )
}

/** Puts names that stand beside a dot into quotes. */
function quoteNames(sql: string, { random, dialect }: Given): string | undefined {
  if (/^\s*PRAGMA/iu.test(sql)) return undefined
  const pieces = piecesOf(sql)
  const quote = dialect === 'sqlite' ? random.pick(['"', '`']) : '"'
  const beside = new Set(qualifiers(pieces).flatMap((at) => [at, at + 2]))
  return edited(
    sql,
    [...beside]
      .map((at) => pieces[at] as Piece)
      .filter(({ kind }) => kind === 'word')
      .map((piece) => replacing(piece, `${quote}${piece.text}${quote}`)),
  )
}

/** Other names for the same things: qualifiers, labels, aliases, quotes. */
export const nameRewrites: readonly Rewrite[] = [
  { name: 'no qualifiers', level: 'same', apply: withoutQualifiers },
  { name: 'no labels', level: 'same', apply: withoutLabels },
  { name: 'other alias names', level: 'same', apply: otherAliases },
  { name: 'aliases added', level: 'same', apply: addAliases },
  { name: 'aliases dropped', level: 'same', apply: dropAliases },
  { name: 'alias without AS', level: 'same', apply: withoutAs },
  { name: 'names in quotes', level: 'same', apply: quoteNames },
]
