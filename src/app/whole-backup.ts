import { makeBackup, type Backup } from '#storage/backup.ts'
import { gzipped } from '#storage/backup-gzip.ts'
import { mediaForBackup, namesForBackup } from '#storage/backup-media.ts'
import { importedDecks } from './installed-decks.ts'
import type { Seam } from './seam.ts'

/** Everything as one packed file: every event, every deck that did not come with Seam, images and sounds. */
export async function wholeBackup(seam: Seam): Promise<Backup> {
  const names = await namesForBackup(await seam.db.tables())
  const hashes = new Set(names.flatMap((entry) => Object.values(entry.hashes)))
  const backup = await makeBackup(
    seam.ledger,
    new Date(seam.now().at).toISOString(),
    await importedDecks(seam),
    { count: hashes.size, names, each: mediaForBackup(await seam.db.tables(), hashes) },
  )
  return { ...backup, file: await gzipped(backup.file) }
}
