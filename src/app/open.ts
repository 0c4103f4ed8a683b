import type { Now } from '#core/clock.ts'
import { Database } from '#storage/database.ts'
import { loadCatalog } from '#storage/kept-catalog.ts'
import { openLedger } from '#storage/ledger.ts'
import { LedgerError } from '#storage/ledger-error.ts'
import { loadSchedule } from '#storage/schedule-at-start.ts'
import { loadSnapshot } from '#storage/snapshot.ts'
import { Collection } from './collection.ts'
import { isOlderDatabase, rememberDatabase } from './database-version.ts'
import { remembered } from './remembered.ts'
import type { Seam } from './seam.ts'
import { Study } from './study.ts'

/** What opening the app found. */
export type Opened =
  | { readonly kind: 'ready'; readonly seam: Seam }
  /** The database is empty although this device remembers answers: they were lost, the person is not new. */
  | { readonly kind: 'missing'; readonly seam: Seam; readonly reviews: number }
  | { readonly kind: 'failed'; readonly reason: string }

/** The clock and the zone as the device has them. */
export const deviceNow = (): Now => {
  const now = new Date()
  return { at: now.getTime(), offset: -now.getTimezoneOffset() }
}

/** Opens the database, folds the ledger, reads the catalog. Nothing is written and nothing is ever deleted. */
export async function openSeam(): Promise<Opened> {
  try {
    if (remembered() && isOlderDatabase()) await (await import('./before-migration.ts')).keepBeforeMigration()
    const db = new Database()
    // All that is read is asked for at once: IndexedDB fetches the rest while one part is being unpacked.
    const [ledger, snapshot, catalog] = await Promise.all([openLedger(db), loadSnapshot(db), loadCatalog(db)])
    const schedule = await loadSchedule(ledger, db, snapshot)
    rememberDatabase()
    const collection = new Collection(db, ledger, schedule, catalog, deviceNow)
    const study = new Study()
    const seam: Seam = { db, ledger, collection, study, now: deviceNow }
    study.attach(seam)
    const lost = remembered()?.reviews ?? 0
    if (lost > 0 && collection.schedule.size === 0) return { kind: 'missing', seam, reviews: lost }
    return { kind: 'ready', seam }
  } catch (error) {
    const cause = error instanceof LedgerError ? error.cause : error
    return { kind: 'failed', reason: cause instanceof Error ? cause.message : String(cause) }
  }
}
