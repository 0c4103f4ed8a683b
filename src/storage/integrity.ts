import { type Columns, eventAt, isCardKind, lastOf } from '#core/columns.ts'
import { Coverage } from '#core/coverage.ts'
import type { EventId } from '#core/event.ts'
import { isWithinBounds } from '#core/event-bounds.ts'
import { cardId } from '#core/ids.ts'
import { textAt } from '#core/packed-texts.ts'
import type { DamagedSegment } from '#core/segment.ts'
import { cardsIn, type CardsRow } from './card-page.ts'
import { PAGES_AT_ONCE } from './change-cards.ts'
import type { SeamDb } from './db.ts'
import { asLedgerError } from './error-reasons.ts'
import type { Ledger } from './ledger.ts'
import { sha256 } from './sha256.ts'

/** What was looked at and what was found; all zero and empty when everything is in order. */
export interface Inspection {
  readonly blocks: readonly Columns[]
  readonly events: number
  readonly cards: number
  readonly media: number
  /** Blocks of events that cannot be read. */
  readonly damaged: readonly DamagedSegment[]
  /** Events that are there more than once, and those of them that do not say the same each time. */
  readonly duplicates: number
  readonly contradictions: number
  /** Events that say what cannot be. */
  readonly impossible: readonly EventId[]
  /** Events about cards that no deck has. */
  readonly orphans: number
  /** Cards that a deck lists and that are not there. */
  readonly missingCards: number
  /** Media whose content is not what its hash says. */
  readonly wrongMedia: readonly string[]
  /** Media that no card's name leads to, and names that lead to none. */
  readonly looseMedia: number
  readonly missingMedia: number
}

const inspectEvents = (blocks: readonly Columns[], cards: ReadonlySet<string>) => {
  const seen = new Coverage()
  const impossible: EventId[] = []
  let duplicates = 0
  let contradictions = 0
  let orphans = 0
  for (const [place, block] of blocks.entries()) {
    const { dev, from, count } = block
    if (seen.touches(dev, from, lastOf(block))) {
      const others = blocks.slice(0, place).filter((other) => other.dev === dev)
      for (let n = from; n <= lastOf(block); n++) {
        const other = others.find((one) => n >= one.from && n <= lastOf(one))
        if (!other) continue
        duplicates++
        const twice = [eventAt(block, n - from), eventAt(other, n - other.from)]
        if (JSON.stringify(twice[0]) !== JSON.stringify(twice[1])) contradictions++
      }
    }
    seen.add(dev, from, lastOf(block))
    const known = block.cards.ends.length
    const isOrphan = Array.from({ length: known }, (_, card) => !cards.has(textAt(block.cards, card)))
    for (let index = 0; index < count; index++) {
      if (!isWithinBounds(block, index)) impossible.push({ dev, n: from + index })
      if (isCardKind(block.kind[index] ?? 0) && isOrphan[block.card[index] ?? 0]) orphans++
    }
  }
  return { events: seen.size, impossible, duplicates, contradictions, orphans }
}

const inspectMedia = async (db: SeamDb) => {
  const links = await db.mediaLinks.toArray()
  const linked = new Set(links.map(({ hash }) => hash))
  const hashes = await db.media.toCollection().primaryKeys()
  const stored = new Set(hashes)
  const wrongMedia: string[] = []
  for (const hash of hashes) {
    const row = await db.media.get(hash)
    if (row && (await sha256(Uint8Array.from(row.bytes))) !== hash) wrongMedia.push(hash)
  }
  return {
    media: hashes.length,
    wrongMedia,
    looseMedia: hashes.filter((hash) => !linked.has(hash)).length,
    missingMedia: links.filter(({ hash }) => !stored.has(hash)).length,
  }
}

/** The ids of all cards that can be read. */
const storedCards = async (db: SeamDb): Promise<ReadonlySet<string>> => {
  const ids = new Set<string>()
  const keys = await db.cards.toCollection().primaryKeys()
  for (let from = 0; from < keys.length; from += PAGES_AT_ONCE)
    for (const row of await readableRows(db, keys.slice(from, from + PAGES_AT_ONCE)))
      for (const card of cardsIn(row)) ids.add(cardId(row.deck, card.id))
  return ids
}

/** A browser that cannot read one of some rows refuses to read them together. */
const readableRows = async (db: SeamDb, keys: [string, string][]): Promise<CardsRow[]> => {
  const rows = await db.cards
    .bulkGet(keys)
    .catch(() => Promise.all(keys.map((key) => db.cards.get(key).catch(() => undefined))))
  return rows.flatMap((row) => (row ? [row] : []))
}

/** Looks at every event, card, image and sound. Nothing is written. Rejects with a `LedgerError`. */
export async function inspect(db: SeamDb, ledger: Ledger): Promise<Inspection> {
  try {
    const { blocks, damaged } = await ledger.readAll()
    const cards = await storedCards(db)
    let missingCards = 0
    for (const { cardIds } of await db.decks.toArray())
      for (const id of cardIds === '' ? [] : cardIds.split('\n')) if (!cards.has(id)) missingCards++
    return {
      blocks,
      damaged,
      cards: cards.size,
      missingCards,
      ...inspectEvents(blocks, cards),
      ...(await inspectMedia(db)),
    }
  } catch (error) {
    throw asLedgerError(error)
  }
}
