import type { CatalogRow } from '#core/catalog.ts'
import type { Deck } from '#core/deck.ts'
import { readDeckCards } from '#storage/read-content.ts'
import type { Database } from '#storage/database.ts'
import type { Seam } from './seam.ts'

/** A deck as it is stored, put back into the shape of a deck file. */
export async function storedDeck(db: Database, row: CatalogRow): Promise<Deck> {
  const ids = row.cardIds === '' ? [] : row.cardIds.split('\n')
  const order = new Map<string, number>(ids.map((card, at) => [card, at]))
  const place = (card: { readonly id: string }) => order.get(`${row.id}/${card.id}`) ?? -1
  const cards = (await readDeckCards(db, row.id)).filter((card) => place(card) >= 0)
  return {
    format: 'seam-deck/1',
    id: row.id,
    title: row.title,
    summary: row.summary,
    version: row.version,
    plan: row.plan,
    needs: row.needs,
    goals: row.goals,
    cards: cards.sort((a, b) => place(a) - place(b)),
  }
}

/** A deck as it is installed, put back into the shape of a deck file. */
export function installedDeck(seam: Seam, id: string): Promise<Deck> {
  const entry = seam.collection.catalog.deck(id)
  if (!entry) throw new Error(`No deck ${id}`)
  return storedDeck(seam.db, entry.row)
}

/** The decks that the person brought in; those that come with Seam need no backup. */
export async function importedDecks(seam: Seam): Promise<readonly Deck[]> {
  const rows = seam.collection.catalog.decks.map((deck) => deck.row)
  return Promise.all(
    rows.filter((row) => row.origin === 'imported').map((row) => installedDeck(seam, row.id)),
  )
}
