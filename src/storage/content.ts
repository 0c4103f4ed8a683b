import type { CardBase } from '#core/card.ts'
import { type CatalogRow, catalogRow, type DeckNews, type DeckOrigin } from '#core/catalog.ts'
import type { Deck } from '#core/deck.ts'
import type { SeamDb } from './db.ts'

/** A card as stored: its deck, its id within the deck, and everything the deck file said about it. */
export interface CardRow {
  readonly deck: string
  readonly id: string
  readonly content: CardBase
}

/** Whoever writes a deck forgets, in the same transaction, the list of decks that is kept in one piece. */
const forgetKeptCatalog = (db: SeamDb): PromiseLike<void> => db.derived.delete('catalog')

/**
 * Writes a deck and its cards in one transaction: all or nothing, and says what changed. Text is replaced by card
 * id, so memory, which hangs on the id, is untouched. Cards that are gone from the deck leave the queue but keep
 * their row, so that their history can still be read. What a new version of a delivered deck changed is kept
 * with the deck as its news.
 */
export function installDeck(db: SeamDb, deck: Deck, origin: DeckOrigin, hash: string): Promise<DeckNews> {
  const stored = deck.cards.map((content): CardRow => ({ deck: deck.id, id: content.id, content }))
  return db.transaction('rw', db.decks, db.cards, db.derived, async () => {
    const previous = await db.decks.get(deck.id)
    const before = await db.cards.where('deck').equals(deck.id).toArray()
    const news = newsOf(stored, before, previous)
    const row = catalogRow(deck, origin, hash, previous)
    const untold = origin === 'bundled' && previous ? together(previous.news, news, stored) : undefined
    await forgetKeptCatalog(db)
    await db.cards.bulkPut(stored)
    await db.decks.put(untold ? { ...row, news: untold } : row)
    return news
  })
}

function newsOf(
  stored: readonly CardRow[],
  before: readonly CardRow[],
  previous: CatalogRow | undefined,
): DeckNews {
  const old = new Map(before.map((card) => [card.id, JSON.stringify(card.content)]))
  const present = new Set(stored.map((card) => card.id))
  const listed = previous ? cardIdsOf(previous) : []
  return {
    from: previous?.version ?? 0,
    added: stored.filter((card) => !old.has(card.id)).map((card) => card.id),
    changed: stored
      .filter((card) => old.has(card.id) && old.get(card.id) !== JSON.stringify(card.content))
      .map((card) => card.id),
    retired: listed.filter((id) => !present.has(id)),
  }
}

const cardIdsOf = ({ id, cardIds }: CatalogRow): string[] =>
  cardIds === '' ? [] : cardIds.split('\n').map((card) => card.slice(id.length + 1))

/** News that the person has not seen and later ones in one; undefined when there are none. */
function together(
  earlier: DeckNews | undefined,
  later: DeckNews,
  stored: readonly CardRow[],
): DeckNews | undefined {
  const present = new Set(stored.map((card) => card.id))
  const both = (fate: 'added' | 'changed' | 'retired') => [
    ...new Set([...(earlier?.[fate] ?? []), ...later[fate]]),
  ]
  const added = both('added').filter((id) => present.has(id))
  const changed = both('changed').filter((id) => present.has(id) && !added.includes(id))
  const retired = both('retired').filter((id) => !present.has(id))
  if (added.length + changed.length + retired.length === 0) return undefined
  return { from: earlier?.from ?? later.from, added, changed, retired }
}

/** Takes the news off a deck: the person has seen them. */
export async function forgetNews(db: SeamDb, deck: string): Promise<void> {
  await db.transaction('rw', db.decks, db.derived, async () => {
    await forgetKeptCatalog(db)
    await db.decks.update(deck, { news: undefined })
  })
}
