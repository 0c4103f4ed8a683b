import type { Catalog } from '#core/catalog.ts'
import type { Schedule } from '#core/schedule.ts'
import { fromSnapshot, toSnapshot } from '#core/snapshot.ts'
import type { Database } from './database.ts'
import { asLedgerError, reasonOf } from './error-reasons.ts'

const NAME = 'schedule'

/** Keeps a schedule and its cards' places in a catalog, so that the next start need neither replay nor look them up. */
export async function saveSnapshot(db: Database, schedule: Schedule, catalog?: Catalog): Promise<void> {
  try {
    const row = { name: NAME, snapshot: toSnapshot(schedule, catalog) } as const
    await db.write(['derived'], ({ store }) => store.put(row))
  } catch (error) {
    throw asLedgerError(error)
  }
}

/** The schedule that was kept; undefined if there is none or it cannot be trusted, which costs a replay. */
export async function loadSnapshot(db: Database): Promise<Schedule | undefined> {
  try {
    const row = await db.read(['derived'], ({ store }) => store.get(NAME))
    return fromSnapshot(row && 'snapshot' in row ? row.snapshot : undefined)
  } catch (error) {
    if (reasonOf(error) === undefined) throw error
    return undefined
  }
}

/** Forgets everything that is derived; the next start works it out anew. */
export const forgetDerived = (db: Database): Promise<void> =>
  db.write(['derived'], ({ store }) => store.clear())
