/** A half-open range of UTF-16 offsets in a text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** How well an answer in SQL matches what SQLAlchemy sent; from best to worst, `unparsed` apart. */
export type SqlVerdict =
  | 'exact'
  | 'same'
  | 'reordered'
  | 'values'
  | 'partial'
  | 'equivalent'
  | 'wrong'
  | 'unparsed'

/** The part of a statement that a note is about. `log` is about the sequence of statements as a whole. */
export type Clause =
  | 'log'
  | 'transaction'
  | 'with'
  | 'select'
  | 'distinct'
  | 'from'
  | 'join'
  | 'where'
  | 'group by'
  | 'having'
  | 'window'
  | 'order by'
  | 'limit'
  | 'set operation'
  | 'insert'
  | 'values'
  | 'on conflict'
  | 'update'
  | 'set'
  | 'delete'
  | 'returning'
  | 'definition'
  | 'parameters'
  | 'typing'
  | 'result'

/** One difference, in words. */
export interface SqlNote {
  readonly clause: Clause
  /** A stable name of this kind of difference, for example `join-type`. */
  readonly code: string
  /** A sentence for the learner; names and SQL words in backticks (inline Markdown). */
  readonly message: string
  /** How much it counts, see `weights`. */
  readonly weight: number
  /** Where it is in the answer as the person gave it; absent when something is missing there. */
  readonly given?: Span | undefined
  /** Which expected statement it is about, counted from 0 among those compared, and where in its text. */
  readonly statement?: number | undefined
  readonly expected?: Span | undefined
}

/** Which statement of the answer stands against which expected one; null where one side has none. */
export interface StatementPair {
  readonly expected: number | null
  /** The text range of the given statement, without its log lines. */
  readonly given: Span | null
  readonly level: 'exact' | 'same' | 'reordered' | 'values' | 'differs' | 'missing' | 'extra'
}

/** Where reading stopped and what would have been understood there. */
export interface SyntaxProblem {
  readonly at: Span
  /** A sentence, for example `Expected a table name after FROM`. */
  readonly message: string
}

/** The judgement of one answer in SQL. */
export interface SqlJudgement {
  readonly verdict: SqlVerdict
  /** The suggested grade; null when the answer could not be read, which costs nothing. */
  readonly grade: 1 | 2 | 3 | 4 | null
  readonly notes: readonly SqlNote[]
  readonly pairs: readonly StatementPair[]
  /** Which of the accepted versions was nearest: an index into `expected` of the question. */
  readonly version: number
  readonly syntax?: SyntaxProblem | undefined
}

/** One statement that SQLAlchemy sent, as the judge needs it. */
export interface ExpectedStatement {
  readonly sql: string
  /** Bound values as sent: a list, a mapping, or a list of either for `many`. */
  readonly params?: unknown
  readonly many?: boolean | undefined
  /** BEGIN, COMMIT, ROLLBACK. */
  readonly tx?: boolean | undefined
}

/** What an answer is judged against. */
export interface SqlQuestion {
  readonly dialect: 'sqlite' | 'postgresql'
  /** `CREATE TABLE` statements; may be empty, then names are resolved from the expected statements alone. */
  readonly ddl: string
  /** All accepted logs (for example of two SQLAlchemy lines); the nearest one counts. */
  readonly expected: readonly (readonly ExpectedStatement[])[]
  /** Whether transaction boundaries belong to the answer. `optional`: reported, not punished. */
  readonly transactions: 'optional' | 'required' | 'ignore'
  /** What the card is about: a difference in these is Again, others may be Hard. */
  readonly focus: readonly string[]
}
