import type { Clause, Span, SqlNote } from '../judgement.ts'
import type { StatementForm } from '../normal-form/parts.ts'
import type { Context } from '../normal-form/scope.ts'

/** One side of a comparison: a statement in normal form (level 2) and the text it came from. */
export interface Side {
  readonly form: StatementForm
  readonly queries: Context['queries']
  readonly text: string
}

/** A difference before it is a note. */
export interface Draft {
  readonly clause: Clause
  readonly code: string
  readonly weight: number
  /** A sentence; names and SQL in backticks. */
  readonly message: string
  /** The same in a few words for a screen reader, without the clause's name. */
  readonly brief: string
  readonly given?: Span | undefined
  readonly expected?: Span | undefined
}

const LONGEST = 90

/** A piece of a side's text for a message: in backticks, on one line, cut where it is long. */
export const piece = (side: Pick<Side, 'text'>, span: Span): string => {
  const text = side.text.slice(span.start, span.end).replace(/\s+/g, ' ').trim().replaceAll('`', '"')
  return `\`${text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text}\``
}

/** Pieces with commas between them, the first few of many. */
export const pieces = (side: Pick<Side, 'text'>, spans: readonly Span[]): string => {
  const shown = spans.slice(0, 4).map((span) => piece(side, span))
  return shown.join(', ') + (spans.length > shown.length ? ` and ${spans.length - shown.length} more` : '')
}

const SPOKEN: readonly (readonly [RegExp, string])[] = [
  [/`|…/g, ''],
  [/\s*\?/g, ' parameter'],
  [/\s*(?:<>|!=)\s*/g, ' does not equal '],
  [/\s*<=\s*/g, ' is at most '],
  [/\s*>=\s*/g, ' is at least '],
  [/\s*==?\s*/g, ' equals '],
  [/\s*<\s*/g, ' is less than '],
  [/\s*>\s*/g, ' is greater than '],
  [/\s*\|\|\s*/g, ' joined to '],
  [/\(\s*\*\s*\)/g, ' of all rows'],
  [/\s*\*\s*/g, ' star '],
  [/[()]/g, ' '],
  [/\s+([,.:;])/g, '$1'],
  [/\s+/g, ' '],
]

/** A text with SQL in it as a screen reader should say it. */
export const spoken = (text: string): string =>
  SPOKEN.reduce((said, [pattern, words]) => said.replace(pattern, words), text).trim()

/** Makes the note of a difference. */
export const noteOf = (draft: Draft, statement?: number): SqlNote => {
  const { brief, ...rest } = draft
  return { ...rest, spoken: `${draft.clause.toUpperCase()}: ${spoken(brief)}`, statement }
}
