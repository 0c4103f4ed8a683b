import type { Columns } from '#core/columns.ts'
import type { DeviceId } from '#core/ids.ts'
import { isDamaged } from '#core/segment.ts'
import { blocksOfRows, readSegments } from './contents.ts'
import type { SeamDb } from './db.ts'
import { asLedgerError } from './error-reasons.ts'

/**
 * All events of the ledger, read one segment after the other so that the page stays alive in between: for work
 * that nobody waits for. Segments that cannot be read are left out. The arrays belong to the caller, who may hand
 * them on to a worker. Rejects with a `LedgerError`.
 */
export async function readInParts(db: SeamDb, dev: DeviceId): Promise<readonly Columns[]> {
  try {
    const { names, rows } = await db.transaction('r', db.segments, db.tail, async () => ({
      names: await db.segments.toCollection().primaryKeys(),
      rows: await db.tail.toArray(),
    }))
    const blocks: Columns[] = []
    for (const name of names)
      for (const read of await readSegments(db, [name])) if (!isDamaged(read)) blocks.push(read)
    return [...blocks, ...blocksOfRows(rows, dev)]
  } catch (error) {
    throw asLedgerError(error)
  }
}
