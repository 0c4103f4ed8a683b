import { type SqlWord, sqlWords, unquoted } from './sql-words.ts'

const isPartOfName = (words: readonly SqlWord[], at: number): boolean =>
  words[at - 1]?.text === '.' || words[at + 1]?.text === '.' || words[at - 1]?.upper === 'AS'

/** Names that a statement gives itself, in lower case: `AS "n"`. */
const declaredIn = (words: readonly SqlWord[]): ReadonlySet<string> =>
  new Set(words.filter((_, at) => words[at - 1]?.upper === 'AS').map((word) => unquoted(word).toLowerCase()))

/**
 * `"sandy"` that names nothing is a text in the wrong quotes: some databases, and this one once, take it so.
 * `names` are all tables and columns, in lower case; names that the statement declares itself are kept as well.
 */
export function textsInSingleQuotes(sql: string, names: ReadonlySet<string>): string {
  const words = sqlWords(sql)
  const declared = declaredIn(words)
  return words
    .filter((word, at) => word.kind === 'name' && word.text.startsWith('"') && !isPartOfName(words, at))
    .filter((word) => {
      const name = unquoted(word).toLowerCase()
      return !names.has(name) && !declared.has(name)
    })
    .reduceRight(
      (text, word) =>
        `${text.slice(0, word.start)}'${unquoted(word).replaceAll("'", "''")}'${text.slice(word.end)}`,
      sql,
    )
}
