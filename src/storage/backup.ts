import type { ReadBackup, RefusedBackup, RestorePlan } from '#core/backup.ts'
import { backupLines, planRestore } from '#core/backup.ts'
import type { Columns } from '#core/columns.ts'
import type { Deck } from '#core/deck.ts'
import type { DamagedSegment } from '#core/segment.ts'
import { installDeck } from './content.ts'
import type { SeamDb } from './db.ts'
import type { Ledger } from './ledger.ts'
import { asLedgerError } from './error-reasons.ts'

/** A backup ready to be saved. */
export interface Backup {
  readonly file: Blob
  readonly events: number
  /** Segments that could not be read and are therefore not in it. */
  readonly damaged: readonly DamagedSegment[]
}

/** Lines that are put together before they become part of the file; a string of many megabytes is slow to grow. */
const LINES_A_PART = 10_000

/** Writes the whole ledger and some decks as one file. `made` is the time, ISO 8601 in UTC. */
export async function makeBackup(ledger: Ledger, made: string, decks: readonly Deck[]): Promise<Backup> {
  const { blocks, damaged } = await ledger.readAll()
  const parts: Blob[] = []
  let lines: string[] = []
  const close = () => {
    if (lines.length > 0) parts.push(new Blob([`${lines.join('\n')}\n`]))
    lines = []
  }
  for (const line of backupLines(made, ledger.dev, blocks, decks))
    if (lines.push(line) === LINES_A_PART) close()
  close()
  const events = blocks.reduce((sum, { count }) => sum + count, 0)
  return { file: new Blob(parts, { type: 'application/jsonl' }), events, damaged }
}

/** Reads a backup without writing anything. A broken character is an issue of its line, like any other damage. */
const readBackup = async (file: Blob): Promise<ReadBackup | RefusedBackup> => {
  const { BackupReader } = await import('#core/backup.schema.ts')
  const reader = new BackupReader()
  const text = file.stream().pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (let part = await text.read(); !part.done; part = await text.read()) {
    const lines = (rest + part.value).split(/\r?\n/)
    rest = lines.pop() ?? ''
    for (const line of lines) reader.take(line)
  }
  if (rest !== '') reader.take(rest)
  return reader.finish()
}

/** Reads a backup and says what taking it in would add; nothing is written. */
export async function planBackup(ledger: Ledger, file: Blob): Promise<RestorePlan | RefusedBackup> {
  const read = await readBackup(file)
  return 'refused' in read ? read : planRestore(read, await ledger.claimed())
}

/**
 * Takes in the events of a plan and some of its decks: all or nothing, in one transaction. Returns the events that
 * were new; replay the ledger afterwards.
 */
export async function restoreBackup(
  db: SeamDb,
  ledger: Ledger,
  blocks: readonly Columns[],
  decks: readonly Deck[],
): Promise<readonly Columns[]> {
  try {
    const tables = [db.tail, db.segments, db.device, db.decks, db.cards, db.derived]
    return await db.transaction('rw', tables, async () => {
      const fresh = await ledger.merge(blocks)
      for (const deck of decks)
        await installDeck(db, deck, 'imported', `${deck.version ?? 1} ${deck.cards.length}`)
      return fresh
    })
  } catch (error) {
    throw asLedgerError(error)
  }
}
