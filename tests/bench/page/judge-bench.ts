import type { SqlQuestion } from '#sql/judgement.ts'

/** An answer to be judged. */
export interface JudgeCase {
  readonly question: SqlQuestion
  readonly answer: string
}

/** What was measured of inputs that nobody meant. */
export interface DamagedInputs {
  readonly tried: number
  /** Messages of exceptions, with the input. */
  readonly exceptions: readonly string[]
  /** The longest time in ms and the input that took it; a second try must have been slow as well. */
  readonly longest: number
  readonly slowest: string
  readonly slow: number
}

/** What the page of this benchmark offers. Times are in ms, one for each case. */
export interface JudgeBench {
  /** On the page itself, by the text alone. */
  texts(cases: readonly JudgeCase[]): readonly number[]
  /** From the page through the worker and back, each answer run as the app does. */
  runs(cases: readonly JudgeCase[]): Promise<readonly number[]>
  /** Statements that would not end by themselves. */
  runaways(statements: readonly string[]): Promise<readonly number[]>
  damaged(
    questions: readonly SqlQuestion[],
    stored: readonly string[],
    count: number,
    seed: number,
  ): DamagedInputs
}

declare global {
  interface Window {
    judgeBench: JudgeBench
  }
}
