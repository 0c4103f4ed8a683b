import type { SqlVerdict } from './judgement.ts'

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
