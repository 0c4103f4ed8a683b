import type { KeptCopy } from '#core/backup-ring.ts'
import { dayOf } from '#core/clock.ts'
import { makeBackup } from '#storage/backup.ts'
import { gzipped } from '#storage/backup-gzip.ts'
import { openBackupRing } from '#storage/backup-ring.ts'
import { importedDecks } from './installed-decks.ts'
import type { Seam } from './seam.ts'
import { type WriteOutcome, writing } from './writing.ts'

/** What a copy is made before; said to the person beside its time. */
export type CopyReason =
  | 'every day'
  | 'by hand'
  | 'before an import'
  | 'before an update'
  | 'before going back'
  | 'before a repair'
  | 'before a deck was removed'

/** The copies on this device. */
export const ring = openBackupRing()

/**
 * Keeps a copy of everything on this device, unless the newest copy holds exactly as many events and the reason is
 * the daily one. The copy is an ordinary backup file without images and sounds, which would fill the device; whatever
 * reads backups can read it.
 */
export const keepSnapshot = (seam: Seam, why: CopyReason): Promise<WriteOutcome<KeptCopy | undefined>> =>
  writing(async () => {
    const now = seam.now()
    const today = dayOf(now.at, now.offset, seam.collection.settings.rolloverHour)
    const [newest] = await ring.list()
    if (why === 'every day' && newest?.day === today) return undefined
    const { file, events } = await makeBackup(
      seam.ledger,
      new Date(now.at).toISOString(),
      await importedDecks(seam),
    )
    if (why === 'every day' && newest?.events === events) return undefined
    const copy = { at: now.at, day: today, why, events, reviews: seam.collection.totalReviews }
    return await ring.keep(copy, await (await gzipped(file)).arrayBuffer(), today)
  })

/** The copies on this device, newest first. */
export const keptCopies = (): Promise<WriteOutcome<readonly KeptCopy[]>> => writing(() => ring.list())

/** The file of a copy; undefined when it is gone. */
export async function copyFile(n: number): Promise<Blob | undefined> {
  const bytes = await ring.read(n)
  return bytes && new Blob([bytes], { type: 'application/gzip' })
}
