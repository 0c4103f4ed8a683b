import type { SyntaxProblem } from './judgement.ts'
import { readLog } from './reader/log.ts'

/** What a text is understood as while it is being typed. */
export interface ReadsAs {
  /** How many statements were read, transaction boundaries apart. */
  readonly statements: number
  /** How many BEGIN, COMMIT, SAVEPOINT and the like. */
  readonly boundaries: number
  readonly problem?: SyntaxProblem | undefined
}

/** Reads an answer for the quiet line below the text field; fast enough for each key. */
export const readsAs = (answer: string): ReadsAs => {
  const { statements, problem } = readLog(answer)
  const boundaries = statements.filter(({ statement }) => statement.kind === 'transaction').length
  return { statements: statements.length - boundaries, boundaries, problem }
}
