import { replay, type Schedule } from '#core/schedule.ts'
import { fromSnapshot } from '#core/snapshot.ts'
import type { SeamDb } from '#storage/db.ts'
import type { Ledger } from '#storage/ledger.ts'
import { readInParts } from '#storage/ledger-in-parts.ts'
import type { RefoldOperations } from '#workers/refold.worker.ts'
import { connectWorker } from '#workers/rpc.ts'
import { buffersIn } from '#workers/transfer.ts'

/**
 * The schedule of the whole ledger, folded in a worker so that nothing on the screen waits for it. Where there is
 * no worker, or it dies, the fold is done here.
 */
export async function refoldAway(db: SeamDb, ledger: Ledger): Promise<Schedule> {
  const away = typeof Worker === 'undefined' ? undefined : await foldedInWorker(db, ledger)
  return away ?? replay(await readInParts(db, ledger.dev))
}

async function foldedInWorker(db: SeamDb, ledger: Ledger): Promise<Schedule | undefined> {
  const blocks = await readInParts(db, ledger.dev)
  const client = connectWorker<RefoldOperations>(
    new Worker(new URL('../workers/refold.worker.ts', import.meta.url), { type: 'module' }),
  )
  try {
    return fromSnapshot(await client.ask('replay', { blocks }, { transfer: buffersIn(blocks) }))
  } catch {
    // Whatever befell the worker, the fold can be done without it.
    return undefined
  } finally {
    client.stop()
  }
}
