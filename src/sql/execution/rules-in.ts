import { type SqlWord, sqlWords, unquoted } from './sql-words.ts'

/** Words on one line, names without quotes and in small letters, so that the same rule reads the same. */
const plain = (words: readonly SqlWord[]): string =>
  words.map((word) => (word.kind === 'string' ? word.text : unquoted(word).toLowerCase())).join(' ')

/** The words from an opening parenthesis to the one that closes it. */
const group = (words: readonly SqlWord[], open: number): readonly SqlWord[] => {
  const depth = words[open]?.depth ?? 0
  const close = words.findIndex(({ text, depth: here }, at) => at > open && text === ')' && here === depth)
  return words.slice(open, close < 0 ? undefined : close + 1)
}

/** The name of the column in whose definition a word of a CREATE TABLE stands. */
const columnOf = (words: readonly SqlWord[], at: number): string => {
  const before = words
    .slice(0, at)
    .findLastIndex(({ text, depth }) => (text === ',' || text === '(') && depth === 1)
  return plain(words.slice(before + 1, before + 2))
}

/**
 * What SQLite has no table for but keeps as the text of a definition: checks, collations and computed columns of a
 * CREATE TABLE, keys and condition of a CREATE INDEX. `sql` is the text that `sqlite_schema` holds.
 */
export function rulesIn(sql: string): readonly string[] {
  const words = sqlWords(sql)
  const made = words.find(({ upper }) => /^(?:TABLE|INDEX|VIEW)$/u.test(upper))?.upper
  if (made === 'INDEX') return [plain(words.slice(words.findIndex(({ upper }) => upper === 'ON')))]
  if (made !== 'TABLE') return []
  return words.flatMap(({ upper, depth }, at) => {
    if (depth !== 1) return []
    if (upper === 'CHECK') return [`check ${plain(group(words, at + 1))}`]
    if (upper === 'COLLATE') return [`${columnOf(words, at)} collate ${plain(words.slice(at + 1, at + 2))}`]
    if (upper === 'AS') return [`${columnOf(words, at)} as ${plain(group(words, at + 1))}`]
    return []
  })
}
