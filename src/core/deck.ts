import type { CardBase } from './card.ts'

/** A step of one of the two learning plans: `a` has 15 steps, `b` has 8. */
export interface PlanStep {
  readonly plan: 'a' | 'b'
  readonly step: number
}

/** A deck file. `C` is the union of the card types' contents; readers that do not care use `CardBase`. */
export interface Deck<C extends CardBase = CardBase> {
  readonly format: 'seam-deck/1'
  /** Stable, kebab-case; progress hangs on it. */
  readonly id: string
  readonly title: string
  readonly summary?: string | undefined
  readonly version?: number | undefined
  readonly language?: string | undefined
  readonly plan?: readonly PlanStep[] | undefined
  /** Decks to study before this one. */
  readonly needs?: readonly string[] | undefined
  readonly goals?: readonly string[] | undefined
  /** What produced the stored answers. */
  readonly env?: { readonly sqlalchemy?: string | undefined } | undefined
  /** In learning order. */
  readonly cards: readonly C[]
}
