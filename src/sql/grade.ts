import type { JudgeCircumstances } from './circumstances.ts'
import type { SqlNote, SqlVerdict } from './judgement.ts'

/** What a card may call the clause it is about. */
const FOCUS: Readonly<Record<string, string>> = {
  params: 'parameters',
  count: 'log',
  columns: 'select',
  labels: 'label',
}

/** Notes up to this weight leave a right answer right. */
const SMALL = 0.3

/** Whether a difference lies in what the card is about. */
export const touchesFocus = (notes: readonly SqlNote[], focus: readonly string[]): boolean => {
  const names = focus.map((name) => FOCUS[name.toLowerCase()] ?? name.toLowerCase())
  return notes.some(
    ({ clause, code, weight }) =>
      (weight > SMALL && names.includes(clause)) ||
      names.some((name) => code === name || code.startsWith(`${name}-`)),
  )
}

const fromVerdict = (verdict: SqlVerdict, notes: readonly SqlNote[], focus: readonly string[]): 1 | 2 | 3 => {
  if (verdict === 'wrong' || verdict === 'unparsed' || touchesFocus(notes, focus)) return 1
  if (verdict !== 'exact' && verdict !== 'same') return 2
  return notes.every(({ weight }) => weight <= SMALL) ? 3 : 2
}

/**
 * The grade a verdict suggests: right is Good, and Easy only where it was typed at the first try, without hint or
 * repair, fast, and Good before; the same in other words, other values or a small miss is Hard; a difference in what
 * the card is about, and anything else, is Again. What cannot be read has no grade until two repairs are used up.
 */
export const gradeOf = (
  verdict: SqlVerdict,
  notes: readonly SqlNote[],
  focus: readonly string[],
  { mode = 'type', hinted = false, repairs = 0, fast = false, previousGrade = 1 }: JudgeCircumstances,
): 1 | 2 | 3 | 4 | null => {
  if (verdict === 'unparsed') return repairs >= 2 ? 1 : null
  const grade = fromVerdict(verdict, notes, focus)
  if (hinted) return grade === 1 ? 1 : 2
  const fixed = notes.some(({ clause }) => clause === 'typing')
  const easy = mode === 'type' && repairs === 0 && fast && previousGrade >= 3 && !fixed
  return grade === 3 && easy ? 4 : grade
}
