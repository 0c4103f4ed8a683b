import type { Outlook } from '#core/simulate/outlook.ts'
import { situationOf } from '#core/simulate/situation.ts'
import { studyMoment } from '#core/study-day.ts'
import { readInParts } from '#storage/ledger-in-parts.ts'
import { connectWorker, type WorkerClient } from '#workers/rpc.ts'
import type { OutlookRequest, SimulateOperations } from '#workers/simulate.worker.ts'
import { buffersIn } from '#workers/transfer.ts'
import type { Seam } from './seam.ts'

/** Makes the simulator's worker; tests give their own. */
export type ConnectSimulator = () => WorkerClient<SimulateOperations>

const simulatorWorker: ConnectSimulator = () =>
  connectWorker(new Worker(new URL('../workers/simulate.worker.ts', import.meta.url), { type: 'module' }))

/** The retentions on offer, 70 to 97 %. */
export const retentions: readonly number[] = Array.from({ length: 28 }, (_, index) => (70 + index) / 100)

/** A year. */
const days = 365
const seed = 1

/** What each retention on offer would mean for this person over a year, worked out in a worker. */
export async function outlookOf(
  seam: Seam,
  connect: ConnectSimulator = simulatorWorker,
): Promise<readonly Outlook[]> {
  const { catalog, schedule, settings } = seam.collection
  const situation = situationOf(catalog, schedule, settings, studyMoment(seam.now(), settings), days)
  const blocks = await readInParts(seam.db, seam.ledger.dev)
  const request: OutlookRequest = { blocks, situation, retentions, seed }
  const client = connect()
  try {
    return await client.ask('outlooks', request, { transfer: buffersIn(request) })
  } finally {
    client.stop()
  }
}
