import type { Component } from 'solid-js'
import type { CardJudge } from '#app/judge-sql.ts'
import type { CardBase } from '#core/card.ts'
import type { Verdict } from '#card-types/define.ts'

/**
 * What a card's view is given. The view shows the card below its `ask` and collects the answer; the frame
 * around it (progress, Show, Check, grades, undo) belongs to the review screen.
 */
export interface CardViewProps<C extends CardBase = CardBase, A = unknown> {
  readonly card: C
  /** Shuffles options; the same card in the same review always has the same seed. */
  readonly seed: number
  readonly phase: 'question' | 'answer'
  readonly answer: A
  readonly onAnswer: (next: A) => void
  /** In the answer phase, when the answer was checked. */
  readonly verdict: Verdict | undefined
  /** The judge of SQL, once it is loaded, where the card is answered in SQL. */
  readonly judge?: CardJudge | undefined
  /** How often the answer could not be read so far; it may be repaired. */
  readonly unreadable?: number | undefined
  /** The same as pressing *Check*. */
  readonly onCheck?: (() => void) | undefined
}

export type CardView = Component<CardViewProps<never, never>>
