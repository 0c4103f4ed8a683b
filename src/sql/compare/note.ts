import type { Clause, Span, SqlNote } from '../judgement.ts'
import type { StatementForm } from '../normal-form/parts.ts'
import type { Scope } from '../normal-form/scope.ts'

/** One side of a comparison: a statement in normal form (level 2) and the text it came from. */
export interface Side extends StatementForm {
  readonly queries: Scope['queries']
  readonly text: string
}

/** A difference before it is a note: without the statement that it is about. */
export type Draft = Omit<SqlNote, 'statement'>

interface Placed {
  readonly span: Span
}

/** Puts a difference together; the places are what the note is about on each side. */
export const draft = (
  clause: Clause,
  code: string,
  weight: number,
  message: string,
  given?: Placed,
  expected?: Placed,
): Draft => ({ clause, code, weight, message, given: given?.span, expected: expected?.span })

const LONGEST = 90

/** A piece of a side's text for a message: in backticks, on one line, cut where it is long. */
export const piece = ({ text }: Pick<Side, 'text'>, { span }: Placed): string => {
  const line = text.slice(span.start, span.end).replace(/\s+/g, ' ').trim().replaceAll('`', '"')
  return `\`${line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line}\``
}

/** Pieces with commas between them, the first few of many. */
export const pieces = (side: Pick<Side, 'text'>, items: readonly Placed[]): string => {
  const shown = items.slice(0, 4).map((item) => piece(side, item))
  return shown.join(', ') + (items.length > shown.length ? ` and ${items.length - shown.length} more` : '')
}

/** Makes the note of a difference. */
export const noteOf = (made: Draft, statement?: number): SqlNote => ({
  ...made,
  statement,
})

/** Something that one side has and the other has not: it is missing when there is a place where it is expected. */
export const presence = (
  clause: Clause,
  code: string,
  weight: number,
  what: string,
  given?: Placed,
  expected?: Placed | false,
  why?: string,
): Draft =>
  expected
    ? draft(clause, `${code}-missing`, weight, `${what} is missing.`, undefined, expected)
    : draft(clause, `${code}-extra`, weight, `SQLAlchemy emits no ${what} here${because(why)}`, given)

/** The end of a sentence, with the cause where one is known. */
export const because = (why = ''): string => (why === '' ? '.' : `: ${why}.`)
