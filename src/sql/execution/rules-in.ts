import { plain, plainConditions } from './plain-condition.ts'
import { type SqlWord, sqlWords, unquoted } from './sql-words.ts'

/** A piece of SQL without what is a matter of spelling: capitals, quotes around names, blanks. */
export const plainText = (sql: string): string => plain(sqlWords(sql))

/** The words from an opening parenthesis to the one that closes it. */
const group = (words: readonly SqlWord[], open: number): readonly SqlWord[] => {
  const depth = words[open]?.depth ?? 0
  const close = words.findIndex(({ text, depth: here }, at) => at > open && text === ')' && here === depth)
  return words.slice(open, close < 0 ? undefined : close + 1)
}

/** The columns that the line of a CREATE TABLE is about in which a word stands: its own, or those of a constraint. */
const columnsOf = (words: readonly SqlWord[], at: number): string => {
  const before = words
    .slice(0, at)
    .findLastIndex(({ text, depth }) => (text === ',' || text === '(') && depth === 1)
  const isConstraint = /^(?:CONSTRAINT|PRIMARY|UNIQUE|FOREIGN|CHECK)$/u.test(words[before + 1]?.upper ?? '')
  if (!isConstraint) return plain(words.slice(before + 1, before + 2))
  const open = words.findIndex(({ text, depth }, place) => place > before && text === '(' && depth === 2)
  return plain(group(words, open).slice(1, -1))
}

/** What stands behind the columns of a CREATE TABLE: `WITHOUT ROWID`, `STRICT`. */
const optionsOf = (words: readonly SqlWord[]): readonly string[] => {
  const end = words.findLastIndex(({ text, depth }) => text === ')' && depth === 1)
  const options = end < 0 ? '' : plain(words.slice(end + 1))
  return options.split(' , ').filter((option) => option !== '' && option !== ';')
}

/** Table, keys and condition of an index; ASC is what a key without a direction has. */
const indexRule = (words: readonly SqlWord[]): string => {
  const on = words.findIndex(({ upper }) => upper === 'ON')
  const where = words.findIndex(({ upper, depth }, at) => at > on && upper === 'WHERE' && depth === 0)
  const keys = words.slice(on, where < 0 ? undefined : where).filter(({ upper }) => upper !== 'ASC')
  return [plain(keys), ...(where < 0 ? [] : plainConditions(words.slice(where + 1)))].join(' and ')
}

/**
 * What SQLite has no table for but keeps as the text of a definition: checks, collations, computed columns, what a
 * broken rule leads to and when it is looked at of a CREATE TABLE, keys and condition of a CREATE INDEX, all of a
 * CREATE TRIGGER. `sql` is the text that `sqlite_schema` holds.
 */
export function rulesIn(sql: string): readonly string[] {
  const words = sqlWords(sql)
  const made = words.find(({ upper }) => /^(?:TABLE|INDEX|VIEW|TRIGGER)$/u.test(upper))?.upper
  if (made === 'TRIGGER') return [plain(words)]
  if (made === 'INDEX') return [indexRule(words)]
  if (made !== 'TABLE') return []
  const rules = words.flatMap(({ upper, depth }, at): readonly string[] => {
    const next = words[at + 1]
    if (upper === 'AUTOINCREMENT') return ['autoincrement']
    if (depth !== 1 || !next) return []
    const before = words[at - 1]?.upper
    if (upper === 'CHECK') return plainConditions(group(words, at + 1)).map((one) => `check ${one}`)
    if (upper === 'COLLATE') return [`${columnsOf(words, at)} collate ${unquoted(next).toLowerCase()}`]
    if (upper === 'AS') {
      const computed = group(words, at + 1)
      const isStored = words[at + 1 + computed.length]?.upper === 'STORED'
      return [`${columnsOf(words, at)} as ${plain(computed)}${isStored ? ' stored' : ''}`]
    }
    if (upper === 'INITIALLY' && next.upper === 'DEFERRED' && words[at - 2]?.upper !== 'NOT')
      return [`${columnsOf(words, at)} deferred`]
    if (upper === 'CONFLICT' && before === 'ON' && next.upper !== 'ABORT')
      return [`${columnsOf(words, at)} on conflict ${plain([next])}`]
    return []
  })
  return [...rules, ...optionsOf(words)]
}
