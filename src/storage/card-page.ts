import type { CardBase } from '#core/card.ts'

/**
 * Cards of one deck whose ids lie side by side. IndexedDB takes as long for one card as for a page of them, so a
 * deck of 50,000 cards is some 3,000 pages.
 */
export interface CardPage {
  readonly deck: string
  /** That of its last card: none of its cards has a higher one, none of the next page's cards a lower one. */
  readonly id: string
  /** At least one, by id. */
  readonly cards: readonly CardBase[]
}

/** A card as it was stored before there were pages; it is found, changed and joined by others like a page of one. */
export interface SingleCard {
  readonly deck: string
  readonly id: string
  readonly content: CardBase
}

/** A row of the cards. */
export type CardsRow = CardPage | SingleCard

/** The cards of a row. */
export const cardsIn = (row: CardsRow): readonly CardBase[] => ('cards' in row ? row.cards : [row.content])
