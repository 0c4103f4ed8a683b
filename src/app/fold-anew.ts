import type { Columns } from '#core/columns.ts'
import { fromSnapshot, type Snapshot } from '#core/snapshot.ts'
import { readInParts } from '#storage/ledger-in-parts.ts'
import { loadSchedule } from '#storage/schedule-at-start.ts'
import type { ImportOperations } from '#workers/import-operations.ts'
import { connectWorker, type WorkerClient } from '#workers/rpc.ts'
import { buffersIn } from '#workers/transfer.ts'
import { importersAddress } from './keep-importers.ts'
import type { Seam } from './seam.ts'

/** Makes the worker of an import; tests give their own. */
export type ConnectImport = () => WorkerClient<ImportOperations>

/** The importers in a worker of their own, gone with `stop`. */
export const importWorker: ConnectImport = () =>
  connectWorker(new Worker(importersAddress, { type: 'module', name: 'import' }))

/** Hands the ledger over to a worker, which holds a file's history against it. */
export async function lendLedger(seam: Seam, worker: WorkerClient<ImportOperations>): Promise<void> {
  const blocks = await readInParts(seam.db, seam.ledger.dev)
  await worker.ask('ledger', { blocks }, { transfer: buffersIn(blocks) })
}

/**
 * Begins to work out what the ledger will mean with a great deal changed: in the worker, which knows the ledger but
 * for `added`, so that the screen goes on. Should the worker die, the ledger is folded here.
 */
export const foldingOf = (
  worker: WorkerClient<ImportOperations>,
  added: readonly Columns[],
): Promise<Snapshot | undefined> => worker.ask('fold', { blocks: added }).catch(() => undefined)

/** Takes over what was folded, once it is written, and whatever came since. */
export async function takeOver(seam: Seam, folding: Promise<Snapshot | undefined>): Promise<void> {
  const schedule = await loadSchedule(seam.ledger, seam.db, fromSnapshot(await folding))
  seam.collection.replaceSchedule(schedule)
  await seam.collection.contentChanged()
}
