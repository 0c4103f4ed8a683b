import type { BackupIssue, BackupMedium, BackupNames, ReadBackup } from '#core/backup.ts'
import { fromBase64, toBase64 } from './base64.ts'
import type { SeamDb } from './db.ts'
import type { MediaRow } from './media.ts'
import { sha256 } from './sha256.ts'

/** What the names in the cards of all decks stand for, deck by deck. */
export async function namesForBackup(db: SeamDb): Promise<readonly BackupNames[]> {
  const decks = new Map<string, Record<string, string>>()
  for (const { deck, name, hash } of await db.mediaLinks.toArray()) {
    const hashes = decks.get(deck) ?? {}
    hashes[name] = hash
    decks.set(deck, hashes)
  }
  return [...decks].map(([deck, hashes]) => ({ deck, hashes }))
}

/** Every image and sound, read one at a time. */
export async function* mediaForBackup(db: SeamDb, hashes: Iterable<string>): AsyncIterable<BackupMedium> {
  for (const hash of hashes) {
    const row = await db.media.get(hash)
    if (row) yield { hash, type: row.type, data: toBase64(row.bytes) }
  }
}

/** The images and sounds of a backup whose content is what its hash says, and issues for the others. */
export async function soundMedia(
  read: ReadBackup,
): Promise<{ readonly media: readonly MediaRow[]; readonly issues: readonly BackupIssue[] }> {
  const media: MediaRow[] = []
  const issues: BackupIssue[] = []
  for (const { line, hash, type, data } of read.media) {
    const bytes = fromBase64(data)
    if ((await sha256(bytes)) === hash) media.push({ hash, type, bytes })
    else issues.push({ line, text: 'This image or sound is not what was saved.' })
  }
  return { media, issues }
}

/** Adds media and names that are not there; what is there stays. Inside a transaction over both tables. */
export async function addMedia(
  db: SeamDb,
  media: readonly MediaRow[],
  names: readonly BackupNames[],
): Promise<void> {
  for (const row of media) if (!(await db.media.get(row.hash))) await db.media.add(row)
  for (const { deck, hashes } of names)
    for (const [name, hash] of Object.entries(hashes))
      if (!(await db.mediaLinks.get([deck, name]))) await db.mediaLinks.add({ deck, name, hash })
}
