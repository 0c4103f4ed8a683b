/** A word, a name, a value or a mark of one SQL statement, with its place in the text. */
export interface Piece {
  readonly kind: 'word' | 'name' | 'string' | 'number' | 'placeholder' | 'comment' | 'mark'
  readonly text: string
  /** Capital letters for words; the text itself for everything else. */
  readonly upper: string
  readonly start: number
  readonly end: number
  /** How many parentheses and CASEs are open; the ones that open and close it belong outside. */
  readonly depth: number
}

/** A replacement of a part of a text. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

const kinds = [
  ['comment', /--[^\n]*|\/\*[\s\S]*?\*\//y],
  ['string', /'(?:[^']|'')*'/y],
  ['name', /"(?:[^"]|"")*"|`[^`]*`/y],
  ['placeholder', /\?|%\(\w+\)s|%s|\$\d+|:\w+/y],
  ['word', /[A-Za-z_][\w$]*/y],
  ['number', /\d+(?:\.\d+)?/y],
  ['mark', /::|\|\||->>?|@>|<@|<>|[<>!=]=|[^\s]/y],
] as const

/** Splits a statement that was stored with a card; made for those only, so nothing in it is ever unclosed. */
export function piecesOf(sql: string): Piece[] {
  const pieces: Piece[] = []
  let depth = 0
  let at = 0
  while (at < sql.length) {
    if (/\s/u.test(sql.charAt(at))) {
      at += 1
      continue
    }
    for (const [kind, pattern] of kinds) {
      pattern.lastIndex = at
      // A cast's `::` would else begin a named placeholder.
      const text = kind === 'placeholder' && sql.startsWith('::', at) ? undefined : pattern.exec(sql)?.[0]
      if (text === undefined) continue
      const upper = kind === 'word' ? text.toUpperCase() : text
      if (upper === ')' || upper === 'END') depth -= 1
      pieces.push({ kind, text, upper, start: at, end: at + text.length, depth })
      if (upper === '(' || upper === 'CASE') depth += 1
      at += text.length
      break
    }
  }
  return pieces
}

/** The text with all edits made at once; undefined when there are none. Edits must not overlap. */
export function edited(sql: string, edits: readonly Edit[]): string | undefined {
  if (edits.length === 0) return undefined
  let text = ''
  let at = 0
  for (const { start, end, text: put } of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    text += sql.slice(at, start) + put
    at = end
  }
  const whole = text + sql.slice(at)
  return whole === sql ? undefined : whole
}

export const replacing = (piece: Piece, text: string): Edit => ({
  start: piece.start,
  end: piece.end,
  text,
})

export const inserting = (at: number, text: string): Edit => ({ start: at, end: at, text })

/** An identifier as it is meant: without quotes. */
export const nameOf = (piece: Piece | undefined): string =>
  piece?.kind === 'name' ? piece.text.slice(1, -1) : piece?.kind === 'word' ? piece.text.toLowerCase() : ''

/** Index of the parenthesis that closes the one at `open`. */
export function closing(pieces: readonly Piece[], open: number): number {
  const depth = pieces[open]?.depth
  return pieces.findIndex((piece, at) => at > open && piece.upper === ')' && piece.depth === depth)
}
