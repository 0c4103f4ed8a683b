import type { Catalog } from '#core/catalog.ts'
import type { Schedule } from '#core/schedule.ts'
import { toSnapshot } from '#core/to-snapshot.ts'
import type { Database } from './database.ts'
import { asLedgerError } from './error-reasons.ts'
import { SCHEDULE_KEY } from './snapshot.ts'

/** Keeps a schedule and its cards' places in a catalog, so that the next start need neither replay nor look them up. */
export async function saveSnapshot(db: Database, schedule: Schedule, catalog?: Catalog): Promise<void> {
  try {
    const row = { name: SCHEDULE_KEY, snapshot: toSnapshot(schedule, catalog) } as const
    await db.write(['derived'], ({ store }) => store.put(row))
  } catch (error) {
    throw asLedgerError(error)
  }
}
