import wasmAddress from '@sqlite.org/sqlite-wasm/sqlite3.wasm?url'
import type { Comparison } from '#sql/execution/compare.ts'
import type { CompareRequest } from '#sql/execution/executor.ts'
import { connectWorker, type WorkerClient, WorkerStopped } from '#workers/rpc.ts'
import type { SqlOperations } from '#workers/sql.worker.ts'
// oxlint-disable-next-line import/default -- the address is made by the build
import workerAddress from '#workers/sql.worker.ts?worker&url'

/** A comparison that takes longer is stuck: the worker is ended, ms. */
const longest = 1500
/** Loading the engine over a slow line may take this long, ms. */
const longestStart = 20_000
/** WebAssembly never gives memory back, so a worker that claimed this much is replaced, bytes. */
const recycleAt = 48 * 1024 * 1024

type Client = WorkerClient<SqlOperations>

let running: Promise<Client> | undefined

/** Starts a worker and loads the engine in it. Rejects when it cannot be loaded, for example offline. */
async function started(): Promise<Client> {
  const client = connectWorker<SqlOperations>(new Worker(workerAddress, { type: 'module', name: 'sql' }))
  await within(client, longestStart, client.ask('start', undefined))
  return client
}

/** Ends the worker when an answer takes longer than `milliseconds`. */
async function within<T>(client: Client, milliseconds: number, answer: Promise<T>): Promise<T> {
  const guard = setTimeout(() => client.stop(), milliseconds)
  try {
    return await answer
  } finally {
    clearTimeout(guard)
  }
}

/** Starts the engine if it does not run. Safe to call often; a failure is heard of by the next comparison. */
export function startSqlEngine(): void {
  client().catch(() => undefined)
}

function client(): Promise<Client> {
  const mine = (running ??= started())
  mine.catch(() => {
    if (running === mine) running = undefined
  })
  return mine
}

/** Ends a worker and starts its successor at once, so that the next answer does not wait for it. */
function replace(worn: Client): void {
  worn.stop()
  running = undefined
  startSqlEngine()
}

/**
 * Runs two statements side by side in the worker. `stopped` when the worker had to be ended; undefined when the
 * engine cannot be loaded. Never rejects.
 */
export async function compareInWorker(request: CompareRequest): Promise<Comparison | undefined> {
  const worker = await client().catch(() => undefined)
  if (!worker) return undefined
  try {
    const { comparison, heap } = await within(worker, longest, worker.ask('compare', request))
    if (heap >= recycleAt) replace(worker)
    return comparison
  } catch (error) {
    replace(worker)
    return error instanceof WorkerStopped ? { outcome: 'stopped', by: 'time' } : undefined
  }
}

/** The cache that `sw.ts` answers from, so that the engine is there offline. */
const cacheName = 'sql-engine'

/**
 * Fetches the engine's files for offline use once the app is installed. It is too large to hold up installing,
 * and where data is to be saved it waits for the first card that needs it.
 */
export async function keepSqlEngine(): Promise<void> {
  const { connection, serviceWorker } = navigator as Navigator & { connection?: { saveData?: boolean } }
  if (!serviceWorker || connection?.saveData) return
  await serviceWorker.ready
  try {
    const cache = await caches.open(cacheName)
    const addresses = [workerAddress, wasmAddress].map((address) => new URL(address, location.href).href)
    for (const address of addresses) if (!(await cache.match(address))) await cache.add(address)
    for (const { url } of await cache.keys()) if (!addresses.includes(url)) await cache.delete(url)
  } catch {
    // Offline or out of space: the next start tries again, and answers are judged by their text until then.
  }
}
