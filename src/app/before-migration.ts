import { Dexie } from 'dexie'
import { dayOf } from '#core/clock.ts'
import { replay } from '#core/schedule.ts'
import { settingsFrom } from '#core/settings.ts'
import { makeBackup } from '#storage/backup.ts'
import { gzipped } from '#storage/backup-gzip.ts'
import { DB_VERSION, type SeamDb } from '#storage/db.ts'
import { openLedger } from '#storage/ledger.ts'
import { ring } from './backup-ring.ts'
import { storedDeck } from './installed-decks.ts'

/** Opens a database with the tables that it has, whichever version made them; undefined when there is none. */
async function openAsItIs(name: string): Promise<Dexie | undefined> {
  try {
    return await new Dexie(name, { cache: 'disabled' }).open()
  } catch (error) {
    if (error instanceof Dexie.DexieError) return undefined
    throw error
  }
}

/**
 * Keeps a copy of a database whose tables this version is about to change, before it does. A copy that cannot be
 * made holds nothing up: what is there is only ever added to.
 */
export async function keepBeforeMigration(name = 'seam'): Promise<boolean> {
  const old = await openAsItIs(name)
  if (!old) return false
  try {
    if (old.verno >= DB_VERSION) return false
    // Every version has these tables, and no others are read here.
    const names = ['tail', 'segments', 'device', 'decks', 'cards']
    for (const name of names) Reflect.set(old, name, old.table(name))
    const db = old as SeamDb
    const ledger = await openLedger(db)
    const rows = (await db.decks.toArray()).filter(({ origin }) => origin === 'imported')
    const decks = await Promise.all(rows.map((row) => storedDeck(db, row)))
    const at = Date.now()
    const { file, events } = await makeBackup(ledger, new Date(at).toISOString(), decks)
    const { days, settings } = replay((await ledger.readAll()).blocks)
    const day = dayOf(at, -new Date(at).getTimezoneOffset(), settingsFrom(settings).rolloverHour)
    let reviews = 0
    for (const totals of days.values()) reviews += totals.reviews
    const bytes = await (await gzipped(file)).arrayBuffer()
    await ring.keep({ at, day, why: 'before an update', events, reviews }, bytes, day)
    return true
  } catch (error) {
    if (error instanceof Error) return false
    throw error
  } finally {
    old.close()
  }
}
