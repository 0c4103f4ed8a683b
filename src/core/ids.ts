/**
 * Identity of a card everywhere in Seam: `<deck id>/<card id within the deck>`. It comes from the deck
 * file and never from the card's text (R7), so editing a card cannot touch its memory.
 */
export type CardId = `${string}/${string}`

/** Identity of one installation's ledger: random, made when its database is first opened. */
export type DeviceId = string

/** The card id of a card of a deck. */
export const cardId = (deck: string, card: string): CardId => `${deck}/${card}`

/** The deck part of a card id. Deck ids hold no slash; card ids may. */
export const deckOf = (id: CardId): string => id.slice(0, id.indexOf('/'))
