/** The words of a search as they are compared: in lower case, without the spaces between them. */
export const searchWords = (text: string): readonly string[] =>
  text.toLowerCase().split(/\s+/).filter(Boolean)

/** A stretch of a text, and whether it is one of the words that were searched for. */
export interface MarkedPiece {
  readonly text: string
  readonly hit: boolean
}

/** A text divided where words of `searchWords` stand in it. Together the pieces are the text again. */
export const markedPieces = (text: string, words: readonly string[]): readonly MarkedPiece[] => {
  const lower = text.toLowerCase()
  // In a few languages a letter changes its length with its case: places would be off.
  if (words.length === 0 || lower.length !== text.length) return [{ text, hit: false }]
  const pieces: MarkedPiece[] = []
  let from = 0
  while (from < text.length) {
    const next = firstHit(lower, words, from)
    if (!next) break
    if (next.at > from) pieces.push({ text: text.slice(from, next.at), hit: false })
    from = next.at + next.length
    pieces.push({ text: text.slice(next.at, from), hit: true })
  }
  if (from < text.length) pieces.push({ text: text.slice(from), hit: false })
  return pieces
}

/** The first of the words in a text, the longest of those that begin there. */
const firstHit = (lower: string, words: readonly string[], from: number) => {
  let found: { readonly at: number; readonly length: number } | undefined
  for (const { length, at } of words.map((word) => ({ length: word.length, at: lower.indexOf(word, from) })))
    if (at >= 0 && (!found || at < found.at || (at === found.at && length > found.length)))
      found = { at, length }
  return found
}

/** So much of a line is kept before the word that was found, in characters. */
const before = 12

/** A stretch of a text that begins shortly before the first of the words in it; undefined when it holds none. */
export const excerpt = (text: string, words: readonly string[]): string | undefined => {
  const flat = text.replace(/\s+/g, ' ').trim()
  const hit = firstHit(flat.toLowerCase(), words, 0)
  if (!hit) return undefined
  if (hit.at <= before) return flat
  const space = flat.indexOf(' ', hit.at - before)
  return `… ${flat.slice(space < 0 || space >= hit.at ? hit.at : space + 1)}`
}
