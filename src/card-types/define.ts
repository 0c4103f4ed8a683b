import type { CardBase } from '#core/card.ts'
import type { Rung } from '#core/answer-ladder.ts'
import type { CounterExample } from '#sql/execution/counter-example.ts'
import type { Span, SqlJudgement, SqlQuestion } from '#sql/judgement.ts'

/** How one part of an answer (a gap, a pick, a line) compares with the right one. */
export interface VerdictPart {
  readonly right: boolean
  /** What the person gave, as it was shown to them; empty when nothing was given. */
  readonly given: string
  readonly expected: string
  /** The difference in one clause, where the card says it. */
  readonly why?: string | undefined
}

/** What the judge said about an answer in SQL, with the text that the spans of its notes point into. */
export interface SqlFinding {
  readonly text: string
  readonly question: SqlQuestion
  readonly judgement: SqlJudgement
  /** Pieces of the text that are known to be wrong whatever the notes point at: laid tiles that were made wrong. */
  readonly wrong?: readonly Span[] | undefined
  /** Data that shows the difference, where running both statements found one. */
  readonly counterExample?: CounterExample | undefined
  /** Why an answer that running decides could not be run, in a sentence; the person then grades alone. */
  readonly notRun?: string | undefined
}

/** The judgement of one answer. A card that only the person can judge (free recall) has no verdict. */
export interface Verdict {
  readonly right: boolean
  /** In the order of the question; `1 of 3` on the screen counts the right ones. */
  readonly parts: readonly VerdictPart[]
  /** There when the answer was judged as SQL; its grade is the one suggested. */
  readonly sql?: SqlFinding | undefined
}

/** How an answer was given; stored with each review. */
export type AnswerMode = 'show' | Rung | 'count' | 'order' | 'bug'

/**
 * A kind of card. `A` is what its view collects: plain data, so that it can be judged anywhere.
 * Everything here is pure (R1); the view is `view.tsx` beside it.
 */
export interface CardType<C extends CardBase, A> {
  /** Shown over the question, for example `Predict the SQL`. */
  readonly label: string
  /** Which side of the seam the card belongs to: its colour in lists and charts. */
  readonly ink: 'py' | 'sql'
  /** A small valid card, used by the contract tests and by "new card". */
  readonly sample: C
  /** Answers for the sample: one that is right and one that is wrong, or null where only the person judges. */
  readonly sampleAnswers: { readonly right: A; readonly wrong: A } | null
  /** How the card is answered for the first time. `show`: no draft, the person reveals and grades. */
  mode(card: C): AnswerMode
  /** All ways in which it can be answered, from easy to hard; only where there is more than `mode`. */
  rungs?(card: C): readonly Rung[]
  /** The answer before anything was chosen. `seed` shuffles what must not stand in file order. */
  blank(card: C, seed: number, rung?: Rung): A
  /** Whether enough was chosen for *Check*. */
  complete(card: C, answer: A): boolean
  /** Undefined when only the person can judge, and for an answer that `asSql` gives. */
  judge(card: C, answer: A): Verdict | undefined
  /** The answer as SQL text where the judge of SQL decides; undefined where `judge` does. */
  asSql?(card: C, answer: A): string | undefined
  /** Pieces of that text that were on offer as wrong ones. */
  wrongPieces?(card: C, answer: A): readonly Span[]
  /** What such a text is held against. `ddl` makes the tables of the card's schema; empty when it has none. */
  sqlQuestion?(card: C, ddl: string): SqlQuestion
  /** Words to find the card by. */
  searchText(card: C): string
  /** What is wrong with the card beyond its shape, in plain sentences; empty when nothing is. */
  problems(card: C): readonly string[]
}
