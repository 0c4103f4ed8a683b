import { nameOf, type Piece } from './pieces.ts'

/** A clause of a statement or subquery: its first piece, the first of its content, and the one after it. */
export interface Part {
  readonly word: string
  readonly start: number
  readonly body: number
  readonly end: number
  readonly depth: number
}

/** A table, subquery or CTE that rows come from. */
export interface Source {
  /** The table's name; empty for a subquery. */
  readonly table: string
  readonly tableAt: number
  readonly alias?: { readonly name: string; readonly at: number; readonly hasAs: boolean }
  readonly depth: number
}

const joinSides = new Set(['LEFT', 'RIGHT', 'FULL', 'INNER', 'CROSS', 'NATURAL', 'OUTER'])
const words = new Set(
  'SELECT FROM WHERE GROUP HAVING ORDER LIMIT OFFSET RETURNING UNION INTERSECT EXCEPT SET VALUES INSERT UPDATE DELETE WITH JOIN ON USING WINDOW FOR FETCH'.split(
    ' ',
  ),
)

/** How many pieces introduce the clause at `at`; 0 when none begins there. */
function opening(pieces: readonly Piece[], at: number): number {
  const { kind, upper } = pieces[at] as Piece
  if (kind !== 'word') return 0
  const before = pieces[at - 1]?.upper ?? ''
  const after = pieces[at + 1]?.upper ?? ''
  if (joinSides.has(upper)) {
    if (joinSides.has(before)) return 0
    let end = at
    while (joinSides.has(pieces[end]?.upper ?? '')) end += 1
    return pieces[end]?.upper === 'JOIN' ? end - at + 1 : 0
  }
  if (!words.has(upper) || pieces[at - 1]?.upper === '.' || before === 'AS') return 0
  if (upper === 'JOIN') return joinSides.has(before) ? 0 : 1
  if (upper === 'GROUP' || upper === 'ORDER') return after === 'BY' ? 2 : 0
  if (upper === 'FROM') return before === 'DELETE' || before === 'DISTINCT' ? 0 : 1
  if (upper === 'DELETE') return after === 'FROM' ? 2 : 1
  if (upper === 'INSERT') return after === 'OR' ? 4 : after === 'INTO' ? 2 : 1
  if (upper === 'UPDATE') return before === 'DO' || before === 'FOR' || before === 'ON' ? 0 : 1
  if (upper === 'ON') return before === 'DISTINCT' ? 0 : after === 'CONFLICT' ? 2 : 1
  if (upper === 'SET') return before === 'UPDATE' ? 0 : 1
  return 1
}

function wordOf(pieces: readonly Piece[], at: number, length: number): string {
  const { upper } = pieces[at] as Piece
  if (pieces[at + length - 1]?.upper === 'JOIN') return 'JOIN'
  return upper === 'ON' && length === 2 ? 'ON CONFLICT' : upper
}

interface Open {
  readonly word: string
  readonly start: number
  readonly body: number
}

/** What a parenthesis holds: a query, joined tables, or anything else, in which no clause begins. */
type Inside = 'query' | 'joins' | 'expression'

function insideOf(pieces: readonly Piece[], first: number, clause: string | undefined): Inside {
  if (pieces[first - 1]?.upper !== '(') return 'expression'
  if (['SELECT', 'WITH', 'VALUES'].includes(pieces[first]?.upper ?? '')) return 'query'
  const isOfFrom = clause === 'FROM' || clause === 'JOIN'
  return isOfFrom && ['FROM', 'JOIN', ',', '('].includes(pieces[first - 2]?.upper ?? '')
    ? 'joins'
    : 'expression'
}

/** All clauses of a query or change and of every subquery in it, in the order of the text; none of a definition. */
export function partsOf(pieces: readonly Piece[]): Part[] {
  if (!['SELECT', 'WITH', 'INSERT', 'UPDATE', 'DELETE', 'EXPLAIN'].includes(pieces[0]?.upper ?? '')) return []
  const parts: Part[] = []
  const scan = (from: number, to: number, depth: number, inside: Inside): void => {
    let open: Open | undefined = inside === 'joins' ? { word: 'FROM', start: from, body: from } : undefined
    const close = (end: number): void => {
      if (open) parts.push({ ...open, end, depth })
      open = undefined
    }
    for (let at = from; at < to; at += 1) {
      const piece = pieces[at] as Piece
      if (piece.depth > depth) {
        let end = at
        while (end < to && (pieces[end]?.depth ?? 0) > depth) end += 1
        scan(at, end, depth + 1, insideOf(pieces, at, open?.word))
        at = end - 1
        continue
      }
      if (inside === 'expression') continue
      if (piece.upper === ';') close(at)
      if (piece.upper === ',' && open?.word === 'ON') {
        close(at)
        open = { word: 'FROM', start: at, body: at + 1 }
        continue
      }
      const length = opening(pieces, at)
      if (length === 0) continue
      close(at)
      open = { word: wordOf(pieces, at, length), start: at, body: at + length }
      at += length - 1
    }
    close(to)
  }
  scan(0, pieces.length, 0, 'query')
  return parts.toSorted((a, b) => a.start - b.start)
}

/** Ranges of pieces between separators at the clause's own depth, for example the terms of an AND. */
export function itemsOf(
  pieces: readonly Piece[],
  { body, end, depth }: Pick<Part, 'body' | 'end' | 'depth'>,
  separator: ',' | 'AND' | 'OR',
): readonly (readonly [number, number])[] {
  const items: [number, number][] = []
  let from = body
  let isBetween = false
  for (let at = body; at < end; at += 1) {
    const piece = pieces[at] as Piece
    if (piece.depth !== depth) continue
    if (piece.upper === 'BETWEEN') isBetween = true
    else if (piece.upper === 'AND' && isBetween) isBetween = false
    else if (piece.upper === separator) {
      items.push([from, at])
      from = at + 1
    }
  }
  return [...items, [from, end]]
}

const notAliases = new Set(['ON', 'USING', 'WHERE', 'SET', 'VALUES', 'AS', 'DEFAULT', 'SELECT'])

/** Every table or subquery that stands in FROM, JOIN, UPDATE, INSERT or DELETE. */
export function sourcesOf(pieces: readonly Piece[], parts: readonly Part[]): Source[] {
  const sources: Source[] = []
  for (const part of parts) {
    if (!['FROM', 'JOIN', 'UPDATE', 'DELETE', 'INSERT'].includes(part.word)) continue
    for (const [from, end] of itemsOf(pieces, part, ',')) {
      const first = pieces[from]
      // A table of another schema would be two names; no rewrite needs it.
      if (!first || first.upper === 'LATERAL' || pieces[from + 1]?.text === '.') continue
      let at = from
      if (first.upper === '(')
        while (at < end - 1 && !(pieces[at]?.upper === ')' && pieces[at]?.depth === part.depth)) at += 1
      const table = first.upper === '(' ? '' : nameOf(first)
      const hasAs = pieces[at + 1]?.upper === 'AS'
      const aliasAt = at + (hasAs ? 2 : 1)
      const alias = pieces[aliasAt]
      const isAlias =
        alias !== undefined &&
        aliasAt < end &&
        (alias.kind === 'word' || alias.kind === 'name') &&
        !notAliases.has(alias.upper)
      sources.push({
        table,
        tableAt: from,
        depth: part.depth,
        ...(isAlias ? { alias: { name: nameOf(alias), at: aliasAt, hasAs } } : {}),
      })
    }
  }
  return sources
}
