import type { BackupMedium, BackupNames, ReadBackup, RefusedBackup, RestorePlan } from '#core/backup.ts'
import { backupLines, mediumLines, planRestore } from '#core/backup.ts'
import type { Columns } from '#core/columns.ts'
import type { Deck } from '#core/deck.ts'
import type { DamagedSegment } from '#core/segment.ts'
import { BackupFault } from './backup-fault.ts'
import { backupFileLines } from './backup-lines.ts'
import { addMedia, soundMedia } from './backup-media.ts'
import { installDeck } from './content.ts'
import type { SeamDb } from './db.ts'
import { asLedgerError } from './error-reasons.ts'
import type { Ledger } from './ledger.ts'
import type { MediaRow } from './media.ts'
import { mergeBlocks } from './merge.ts'

/** A backup ready to be saved. */
export interface Backup {
  readonly file: Blob
  readonly events: number
  /** Segments that could not be read and are therefore not in it. */
  readonly damaged: readonly DamagedSegment[]
}

/** Lines that are put together before they become part of the file; after each part the page may draw. */
const LINES_A_PART = 2500

/** The images and sounds of a backup, read only when their turn comes. */
export interface MediaToSave {
  readonly count: number
  readonly names: readonly BackupNames[]
  readonly each: AsyncIterable<BackupMedium>
}

const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

/**
 * Writes the whole ledger and some decks as one file of plain lines. `made` is the time, ISO 8601 in UTC. Without
 * `media` there are none in it.
 */
export async function makeBackup(
  ledger: Ledger,
  made: string,
  decks: readonly Deck[],
  media?: MediaToSave,
): Promise<Backup> {
  const { blocks, damaged } = await ledger.readAll()
  const parts: Blob[] = []
  let lines: string[] = []
  const close = () => {
    if (lines.length > 0) parts.push(new Blob([`${lines.join('\n')}\n`]))
    lines = []
  }
  const content = { blocks, decks, media: media?.count ?? 0, names: media?.names ?? [] }
  for (const line of backupLines(made, ledger.dev, content)) {
    if (lines.push(line) < LINES_A_PART) continue
    close()
    await breath()
  }
  close()
  for await (const medium of media?.each ?? []) {
    lines.push(...mediumLines(medium))
    close()
  }
  const events = blocks.reduce((sum, { count }) => sum + count, 0)
  return { file: new Blob(parts, { type: 'application/jsonl' }), events, damaged }
}

/** Reads a backup, packed and locked or not, without writing anything. */
export async function readBackupFile(file: Blob, passphrase?: string): Promise<ReadBackup | RefusedBackup> {
  const { BackupReader } = await import('#core/backup.schema.ts')
  const reader = new BackupReader()
  try {
    for await (const lines of backupFileLines(file, passphrase)) for (const line of lines) reader.take(line)
  } catch (error) {
    if (!(error instanceof BackupFault)) throw error
    if (error.whole) return { refused: `${error.sentence} Nothing was changed.` }
    reader.breakOff(error.sentence)
  }
  return reader.finish()
}

/** What a backup would add, with its images and sounds. */
export interface FilePlan extends RestorePlan {
  readonly sound: readonly MediaRow[]
}

/** Reads a backup and says what taking it in would add; nothing is written. */
export async function planBackup(
  ledger: Ledger,
  file: Blob,
  passphrase?: string,
): Promise<FilePlan | RefusedBackup> {
  const read = await readBackupFile(file, passphrase)
  if ('refused' in read) return read
  const { media, issues } = await soundMedia(read)
  const plan = planRestore({ ...read, issues: [...read.issues, ...issues] }, await ledger.claimed())
  return { ...plan, media: [], sound: media }
}

/** What is taken in from a backup. */
export interface ContentToRestore {
  readonly blocks: readonly Columns[]
  readonly decks: readonly Deck[]
  readonly media?: readonly MediaRow[]
  readonly names?: readonly BackupNames[]
}

/**
 * Takes in events, decks and media: all or nothing, in one transaction. Returns the events that were new; replay
 * the ledger afterwards.
 */
export async function restoreBackup(
  db: SeamDb,
  ledger: Ledger,
  { blocks, decks, media = [], names = [] }: ContentToRestore,
): Promise<readonly Columns[]> {
  try {
    const content = [db.decks, db.cards, db.derived, db.media, db.mediaLinks]
    return await db.transaction('rw', [db.tail, db.segments, db.device, ...content], async () => {
      const fresh = await mergeBlocks(db, ledger.dev, blocks)
      ledger.merged(fresh)
      for (const deck of decks)
        await installDeck(db, deck, 'imported', `${deck.version ?? 1} ${deck.cards.length}`)
      await addMedia(db, media, names)
      return fresh
    })
  } catch (error) {
    throw asLedgerError(error)
  }
}
