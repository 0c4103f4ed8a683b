import type { Schema } from '../normal-form/scope.ts'
import { lex, SyntaxStop } from '../reader/lexer.ts'

/** What a known word is; keywords of all dialects are known so that ILIKE is not taken for a slip of LIKE. */
export type Vocabulary = ReadonlyMap<string, 'keyword' | 'function' | 'column' | 'name'>

const KEYWORDS =
  'select from where group having order limit offset fetch union except intersect join inner left right full outer cross natural using on and or not in is like ilike between case when then else end as with recursive returning values insert update delete into set create table index unique drop alter add column view begin implicit transaction commit rollback savepoint release to distinct all exists collate escape asc desc nulls first last over partition filter within null primary key foreign references constraint check default cascade restrict by integer int varchar char text boolean numeric decimal datetime timestamp date time float real double bigint smallint serial blob json uuid interval cast true false current_timestamp current_date do conflict nothing lateral materialized rows range groups unbounded preceding following current row for share nowait skip locked window glob regexp ignore replace abort autoincrement generated always identity stored virtual pragma explain query plan analyze excluded temporary temp only some any array'
const FUNCTIONS =
  'count sum avg min max total coalesce lower upper length char_length substr substring replace round abs row_number rank dense_rank ntile lag lead first_value last_value strftime extract group_concat string_agg array_agg concat nullif ifnull now trim ltrim rtrim random printf instr julianday unnest generate_series'

const basic: Vocabulary = new Map([
  ...FUNCTIONS.split(' ').map((word) => [word, 'function'] as const),
  ...KEYWORDS.split(' ').map((word) => [word, 'keyword'] as const),
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
