import { sqlTokens } from '../tokens.ts'

/** A token that is not blank, with its place in the text and how many parentheses it stands in. */
export interface SqlWord {
  readonly kind: 'string' | 'name' | 'number' | 'word' | 'mark'
  readonly text: string
  /** In capitals for a plain word; as it stands for everything else. */
  readonly upper: string
  readonly start: number
  readonly end: number
  /** A parenthesis itself counts as inside. */
  readonly depth: number
}

/** Splits any text into words; never fails. */
export const sqlWords = (sql: string): readonly SqlWord[] => {
  const words: SqlWord[] = []
  let start = 0
  let depth = 0
  for (const { kind, text } of sqlTokens(sql)) {
    const end = start + text.length
    if (kind !== 'space' && kind !== 'comment') {
      if (text === '(') depth++
      words.push({ kind, text, upper: kind === 'word' ? text.toUpperCase() : text, start, end, depth })
      if (text === ')') depth = Math.max(0, depth - 1)
    }
    start = end
  }
  return words
}

/** The statements of a text, cut at semicolons; blank ones are left out. */
export const splitStatements = (sql: string): readonly string[] => {
  const cuts = sqlWords(sql).filter(({ text, kind }) => kind === 'mark' && text === ';')
  const starts = [0, ...cuts.map(({ end }) => end)]
  return starts
    .map((start, index) => sql.slice(start, cuts[index]?.start ?? sql.length))
    .filter((one) => sqlWords(one).length > 0)
    .map((one) => one.trim())
}

/** The value of a string or quoted name without its quotes; other words as they stand. */
export const unquoted = ({ kind, text }: Pick<SqlWord, 'kind' | 'text'>): string => {
  if (kind !== 'string' && kind !== 'name') return text
  const quote = text[0] ?? ''
  const body = text.endsWith(quote) && text.length > 1 ? text.slice(1, -1) : text.slice(1)
  return body.replaceAll(quote + quote, quote)
}
