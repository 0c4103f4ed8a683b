import type { SqlJudgement, SqlVerdict } from './judgement.ts'

const words: Readonly<Record<SqlVerdict, string>> = {
  exact: 'The same statement',
  same: 'The same statement',
  reordered: 'Right, in another order',
  values: 'Right statement, other values',
  partial: 'Close: one thing is missing',
  equivalent: 'Same rows, other statement',
  wrong: 'Not what SQLAlchemy sends',
  unparsed: 'Could not be read',
}

/** A verdict as the screen says it. */
export const verdictWords = (verdict: SqlVerdict): string => words[verdict]

/** Whether a verdict is a tick, a cross, or something between them. */
export const verdictTone = (verdict: SqlVerdict): 'right' | 'close' | 'wrong' => {
  if (verdict === 'exact' || verdict === 'same') return 'right'
  return verdict === 'wrong' || verdict === 'unparsed' ? 'wrong' : 'close'
}

type Judged = Pick<SqlJudgement, 'verdict' | 'grade'>

const gives = (verdict: SqlVerdict): boolean =>
  verdict === 'exact' || verdict === 'same' || verdict === 'reordered' || verdict === 'equivalent'

/** The verdict on a query that may be written in any way, as the screen says it. */
export const writtenWords = ({ verdict, grade }: Judged): string => {
  if (verdict === 'unparsed') return words.unparsed
  if (gives(verdict)) return 'Right: it gives what was asked for'
  return grade === null ? 'Not the model answer' : 'It gives something else'
}

/** Whether such a verdict is a tick, a cross, or left open. */
export const writtenTone = ({ verdict, grade }: Judged): 'right' | 'close' | 'wrong' =>
  gives(verdict) ? 'right' : grade === null && verdict !== 'unparsed' ? 'close' : 'wrong'
