import type { CardBase, Outcome, Statement } from '#core/card.ts'
import type { Deck } from '#core/deck.ts'

/** A piece of the SQL that is left out, and the wrong pieces offered with it. */
export interface AuthoredGap {
  readonly of: string
  readonly not: readonly string[]
  readonly nth?: number
}

/** A wrong answer: a near-miss program, a wrong text or a wrong repair, as the kind asks. */
export interface AuthoredWrong {
  readonly code?: readonly string[]
  readonly setup?: readonly string[]
  readonly text?: string
  readonly fix?: readonly string[]
  readonly why?: string
  readonly statements?: readonly Statement[]
}

/**
 * A card as it stands in a deck file, before its kind's schema has judged it: the fields of every kind,
 * all optional. Commands that fill and check decks read cards through this view only.
 */
export interface AuthoredCard extends CardBase {
  readonly answer?: string
  /** The model answer of a card that asks for SQL. */
  readonly query?: readonly string[]
  readonly text?: string
  readonly not?: readonly string[]
  readonly options?: readonly string[]
  readonly why?: readonly string[]
  readonly proof?: { readonly setup?: readonly string[]; readonly code: readonly string[] }
  readonly gaps?: readonly AuthoredGap[]
  readonly wrong?: readonly AuthoredWrong[]
  readonly events?: readonly (string | readonly string[])[]
  readonly bugLine?: number
  readonly fix?: readonly string[]
  readonly fixTo?: number
}

/** A deck file as its author left it. */
export type AuthoredDeck = Deck<AuthoredCard>

/** What the runner says about one program: an outcome, or why the program cannot be a card. */
export interface RunOutcome extends Outcome {
  readonly fault?: string
  readonly warnings?: readonly string[]
}
