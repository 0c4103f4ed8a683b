import type { Card } from '#card-types/index.ts'
import type { Deck } from '#core/deck.ts'

/** Something that keeps a deck, or one card of it, from being taken in. */
export interface ImportIssue {
  /** The card's id, or `card 7` when it has none; absent when it is about the whole file. */
  readonly card?: string | undefined
  /** The field as a path, for example `gaps[1].not`; absent when it is about the whole card. */
  readonly field?: string | undefined
  /** A plain clause or sentence. */
  readonly text: string
}

/** What reading a file gave. Nothing has been written yet (R14). */
export interface Imported {
  /** The deck when there is no issue at all. */
  readonly deck: Deck<Card> | undefined
  readonly issues: readonly ImportIssue[]
  /** The deck without its faulty cards, where the deck's own fields are right and a card is left. */
  readonly sound: Deck<Card> | undefined
}

/** A format that decks come in. Pure: text in, a plan with issues out. */
export interface Importer {
  readonly label: string
  /** Whether the text looks like this format. Cheap; `read` may still find issues. */
  accepts(text: string): boolean
  read(text: string): Imported
}

/** One issue as a line of text. */
export const issueText = ({ card, field, text }: ImportIssue): string => {
  const place = [card === undefined ? '' : `Card ${card}`, field ?? ''].filter(Boolean).join(', ')
  return place === '' ? text : `${place}: ${text}`
}
