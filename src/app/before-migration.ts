import { dayOf } from '#core/clock.ts'
import { replay } from '#core/schedule.ts'
import { settingsFrom } from '#core/settings.ts'
import { makeBackup } from '#storage/backup.ts'
import { gzipped } from '#storage/backup-gzip.ts'
import { deckRows } from '#storage/read-content.ts'
import { Database, DB_VERSION } from '#storage/database.ts'
import { openLedger } from '#storage/ledger.ts'
import { ring } from './backup-ring.ts'
import { storedDeck } from './installed-decks.ts'

/**
 * Keeps a copy of a database whose tables this version is about to change, before it does. A copy that cannot be
 * made holds nothing up: what is there is only ever added to.
 */
export async function keepBeforeMigration(name = 'seam'): Promise<boolean> {
  const old = new Database(name, true)
  try {
    // Every version has the tables that are read here.
    if (((await old.version()) ?? DB_VERSION) >= DB_VERSION) return false
    const ledger = await openLedger(old)
    const rows = (await deckRows(old)).filter(({ origin }) => origin === 'imported')
    const decks = await Promise.all(rows.map((row) => storedDeck(old, row)))
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
