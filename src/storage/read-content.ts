import type { CardBase } from '#core/card.ts'
import type { CatalogRow } from '#core/catalog.ts'
import { type CardId, deckOf } from '#core/ids.ts'
import type { Database } from './database.ts'
import { asLedgerError } from './error-reasons.ts'

/** Reads content; what storage does not give is a `LedgerError`. */
const reading = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw asLedgerError(error)
  })

/** Every installed deck, without its cards' texts. */
export const deckRows = (db: Database): Promise<CatalogRow[]> =>
  reading(db.read(['decks'], ({ store }) => store.getAll()))

/** The texts of some cards, in the order asked; undefined for one that is not installed. */
export async function readCards(db: Database, ids: readonly CardId[]): Promise<(CardBase | undefined)[]> {
  const keys = ids.map((id): [string, string] => [deckOf(id), id.slice(deckOf(id).length + 1)])
  const rows = await reading(
    db.read(['cards'], ({ store }) => Promise.all(keys.map((key) => store.get(key)))),
  )
  return rows.map((row) => row?.content)
}

/** All cards of a deck, in no particular order; the deck's row knows the order. */
export async function readDeckCards(db: Database, deck: string): Promise<CardBase[]> {
  // Every list is above every text, so this is every key that begins with the deck.
  const keys = IDBKeyRange.bound([deck], [deck, []])
  const rows = await reading(db.read(['cards'], ({ store }) => store.getAll(keys)))
  return rows.map((row) => row.content)
}
