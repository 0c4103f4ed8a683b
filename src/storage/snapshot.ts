import type { Schedule } from '#core/schedule.ts'
import { fromSnapshot } from '#core/snapshot.ts'
import type { Database } from './database.ts'
import { reasonOf } from './error-reasons.ts'

/** The row among what is derived. */
export const SCHEDULE_KEY = 'schedule'

/** The schedule that was kept; undefined if there is none or it cannot be trusted, which costs a replay. */
export async function loadSnapshot(db: Database): Promise<Schedule | undefined> {
  try {
    const row = await db.read(['derived'], ({ store }) => store.get(SCHEDULE_KEY))
    return fromSnapshot(row && 'snapshot' in row ? row.snapshot : undefined)
  } catch (error) {
    if (reasonOf(error) === undefined) throw error
    return undefined
  }
}

/** Forgets everything that is derived; the next start works it out anew. */
export const forgetDerived = (db: Database): Promise<void> =>
  db.write(['derived'], ({ store }) => store.clear())
