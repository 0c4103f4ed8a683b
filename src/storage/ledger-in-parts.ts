import type { Columns } from '#core/columns.ts'
import type { DeviceId } from '#core/ids.ts'
import { isDamaged } from '#core/segment.ts'
import { blocksOfRows, readSegments } from './contents.ts'
import type { Database } from './database.ts'
import { asLedgerError } from './error-reasons.ts'

/**
 * All events of the ledger, read one segment after the other so that the page stays alive in between: for work
 * that nobody waits for. Segments that cannot be read are left out. The arrays belong to the caller, who may hand
 * them on to a worker. Rejects with a `LedgerError`.
 */
export async function readInParts(db: Database, dev: DeviceId): Promise<readonly Columns[]> {
  try {
    const [names, rows] = await db.read(['segments', 'tail'], (transaction) =>
      Promise.all([
        transaction.objectStore('segments').getAllKeys(),
        transaction.objectStore('tail').getAll(),
      ]),
    )
    const blocks: Columns[] = []
    for (const name of names)
      for (const read of await readSegments(db, [name])) if (!isDamaged(read)) blocks.push(read)
    return [...blocks, ...blocksOfRows(rows, dev)]
  } catch (error) {
    throw asLedgerError(error)
  }
}
