import type { ConnectImport } from '#app/fold-anew.ts'
import { operationsOf } from '#workers/import-operations.ts'
import { ImportSession } from '#workers/import-session.ts'
import { WorkerStopped } from '#workers/rpc.ts'

/** The import's worker without a thread: everything is copied on its way, as between threads. */
export const inProcess: ConnectImport = () => {
  const operations = operationsOf(new ImportSession())
  let stopped = false
  return {
    ask: async (operation, input, options) => {
      if (stopped) throw new WorkerStopped('the worker was stopped')
      const run = operations[operation] as (input: unknown, report: (done: unknown) => void) => unknown
      const output = await run(structuredClone(input), (done) => options?.onProgress?.(done))
      if (stopped) throw new WorkerStopped('the worker was stopped')
      return structuredClone(output) as never
    },
    stop: () => {
      stopped = true
    },
  }
}
