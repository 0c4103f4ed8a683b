import type { Schema } from '../normal-form/scope.ts'
import { lex, SyntaxStop } from '../reader/lexer.ts'
import { sqlWords } from '../reader/words.ts'

/** What a known word is; keywords of all dialects are known so that ILIKE is not taken for a slip of LIKE. */
export type Vocabulary = ReadonlyMap<string, 'keyword' | 'function' | 'column' | 'name'>

const FUNCTIONS =
  'count coalesce lower upper length substr substring replace round row_number rank dense_rank strftime extract group_concat concat nullif ifnull ltrim rtrim power random'

const basic: Vocabulary = new Map([
  ...FUNCTIONS.split(' ').map((word) => [word, 'function'] as const),
  ...sqlWords.map((word) => [word, 'keyword'] as const),
])

const wordsOf = (sql: string): string[] => {
  try {
    return lex(sql).flatMap(({ kind, text }) =>
      kind === 'word' || kind === 'name' ? [text.toLowerCase()] : [],
    )
  } catch (error) {
    if (error instanceof SyntaxStop) return []
    throw error
  }
}

/** All words an answer may use: SQL's own, the schema's and those of the expected statements. */
export const vocabularyOf = (schema: Schema, statements: readonly string[]): Vocabulary => {
  const words = new Map(basic)
  const add = (word: string, kind: 'column' | 'name'): void => {
    if (!words.has(word)) words.set(word, kind)
  }
  for (const { columns } of schema.values()) for (const word of columns) add(word, 'column')
  for (const table of schema.keys()) for (const word of table.split('.')) add(word, 'name')
  for (const word of statements.flatMap(wordsOf)) add(word, 'name')
  return words
}
