import type { ExpectedStatement, SqlQuestion } from '#sql/judgement.ts'
import type { Random } from './random.ts'

/** What a rewrite may use besides the text. */
export interface Given {
  readonly statement: ExpectedStatement
  readonly dialect: SqlQuestion['dialect']
  /** Columns by table, as far as they are known. */
  readonly columns: ReadonlyMap<string, readonly string[]>
  readonly random: Random
}

/** Another way to write the same statement. */
export interface Rewrite {
  readonly name: string
  /** `reordered` allows that verdict too: the rows are the same, the statement is put another way. */
  readonly level: 'same' | 'reordered'
  /** Bound values stand in another order afterwards. */
  readonly movesValues?: true
  /** The rewritten statement; undefined where there is nothing to rewrite. */
  readonly apply: (sql: string, given: Given) => string | undefined
}
