import initModule, { type Sqlite3Static } from '@sqlite.org/sqlite-wasm'
import type { SqlEngine } from '#sql/execution/engine.ts'
import { openDatabase } from './database.ts'

const page = 65_536
const initialHeap = 8_388_608
const largestHeap = 2_147_483_648

/** What the package takes although its types leave the argument out. */
interface ModuleOptions {
  readonly print: () => void
  readonly printErr: () => void
  readonly wasmMemory: WebAssembly.Memory
}

const silent = (): void => undefined

/**
 * Loads SQLite, in a worker or in Node. `heap` is the most memory in bytes that it may ever claim; a statement
 * that needs more fails with `sqlCode.outOfMemory`. Each call makes an engine of its own.
 */
export async function openSqlite({
  heap = largestHeap,
}: {
  readonly heap?: number
} = {}): Promise<SqlEngine> {
  // Databases live in memory here, so the package need not look for persistent storage nor warn of its lack.
  Object.assign(globalThis, {
    sqlite3ApiConfig: {
      disable: {
        vfs: { kvvfs: true, opfs: true, 'opfs-vfs': true, 'opfs-sahpool': true, 'opfs-wl': true },
      },
      warn: silent,
      error: silent,
      debug: silent,
    },
  })
  const memory = new WebAssembly.Memory({ initial: initialHeap / page, maximum: Math.ceil(heap / page) })
  const load = initModule as unknown as (options: ModuleOptions) => Promise<Sqlite3Static>
  const sqlite = await load({ print: silent, printErr: silent, wasmMemory: memory })
  return {
    version: sqlite.capi.sqlite3_libversion(),
    heapSize: () => memory.buffer.byteLength,
    open: (file) => openDatabase(sqlite, file),
  }
}
