import type { CounterExample } from '#sql/execution/counter-example.ts'
import type { SqlJudgement, SqlQuestion } from '#sql/judgement.ts'

/** One small database: rows by table, each row in the order of the table's columns. */
export type Witness = Readonly<Record<string, readonly (readonly (string | number | null)[])[]>>

/** What an answer in SQL is judged against, and how: by its text, or by what it returns. */
export type AskedSql = SqlQuestion & {
  /** `predict-sql`: the statement itself is asked for. `write-sql`: any statement that gives the same. */
  readonly kind: 'predict-sql' | 'write-sql'
  /** Small databases on which near misses give something else. */
  readonly witness?: readonly Witness[] | undefined
}

/** How an answer came about, as far as the grade depends on it. */
export interface AnswerCircumstances {
  /** Typed, not put together from pieces on offer. */
  readonly typed: boolean
  readonly firstTry: boolean
  readonly hinted: boolean
  /** The time taken as a share of the person's usual time for this length; undefined when not known. */
  readonly pace?: number | undefined
  /** The grade of the review before; undefined for a new card. */
  readonly previousGrade?: 1 | 2 | 3 | 4 | undefined
}

/** A judgement, with data that shows the difference where running found one. */
export type JudgedAnswer = SqlJudgement & {
  readonly counterExample?: CounterExample | undefined
  /** Running could not help: the engine is not there yet, or was stopped. The text alone was judged. */
  readonly notRun?: string | undefined
}

/**
 * Judges an answer by its text and, where that helps, by running it. Never rejects: where the engine is not
 * there (offline before its first use, or failed) the text alone decides, and `notRun` says so.
 */
export async function judgeAnswer(
  _question: AskedSql,
  _answer: string,
  _circumstances: AnswerCircumstances,
): Promise<JudgedAnswer> {
  return { verdict: 'unparsed', grade: null, notes: [], pairs: [], version: 0 }
}
