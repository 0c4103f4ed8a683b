import { type Columns, columnsOf, eventsIn, highestOrder, lastOf } from '#core/columns.ts'
import { Coverage } from '#core/coverage.ts'
import type { DeviceId } from '#core/ids.ts'
import { encodeSegment, rangeOf } from '#core/segment.ts'
import type { SeamDb } from './db.ts'
import { rememberOrder } from './seal.ts'

/** What of some blocks is in none of `known`; `known` then has it. */
const unknownPart = (blocks: readonly Columns[], known: Coverage): Columns[] => {
  const fresh: Columns[] = []
  for (const block of blocks) {
    if (!known.touches(block.dev, block.from, lastOf(block))) {
      fresh.push(block)
      known.add(block.dev, block.from, lastOf(block))
      continue
    }
    const events = [...eventsIn([block])].filter((event) => !known.has(event))
    fresh.push(...(events.length === block.count ? [block] : columnsOf(events)))
    known.add(block.dev, block.from, lastOf(block))
  }
  return fresh
}

/** Every event that the ledger claims to have, by the names of segments and the numbers in the tail. */
export async function claimedBy(db: SeamDb, dev: DeviceId): Promise<Coverage> {
  const claimed = new Coverage()
  for (const name of await db.segments.toCollection().primaryKeys()) {
    const range = rangeOf(name)
    if (range) claimed.add(range.dev, range.from, range.to)
  }
  for (const n of await db.tail.toCollection().primaryKeys()) claimed.add(dev, n)
  return claimed
}

/**
 * Makes sure that no number up to `n` is given to a new event of this device, by using it up once: events of
 * this device can come back from a backup that is younger than the database.
 */
const useUpNumbers = async (db: SeamDb, n: number): Promise<void> => {
  const placeholder = { kind: 'forget', card: '/', at: 0, offset: 0, day: 0, order: 0 } as const
  const given = await db.tail.add({ ...placeholder })
  await db.tail.delete(given)
  if (given > n) return
  await db.tail.add({ ...placeholder, n })
  await db.tail.delete(n)
}

/**
 * Union by identity: adds what the ledger has not and returns it, all or nothing, in one transaction (or within
 * the caller's, if that covers the same tables). What is there already stays as it is.
 */
export function mergeBlocks(db: SeamDb, dev: DeviceId, blocks: readonly Columns[]): Promise<Columns[]> {
  return db.transaction('rw', db.tail, db.segments, db.device, async () => {
    const fresh = unknownPart(blocks, await claimedBy(db, dev))
    // One after the other: a large history would hold up the screen if it were made ready all at once.
    for (const block of fresh) await db.segments.add(encodeSegment(block))
    const own = fresh.filter((block) => block.dev === dev)
    if (own.length > 0) await useUpNumbers(db, Math.max(...own.map(lastOf)))
    await rememberOrder(db, highestOrder(fresh))
    return fresh
  })
}
