import type { SqlJudgement, SqlQuestion } from './judgement.ts'
import { readLog } from './reader/log.ts'

/** How the answer came about; what is left out counts as typed without help. */
export interface JudgeCircumstances {
  readonly mode?: 'pick' | 'gaps' | 'tiles' | 'type' | undefined
  readonly hinted?: boolean | undefined
  /** How often a syntax error was repaired before. */
  readonly repairs?: number | undefined
  /** Whether it took at most 0.6 of the person's own median for this length. */
  readonly fast?: boolean | undefined
  readonly previousGrade?: 1 | 2 | 3 | 4 | undefined
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase()

/** Judges an answer in SQL against the statements that SQLAlchemy sent. Never throws, whatever is given. */
export const judgeSql = (
  question: SqlQuestion,
  answer: string,
  _circumstances: JudgeCircumstances = {},
): SqlJudgement => {
  const { problem } = readLog(answer)
  if (problem) return { verdict: 'unparsed', grade: null, notes: [], pairs: [], version: 0, syntax: problem }
  const version = question.expected.findIndex(
    (statements) => plain(statements.map(({ sql }) => sql).join(' ')) === plain(answer),
  )
  return version >= 0
    ? { verdict: 'exact', grade: 3, notes: [], pairs: [], version }
    : { verdict: 'wrong', grade: 1, notes: [], pairs: [], version: 0 }
}
