import { Coverage } from '#core/coverage.ts'
import type { Event } from '#core/event.ts'
import { type Memories, memoriesAfter } from '#core/parameter-change.ts'
import type { Schedule } from '#core/schedule.ts'
import type { Database } from '#storage/database.ts'
import type { Ledger } from '#storage/ledger.ts'
import { readInParts } from '#storage/ledger-in-parts.ts'
import type { MemoriesRequest, RefoldOperations } from '#workers/refold.worker.ts'
import { connectWorker } from '#workers/rpc.ts'
import { buffersIn } from '#workers/transfer.ts'

/**
 * The memories of a schedule's cards, by slot, once `event` has changed the parameters: a fold of everything, done in
 * a worker so that nothing on the screen waits for it. Where there is no worker, or it dies, it is done here.
 */
export async function refoldedWith(
  db: Database,
  ledger: Ledger,
  schedule: Schedule,
  event: Event,
): Promise<Memories> {
  const coverage = Coverage.from(schedule.coverage.entries())
  coverage.add(event.dev, event.n)
  const request = async (): Promise<MemoriesRequest> => ({
    blocks: await readInParts(db, ledger.dev),
    known: coverage.entries(),
    ids: schedule.packedIds,
  })
  const away = typeof Worker === 'undefined' ? undefined : await inWorker(await request())
  if (away) return away
  const { blocks, ids } = await request()
  return memoriesAfter(blocks, coverage, ids)
}

async function inWorker(request: MemoriesRequest): Promise<Memories | undefined> {
  const client = connectWorker<RefoldOperations>(
    new Worker(new URL('../workers/refold.worker.ts', import.meta.url), { type: 'module' }),
  )
  try {
    return await client.ask('memories', request, { transfer: buffersIn(request) })
  } catch {
    // Whatever befell the worker, the fold can be done without it.
    return undefined
  } finally {
    client.stop()
  }
}
