/** A value as SQLite stores it. Whole numbers beyond 2^53 are `bigint`. */
export type SqlValue = string | number | bigint | Uint8Array | null

/** One row, in the order of the result's columns. */
export type SqlRow = readonly SqlValue[]

/** Values for placeholders: by position, or by name (with or without its `:`, `@` or `$`). */
export type SqlValues = readonly SqlValue[] | Readonly<Record<string, SqlValue>>

/** SQLite refused or stopped a statement. The message is SQLite's own. */
export class SqlFailure extends Error {
  override readonly name = 'SqlFailure'
  /** Primary result code: 1 error, 7 out of memory, 9 interrupted, 18 too big, 19 constraint, 20 mismatch, 23 not authorised. */
  readonly code: number
  /** Where in the statement it stopped reading, in bytes of UTF-8; -1 when that is not known. */
  readonly offset: number
  constructor(message: string, code: number, offset = -1) {
    super(message)
    this.code = code
    this.offset = offset
  }
}

/** Result codes by which callers tell failures apart. */
export const sqlCode = {
  outOfMemory: 7,
  interrupted: 9,
  corrupt: 11,
  tooBig: 18,
  constraint: 19,
  mismatch: 20,
  notAuthorised: 23,
  notADatabase: 26,
} as const

/** One statement, prepared once and run as often as needed. Whoever prepares it calls `finalize`. */
export interface SqlStatement {
  /** Names of the result's columns; empty for a statement that gives no rows. */
  readonly columns: readonly string[]
  readonly parameterCount: number
  /** The name of a placeholder, counted from 1, with its prefix (`:x`, `?2`); null for a bare `?`. */
  parameterName(index: number): string | null
  /** Takes the place of all values bound before; what is not given is NULL. */
  bind(values: SqlValues): void
  /** Moves to the next row; false at the end. Throws `SqlFailure`. */
  step(): boolean
  /** The row that `step` moved to. */
  row(): SqlRow
  /** Back to the beginning, so that it can run again. Values stay bound. */
  reset(): void
  finalize(): void
}

/** What can be bounded for a database, with SQLite's own meaning (sqlite.org/c3ref/c_limit_attached.html). */
export type SqlLimit =
  | 'length'
  | 'sql length'
  | 'columns'
  | 'expression depth'
  | 'compound select'
  | 'program'
  | 'function arguments'
  | 'pattern length'
  | 'variables'
  | 'attached'

/** Whether an action may be compiled: SQLite's action code and its first two arguments, often a table and a column. */
export type Authorizer = (action: number, first: string | null, second: string | null) => boolean

/** One database in memory. */
export interface SqlDatabase {
  /** Runs every statement of a text and drops what they return. */
  run(sql: string): void
  /** Prepares the first statement of a text. `rest` is the text after it; undefined when there is no statement. */
  prepare(sql: string): { readonly statement: SqlStatement; readonly rest: string } | undefined
  /** Runs one statement and gives all its rows. */
  rows(sql: string, values?: SqlValues): readonly SqlRow[]
  /** The database as the bytes of a file. */
  serialize(): Uint8Array<ArrayBuffer>
  /** From now on statements are interrupted (code 9) once so many milliseconds have passed; `Infinity` lifts it. */
  stopAfter(milliseconds: number): void
  /** Decides from now on what may be compiled; null allows everything. */
  authorize(allows: Authorizer | null): void
  limit(what: SqlLimit, value: number): void
  /** Rows that the last INSERT, UPDATE or DELETE touched. */
  changes(): number
  close(): void
}

/** SQLite itself, ready to open databases. */
export interface SqlEngine {
  /** For example `3.54.1`. */
  readonly version: string
  /** Bytes of memory the engine has claimed. It never gives any back. */
  heapSize(): number
  /** An empty database, or one with the content of a database file. Throws `SqlFailure` when that is none. */
  open(file?: Uint8Array): SqlDatabase
}
