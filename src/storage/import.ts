import type { CardBase } from '#core/card.ts'
import type { CatalogRow } from '#core/catalog.ts'
import type { Columns } from '#core/columns.ts'
import type { EventId } from '#core/event.ts'
import { type DeviceId } from '#core/ids.ts'
import type { SingleCard } from './card-page.ts'
import { dropCards, putCards, rowsOfDeck } from './change-cards.ts'
import type { SeamDb } from './db.ts'
import { asLedgerError } from './error-reasons.ts'
import type { Ledger } from './ledger.ts'
import { mergeBlocks } from './merge.ts'
import { dropUnlinkedMedia, type MediaLinkRow, type MediaRow } from './media.ts'

/** A run of events of one device. */
export interface EventRange extends EventId {
  readonly to: number
}

/** What an import did, so that one step can undo it. There is one row: only the last import can be undone. */
export interface ImportRow {
  readonly name: 'last'
  /** When, in ms since 1970 UTC. */
  readonly at: number
  /** The names of the files, for the person. */
  readonly files: readonly string[]
  readonly decks: readonly {
    readonly id: string
    /** The deck's row before; undefined for a deck that was not there. */
    readonly before: CatalogRow | undefined
    /** The hash that the import gave the deck's row: any other means that the deck has changed since. */
    readonly hash: string
    /** Ids of cards that were not there. */
    readonly added: readonly string[]
  }[]
  readonly media: readonly {
    readonly deck: string
    readonly name: string
    readonly before: string | undefined
  }[]
  /** The events that came with it. */
  readonly events: readonly EventRange[]
}

/** Cards of a deck as they were before the last import. */
export interface SetAsideRow {
  readonly n?: number
  readonly deck: string
  readonly cards: readonly CardBase[]
}

/** One card, as it was set aside before cards were stored in pages. */
export interface SetAsideCard {
  readonly n?: number
  readonly card: SingleCard
}

/** Everything that an import writes. */
export interface ImportContent {
  readonly at: number
  readonly files: readonly string[]
  readonly decks: readonly {
    readonly row: CatalogRow
    readonly before: CatalogRow | undefined
    readonly added: readonly CardBase[]
    readonly changed: readonly CardBase[]
  }[]
  readonly links: readonly MediaLinkRow[]
  /** Contents that are not stored yet. */
  readonly media: readonly MediaRow[]
  readonly blocks: readonly Columns[]
}

/** Tells how a long write gets on, from 0 to 1; throwing ends it, and nothing is written. */
export type WriteProgress = (done: number) => void

/** So many rows at once that no screen stutters. */
const AT_ONCE = 200

async function inPieces<T>(
  rows: readonly T[],
  write: (piece: T[]) => PromiseLike<unknown>,
  step: () => void,
) {
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await write(rows.slice(from, from + AT_ONCE))
    step()
  }
}

const tablesOf = (db: SeamDb) => [
  db.tail,
  db.segments,
  db.device,
  db.decks,
  db.cards,
  db.derived,
  db.media,
  db.mediaLinks,
  db.imports,
  db.setAside,
]

const rangesOf = (blocks: readonly Columns[]): EventRange[] => {
  const ranges = new Map<DeviceId, EventRange>()
  for (const { dev, from, count } of blocks) {
    const known = ranges.get(dev)
    const to = from + count - 1
    ranges.set(dev, {
      dev,
      n: Math.min(known?.n ?? from, from),
      to: Math.max(known?.to ?? to, to),
    })
  }
  return [...ranges.values()]
}

/**
 * Writes decks, cards, media and events of an import, all or nothing, in one transaction, and keeps what is needed
 * to undo it; an earlier import can then no longer be undone.
 */
export async function writeImport(
  db: SeamDb,
  ledger: Ledger,
  content: ImportContent,
  progress: WriteProgress,
): Promise<void> {
  const { decks, links, media, blocks } = content
  const total =
    1 +
    decks.reduce((sum, { added, changed }) => sum + added.length + changed.length, 0) / AT_ONCE +
    media.length +
    links.length / AT_ONCE
  let done = 0
  const step = (part = 1) => progress(Math.min(1, (done += part) / total))
  try {
    await db.transaction('rw', tablesOf(db), async () => {
      await db.imports.clear()
      await db.setAside.clear()
      for (const { row, added, changed } of decks) {
        for (const cards of [changed, added])
          await putCards(db, row.id, cards, async (before, count) => {
            if (before.length > 0) await db.setAside.add({ deck: row.id, cards: before })
            step(count / AT_ONCE)
          })
        await db.decks.put(row)
      }
      await db.derived.delete('catalog')
      const before = new Map<string, string>()
      await inPieces(
        links,
        async (piece) => {
          const keys = piece.map(({ deck, name }): [string, string] => [deck, name])
          for (const known of await db.mediaLinks.bulkGet(keys))
            if (known) before.set(JSON.stringify([known.deck, known.name]), known.hash)
          await db.mediaLinks.bulkPut(piece)
        },
        step,
      )
      await inPiecesOfOne(media, (row) => db.media.put(row), step)
      ledger.merged(await mergeBlocks(db, ledger.dev, blocks))
      await db.imports.put({
        name: 'last',
        at: content.at,
        files: content.files,
        decks: decks.map(({ row, before, added }) => ({
          id: row.id,
          before,
          hash: row.hash,
          added: before ? added.map(({ id }) => id) : [],
        })),
        media: links.map(({ deck, name }) => ({
          deck,
          name,
          before: before.get(JSON.stringify([deck, name])),
        })),
        events: rangesOf(blocks),
      })
      step()
    })
  } catch (error) {
    throw asLedgerError(error)
  }
}

async function inPiecesOfOne<T>(
  rows: readonly T[],
  write: (row: T) => PromiseLike<unknown>,
  step: () => void,
) {
  for (const row of rows) {
    await write(row)
    step()
  }
}

/** The import that can be undone; undefined when there is none. */
export const lastImport = (db: SeamDb): Promise<ImportRow | undefined> => db.imports.get('last')

/** Cards as they were before the last import, by deck. */
async function cardsSetAside(db: SeamDb): Promise<ReadonlyMap<string, readonly CardBase[]>> {
  const byDeck = new Map<string, CardBase[]>()
  for (const n of await db.setAside.toCollection().primaryKeys()) {
    const row = await db.setAside.get(n)
    if (!row) continue
    const [deck, cards] = 'card' in row ? [row.card.deck, [row.card.content]] : [row.deck, row.cards]
    const known = byDeck.get(deck)
    if (known) known.push(...cards)
    else byDeck.set(deck, [...cards])
  }
  return byDeck
}

/** What an undo could not put back. */
export interface UndoneImport {
  /** Decks that have changed since, or gone, and were left as they are. */
  readonly left: readonly string[]
}

/**
 * Takes an import back in one transaction: new cards go, changed ones are as they were, `voids` take its events
 * out. A deck that has changed since stays as it is now, and one that was removed since stays away.
 */
export async function undoImport(
  db: SeamDb,
  ledger: Ledger,
  row: ImportRow,
  voids: readonly Columns[],
): Promise<UndoneImport> {
  try {
    return await db.transaction('rw', tablesOf(db), async () => {
      const left = new Set<string>()
      for (const { id, before, hash, added } of row.decks) {
        const now = await db.decks.get(id)
        // Removed since: a deck that was not there before is gone as it should be.
        if (!now && !before) continue
        if (now?.hash !== hash) {
          left.add(id)
          continue
        }
        if (before) {
          await dropCards(db, id, added)
          await db.decks.put(before)
        } else {
          await rowsOfDeck(db, id).delete()
          await db.decks.delete(id)
        }
      }
      for (const [deck, cards] of await cardsSetAside(db))
        if (!left.has(deck)) await putCards(db, deck, cards)
      const loose: string[] = []
      for (const { deck, name, before } of row.media) {
        if (left.has(deck)) continue
        const now = await db.mediaLinks.get([deck, name])
        if (now) loose.push(now.hash)
        if (before === undefined) await db.mediaLinks.delete([deck, name])
        else await db.mediaLinks.put({ deck, name, hash: before })
      }
      await dropUnlinkedMedia(db, loose)
      await db.derived.delete('catalog')
      ledger.merged(await mergeBlocks(db, ledger.dev, voids))
      await db.imports.clear()
      await db.setAside.clear()
      return { left: [...left] }
    })
  } catch (error) {
    throw asLedgerError(error)
  }
}
