import type { Comparison } from '#sql/execution/compare.ts'
import { type CompareRequest, Executor } from '#sql/execution/executor.ts'
import { openSqlite } from '#sqlite/open.ts'
import { answerRequests } from './rpc.ts'

declare const self: DedicatedWorkerGlobalScope

/** A statement that wants more than this fails; WebAssembly never gives memory back. */
const mostHeap = 64 * 1024 * 1024

let loading: Promise<Executor> | undefined

const executor = (): Promise<Executor> => {
  loading ??= openSqlite({ heap: mostHeap }).then((engine) => new Executor(engine, () => performance.now()))
  return loading
}

const operations = {
  /** Loads the engine. */
  start: async (): Promise<void> => {
    await executor()
  },
  compare: async (request: CompareRequest): Promise<{ comparison: Comparison; heap: number }> => {
    const runner = await executor()
    return { comparison: runner.compare(request), heap: runner.heapSize() }
  },
}

/** What this worker answers to. */
export type SqlOperations = typeof operations

answerRequests(self, operations)
