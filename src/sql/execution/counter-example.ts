import type { SqlRow } from './engine.ts'

/** A table small enough to be shown: the rows of a database, or the result of a statement. */
export interface ShownTable {
  /** Empty for the result of a query. */
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly SqlRow[]
}

/** Data on which an answer gives something else than it should. */
export interface CounterExample {
  /** The difference in one sentence, inline Markdown: "Your `JOIN` loses cleo." */
  readonly message: string
  /** The rows that both statements ran on; only tables that matter. */
  readonly data: readonly ShownTable[]
  readonly expected: ShownTable
  readonly given: ShownTable
  /** Rows of `expected` that the answer does not give, by index. */
  readonly lost: readonly number[]
  /** Rows of `given` that should not be there, by index. */
  readonly added: readonly number[]
}
