import type { CardBase } from '#core/card.ts'

/** How one part of an answer (a gap, a pick, a line) compares with the right one. */
export interface VerdictPart {
  readonly right: boolean
  /** What the person gave, as it was shown to them; empty when nothing was given. */
  readonly given: string
  readonly expected: string
  /** The difference in one clause, where the card says it. */
  readonly why?: string | undefined
}

/** The judgement of one answer. A card that only the person can judge (free recall) has no verdict. */
export interface Verdict {
  readonly right: boolean
  /** In the order of the question; `1 of 3` on the screen counts the right ones. */
  readonly parts: readonly VerdictPart[]
}

/** How an answer was given; stored with each review. */
export type AnswerMode = 'show' | 'pick' | 'gaps' | 'type' | 'count' | 'order' | 'bug'

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
  /** How the card is answered. `show`: no draft, the person reveals and grades. */
  mode(card: C): AnswerMode
  /** The answer before anything was chosen. `seed` shuffles what must not stand in file order. */
  blank(card: C, seed: number): A
  /** Whether enough was chosen for *Check*. */
  complete(card: C, answer: A): boolean
  /** Undefined when only the person can judge. */
  judge(card: C, answer: A): Verdict | undefined
  /** Words to find the card by. */
  searchText(card: C): string
  /** What is wrong with the card beyond its shape, in plain sentences; empty when nothing is. */
  problems(card: C): readonly string[]
}
