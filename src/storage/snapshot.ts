import type { Schedule } from '#core/schedule.ts'
import { fromSnapshot, toSnapshot } from '#core/snapshot.ts'
import type { SeamDb } from './db.ts'
import { asLedgerError, reasonOf } from './error-reasons.ts'

const NAME = 'schedule'

/** Keeps a schedule, so that the next start need not replay the ledger. */
export async function saveSnapshot(db: SeamDb, schedule: Schedule): Promise<void> {
  try {
    await db.derived.put({ name: NAME, snapshot: toSnapshot(schedule) })
  } catch (error) {
    throw asLedgerError(error)
  }
}

/** The schedule that was kept; undefined if there is none or it cannot be trusted, which costs a replay. */
export async function loadSnapshot(db: SeamDb): Promise<Schedule | undefined> {
  try {
    return fromSnapshot((await db.derived.get(NAME))?.snapshot)
  } catch (error) {
    if (reasonOf(error) === undefined) throw error
    return undefined
  }
}
