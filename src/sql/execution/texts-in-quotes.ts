import { type SqlWord, sqlWords, unquoted } from './sql-words.ts'

const isPartOfName = (words: readonly SqlWord[], at: number): boolean =>
  words[at - 1]?.text === '.' || words[at + 1]?.text === '.' || words[at - 1]?.upper === 'AS'

/** Words after which a value comes; after any other word a name is the new name of what stands before it. */
const beforeValue =
  /^(?:SELECT|DISTINCT|ALL|WHERE|AND|OR|NOT|ON|HAVING|BY|IN|IS|LIKE|ILIKE|GLOB|REGEXP|MATCH|ESCAPE|BETWEEN|CASE|WHEN|THEN|ELSE|VALUES|SET|RETURNING|FROM|LIMIT|OFFSET|COLLATE|EXISTS|INTO|TABLE|JOIN|UPDATE)$/u

/** Whether a word stands where an alias does: `count(*) AS "n"`, `count(*) "n"`. */
const isAlias = (words: readonly SqlWord[], at: number): boolean => {
  const before = words[at - 1]
  if (!before || before.upper === 'AS') return before !== undefined
  return before.kind === 'mark' ? before.text === ')' : !beforeValue.test(before.upper)
}

/** Whether a word is the name of a WITH table or of a window, or stands in the list of that table's columns. */
function isDefined(words: readonly SqlWord[], at: number): boolean {
  const isListed = words[at + 1]?.text === ',' || words[at + 1]?.text === ')'
  const { depth } = words[at] as SqlWord
  const end = isListed
    ? words.findIndex((word, place) => place > at && word.text === ')' && word.depth === depth)
    : at
  return (
    end >= 0 &&
    words[end + 1]?.upper === 'AS' &&
    /^(?:\(|NOT|MATERIALIZED)$/u.test(words[end + 2]?.upper ?? '')
  )
}

/** Names that a statement gives itself, in lower case. */
const declaredIn = (words: readonly SqlWord[]): ReadonlySet<string> =>
  new Set(
    words
      .filter((_, at) => isAlias(words, at) || isDefined(words, at))
      .map((word) => unquoted(word).toLowerCase()),
  )

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
