import { sqlTokens } from './tokens.ts'

const wordsOf = (sql: string): readonly string[] =>
  sqlTokens(sql)
    .filter(({ kind }) => kind !== 'space' && kind !== 'comment')
    .map(({ text }) => text)

/** Labels of the select list that nothing else in the statement names. */
const withoutLabels = (words: readonly string[]): readonly string[] =>
  words.filter((word, at) => {
    const label =
      word.toUpperCase() === 'AS' ? words[at + 1] : words[at - 1]?.toUpperCase() === 'AS' ? word : undefined
    return label === undefined || !/^\w+$/.test(label) || words.filter((other) => other === label).length > 1
  })

/** `address.id` is `id` where there is one table only. */
const withoutQualifiers = (words: readonly string[]): readonly string[] => {
  const single = words.filter((word) => /^(?:FROM|JOIN|UPDATE|INTO)$/i.test(word)).length <= 1
  return single ? words.filter((word, at) => words[at + 1] !== '.' && word !== '.') : words
}

const tight = (words: readonly string[]): number =>
  words.reduce((length, word, at) => {
    const before = words[at - 1] ?? ''
    const space = /[\w?]$/.test(before) && /^[\w?:]/.test(word) ? 1 : 0
    return length + word.length + space
  }, 0)

/**
 * How many characters the shortest spelling has that the judge takes for the same: labels that nothing names,
 * qualifiers of a single table, `OUTER`, `INNER` and spaces beside marks left out, one line break a statement.
 */
export const shortestLength = (statements: readonly string[]): number =>
  statements
    .map((sql) => {
      const words = wordsOf(sql).filter((word) => !/^(?:OUTER|INNER)$/i.test(word))
      return tight(withoutQualifiers(withoutLabels(words)))
    })
    .reduce((sum, length) => sum + length, Math.max(0, statements.length - 1))
