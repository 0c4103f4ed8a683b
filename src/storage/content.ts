import type { CardBase } from '#core/card.ts'
import { type CatalogRow, catalogRow, type DeckOrigin } from '#core/catalog.ts'
import type { Deck } from '#core/deck.ts'
import { type CardId, deckOf } from '#core/ids.ts'
import type { SeamDb } from './db.ts'

/** A card as stored: its deck, its id within the deck, and everything the deck file said about it. */
export interface CardRow {
  readonly deck: string
  readonly id: string
  readonly content: CardBase
}

/** What installing a deck changed, in cards. */
export interface DeckChange {
  readonly added: number
  readonly changed: number
  /** Cards that are no longer in the deck. They leave the queue; what was learnt of them stays in the ledger. */
  readonly retired: number
}

/**
 * Writes a deck and its cards in one transaction: all or nothing. Text is replaced by card id, so memory,
 * which hangs on the id, is untouched. Cards that are gone from the deck keep their row, so that their
 * history can still be read.
 */
export function installDeck(db: SeamDb, deck: Deck, origin: DeckOrigin, hash: string): Promise<DeckChange> {
  const stored = deck.cards.map((content): CardRow => ({ deck: deck.id, id: content.id, content }))
  return db.transaction('rw', db.decks, db.cards, async () => {
    const previous = await db.decks.get(deck.id)
    const before = await db.cards.where('deck').equals(deck.id).toArray()
    const row = catalogRow(deck, origin, hash, previous)
    await db.cards.bulkPut(stored)
    await db.decks.put(row)
    const old = new Map(before.map((card) => [card.id, JSON.stringify(card.content)]))
    const retiredBefore = previous ? countLines(previous.retired) : 0
    return {
      added: stored.filter((card) => !old.has(card.id)).length,
      changed: stored.filter((card) => old.has(card.id) && old.get(card.id) !== JSON.stringify(card.content))
        .length,
      retired: Math.max(0, countLines(row.retired) - retiredBefore),
    }
  })
}

const countLines = (packed: string): number => (packed === '' ? 0 : packed.split('\n').length)

/** Every installed deck, without its cards' texts. */
export const deckRows = (db: SeamDb): Promise<CatalogRow[]> => db.decks.toArray()

/** The texts of some cards, in the order asked; undefined for one that is not installed. */
export async function readCards(db: SeamDb, ids: readonly CardId[]): Promise<(CardBase | undefined)[]> {
  const rows = await db.cards.bulkGet(
    ids.map((id): [string, string] => [deckOf(id), id.slice(deckOf(id).length + 1)]),
  )
  return rows.map((row) => row?.content)
}

/** All cards of a deck, in no particular order; the deck's row knows the order. */
export async function readDeckCards(db: SeamDb, deck: string): Promise<CardBase[]> {
  return (await db.cards.where('deck').equals(deck).toArray()).map((row) => row.content)
}
