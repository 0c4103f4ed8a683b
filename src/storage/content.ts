import type { CardBase } from '#core/card.ts'
import { type CatalogRow, catalogRow, type DeckNews, type DeckOrigin } from '#core/catalog.ts'
import type { Deck } from '#core/deck.ts'
import { cardsIn, type CardsRow } from './card-page.ts'
import { PAGES_AT_ONCE, putCards, rowsOfDeck } from './change-cards.ts'
import type { SeamDb } from './db.ts'
import { asLedgerError } from './error-reasons.ts'
import { dropUnlinkedMedia, type MediaLinkRow, type MediaRow } from './media.ts'

/** Whoever writes a deck forgets, in the same transaction, the list of decks that is kept in one piece. */
const forgetKeptCatalog = (db: SeamDb): PromiseLike<void> => db.derived.delete('catalog')

/**
 * Writes a deck and its cards in one transaction: all or nothing, and says what changed. Text is replaced by card
 * id, so memory, which hangs on the id, is untouched. Cards that are gone from the deck leave the queue but keep
 * their row, so that their history can still be read. What a new version of a delivered deck changed is kept
 * with the deck as its news.
 */
export function installDeck(db: SeamDb, deck: Deck, origin: DeckOrigin, hash: string): Promise<DeckNews> {
  return db.transaction('rw', db.decks, db.cards, db.derived, async () => {
    const previous = await db.decks.get(deck.id)
    const before = (await rowsOfDeck(db, deck.id).toArray()).flatMap(cardsIn)
    const news = newsOf(deck.cards, before, previous)
    const row = catalogRow(deck, origin, hash, previous)
    const untold = origin === 'bundled' && previous ? together(previous.news, news, deck.cards) : undefined
    await forgetKeptCatalog(db)
    await putCards(db, deck.id, deck.cards)
    await db.decks.put(untold ? { ...row, news: untold } : row)
    return news
  })
}

function newsOf(
  stored: readonly CardBase[],
  before: readonly CardBase[],
  previous: CatalogRow | undefined,
): DeckNews {
  const old = new Map(before.map((card) => [card.id, JSON.stringify(card)]))
  const present = new Set(stored.map((card) => card.id))
  const listed = previous ? cardIdsOf(previous) : []
  return {
    from: previous?.version ?? 0,
    added: stored.filter((card) => !old.has(card.id)).map((card) => card.id),
    changed: stored
      .filter((card) => old.has(card.id) && old.get(card.id) !== JSON.stringify(card))
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
  stored: readonly CardBase[],
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

/** A deck that was removed: all that went with it. */
export interface RemovedDeck {
  readonly row: CatalogRow
  readonly pages: readonly CardsRow[]
  readonly links: readonly MediaLinkRow[]
  /** What its links stood for, now or before the last import. Other decks may show some of it as well. */
  readonly media: readonly MediaRow[]
}

const tablesOf = (db: SeamDb) => [db.decks, db.cards, db.derived, db.media, db.mediaLinks, db.imports]

/**
 * Takes a deck that the person brought in out again, in one transaction: its row, its cards, its names of images and
 * sounds, and those of them that no other deck shows. The ledger stays as it is, so that the answers count again once
 * the deck is back. Gives all that went; undefined when there is no such deck.
 */
export async function removeDeck(db: SeamDb, deck: string): Promise<RemovedDeck | undefined> {
  try {
    return await db.transaction('rw', tablesOf(db), async () => {
      const row = await db.decks.get(deck)
      if (row?.origin !== 'imported') return undefined
      // A range of primary keys is deleted as such; the rows of an index are looked up one by one.
      const ownCards = rowsOfDeck(db, deck)
      const ownLinks = db.mediaLinks.where('[deck+name]').between([deck], [deck, []])
      const pages = await ownCards.toArray()
      const links = await ownLinks.toArray()
      const undoable = (await db.imports.get('last'))?.media ?? []
      const before = (isOwn: boolean) =>
        undoable.flatMap((link) => ((link.deck === deck) === isOwn && link.before ? [link.before] : []))
      // Undoing the last import shows again what other decks showed before it.
      const needed = new Set(before(false))
      const loose = [...new Set([...links.map(({ hash }) => hash), ...before(true)])].filter(
        (hash) => !needed.has(hash),
      )
      const media = (await db.media.bulkGet(loose)).flatMap((medium) => (medium ? [medium] : []))
      await forgetKeptCatalog(db)
      await db.decks.delete(deck)
      await ownCards.delete()
      await ownLinks.delete()
      await dropUnlinkedMedia(db, loose)
      return { row, pages, links, media }
    })
  } catch (error) {
    throw asLedgerError(error)
  }
}

/** Puts a removed deck back as it was, in one transaction; false, and nothing is written, when it is here again. */
export async function putDeckBack(db: SeamDb, { row, pages, links, media }: RemovedDeck): Promise<boolean> {
  try {
    return await db.transaction('rw', tablesOf(db), async () => {
      if (await db.decks.get(row.id)) return false
      await forgetKeptCatalog(db)
      await db.decks.put(row)
      for (let from = 0; from < pages.length; from += PAGES_AT_ONCE)
        await db.cards.bulkPut(pages.slice(from, from + PAGES_AT_ONCE))
      await db.mediaLinks.bulkPut([...links])
      for (const medium of media) await db.media.put(medium)
      return true
    })
  } catch (error) {
    throw asLedgerError(error)
  }
}
