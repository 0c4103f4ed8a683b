import { columnsOf, highestOrder, lastOf, MOST_EVENTS } from '#core/columns.ts'
import type { DeviceId } from '#core/ids.ts'
import { encodeSegment } from '#core/segment.ts'
import type { SeamDb } from './db.ts'

/** Remembers that an order was seen, so that what is written later comes after it. Inside a transaction. */
export async function rememberOrder(db: SeamDb, order: number): Promise<void> {
  const row = await db.device.get('order')
  if (row?.key !== 'order' || row.order < order) await db.device.put({ key: 'order', order })
}

/**
 * Moves the oldest rows of the tail into a segment, if there are at least `atLeast` of them, and says how many.
 * One transaction: whoever is cut off half-way finds all rows still there, and a second tab that seals at the
 * same time finds them gone.
 */
export function sealTail(db: SeamDb, dev: DeviceId, atLeast: number): Promise<number> {
  return db.transaction('rw', db.tail, db.segments, db.device, async () => {
    if ((await db.tail.count()) < atLeast) return 0
    const rows = await db.tail.limit(MOST_EVENTS).toArray()
    const blocks = columnsOf(rows.map((row) => ({ ...row, dev })))
    await db.segments.bulkAdd(blocks.map(encodeSegment))
    for (const block of blocks)
      await db.tail.where('n').between(block.from, lastOf(block), true, true).delete()
    await rememberOrder(db, highestOrder(blocks))
    return rows.length
  })
}
