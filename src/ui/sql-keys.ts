/** What a key puts into the text, and where the caret stands afterwards. */
export interface TextEdit {
  readonly text: string
  readonly caret: number
}

/** Keys that every typed answer in SQL needs, in the order of a statement. */
export const sqlKeys: readonly string[] = [
  'SELECT',
  'FROM',
  'WHERE',
  'JOIN',
  'LEFT OUTER JOIN',
  'ON',
  '=',
  '?',
  ',',
  '.',
  '(',
  ')',
  'AND',
  'IN',
  'AS',
  'ORDER BY',
  'GROUP BY',
  'LIMIT',
  'INSERT INTO',
  'VALUES',
  'UPDATE',
  'SET',
  'DELETE FROM',
  'RETURNING',
  'DISTINCT',
  'count(*)',
  '*',
  'IS NULL',
  'NOT',
  'OR',
  'DESC',
  ';',
]

/** The word that the caret stands behind, as far as it is typed; empty behind a space or a mark. */
export const wordBefore = (text: string, caret: number): string =>
  /[\p{L}_][\p{L}\p{N}_]*$/u.exec(text.slice(0, caret))?.[0] ?? ''

const startsWith = (key: string, prefix: string): boolean =>
  key.length > prefix.length && key.toLowerCase().startsWith(prefix.toLowerCase())

/** Keys that finish the word being typed come first; the others keep their order. */
export const keysFor = (keys: readonly string[], prefix: string): readonly string[] =>
  prefix === ''
    ? keys
    : [...keys.filter((key) => startsWith(key, prefix)), ...keys.filter((key) => !startsWith(key, prefix))]

/** No space before these. */
const CLOSE = new Set([',', '.', ')', ';'])

/**
 * A key pressed with `from` to `to` selected: a word that is half typed is finished by it, and spaces are put
 * where SQL has them, so that tapping alone gives a readable statement.
 */
export const pressKey = (text: string, from: number, to: number, key: string): TextEdit => {
  const prefix = from === to ? wordBefore(text, from) : ''
  const before = text.slice(0, startsWith(key, prefix) ? from - prefix.length : from)
  const after = text.slice(to)
  const kept = CLOSE.has(key) ? before.trimEnd() : before
  const needsSpace = !CLOSE.has(key) && key !== '(' && /[^\s(.]$/u.test(kept)
  const opens = key === '(' && /\b(?:IN|VALUES|AND|OR|WHERE|ON|SELECT|FROM|JOIN|AS|=)$/iu.test(kept)
  const trails = key !== '.' && key !== '(' && key !== ')' && !/^\s/u.test(after)
  const put = `${needsSpace || opens ? ' ' : ''}${key}${trails ? ' ' : ''}`
  return { text: kept + put + after, caret: kept.length + put.length }
}
