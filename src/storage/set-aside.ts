import type { SeamDb } from './db.ts'
import { asLedgerError } from './error-reasons.ts'

/** Something damaged, kept as it was found. */
export interface DamagedRow {
  readonly n?: number
  /** When it was set aside, in ms since 1970 UTC. */
  readonly at: number
  readonly table: 'segments' | 'media'
  /** Its key there. */
  readonly key: string
  readonly row: unknown
}

/**
 * Moves damaged rows out of the way, each as it is, in one transaction each: only then can what they should have
 * held come back from a copy. Those that the browser cannot even copy stay. Returns the keys of those that moved.
 */
export async function setAside(
  db: SeamDb,
  table: DamagedRow['table'],
  keys: readonly string[],
  at: number,
): Promise<readonly string[]> {
  const moved: string[] = []
  for (const key of keys)
    try {
      await db.transaction('rw', db.segments, db.media, db.damaged, async () => {
        const row = table === 'segments' ? await db.segments.get(key) : await db.media.get(key)
        if (row === undefined) return
        await db.damaged.add({ at, table, key, row })
        if (table === 'segments') await db.segments.delete(key)
        else await db.media.delete(key)
        moved.push(key)
      })
    } catch (error) {
      const known = asLedgerError(error)
      if (known === error) throw error
    }
  return moved
}
