import type { Component } from 'solid-js'
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
}

export type CardView = Component<CardViewProps<never, never>>
