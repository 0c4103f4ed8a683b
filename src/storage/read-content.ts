import type { CardBase } from '#core/card.ts'
import type { CatalogRow } from '#core/catalog.ts'
import { type CardId, cardId, deckOf } from '#core/ids.ts'
import { cardsIn, type CardsRow } from './card-page.ts'
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

/** The keys of a deck from a card on. Every list is above every text, and every text from the empty one on. */
const keysFrom = (deck: string, card: string) => IDBKeyRange.bound([deck, card], [deck, []])

/** Ids are looked for in so many runs at a time, each by id, so that a run reads a page once. */
const RUNS = 8

/** The texts of some cards, in the order asked; undefined for one that is not installed. */
export async function readCards(db: Database, ids: readonly CardId[]): Promise<(CardBase | undefined)[]> {
  const found = new Map<CardId, CardBase>()
  const length = Math.ceil(ids.length / RUNS)
  const sought = ids.toSorted()
  await reading(
    db.read(['cards'], ({ store }) =>
      Promise.all(
        Array.from({ length: RUNS }, async () => {
          let row: CardsRow | undefined
          for (const id of sought.splice(0, length)) {
            const deck = deckOf(id)
            const card = id.slice(deck.length + 1)
            if (row?.deck === deck && card <= row.id) continue
            row = await store.get(keysFrom(deck, card))
            for (const one of row ? cardsIn(row) : []) found.set(cardId(deck, one.id), one)
          }
        }),
      ),
    ),
  )
  return ids.map((id) => found.get(id))
}

/** All cards of a deck, in no particular order; the deck's row knows the order. */
export async function readDeckCards(db: Database, deck: string): Promise<CardBase[]> {
  const rows = await reading(db.read(['cards'], ({ store }) => store.getAll(keysFrom(deck, ''))))
  return rows.flatMap(cardsIn)
}
