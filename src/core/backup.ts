import { type Columns, eventsIn } from './columns.ts'
import type { Coverage } from './coverage.ts'
import type { Deck } from './deck.ts'
import type { DeviceId } from './ids.ts'

/** The format that is written. Every format ever written stays readable. */
export const BACKUP_FORMAT = 'seam-backup/1'

/** First line of a backup. */
export interface BackupHeader {
  readonly format: typeof BACKUP_FORMAT
  /** When it was made, ISO 8601 in UTC. */
  readonly made: string
  /** The device that made it; its events may be of many. */
  readonly device: DeviceId
  readonly events: number
  /** Cards in the deck lines. */
  readonly cards: number
}

/** Something in a backup that cannot be taken in. */
export interface BackupIssue {
  /** 1 is the first line. */
  readonly line: number
  /** A plain sentence. */
  readonly text: string
}

/** A backup as it was read; nothing has been written anywhere. */
export interface ReadBackup {
  readonly header: BackupHeader
  readonly blocks: readonly Columns[]
  /** Decks as they stand in the file, still to be read by the deck importer. */
  readonly decks: readonly { readonly line: number; readonly value: unknown }[]
  readonly issues: readonly BackupIssue[]
}

/** A file that is no backup that this version can read, and what to tell the person. */
export interface RefusedBackup {
  readonly refused: string
}

/** What taking a backup in would do to the ledger, to be shown before it is done. */
export interface RestorePlan extends ReadBackup {
  /** Events that the ledger has not. */
  readonly newEvents: number
  /** Answers among them. */
  readonly newReviews: number
  /** Events that the ledger has already. */
  readonly knownEvents: number
}

/**
 * A backup, line by line and without line ends: a header, then a line of plain JSON for each event, then one for
 * each deck. Any text editor shows what was answered when.
 */
export function* backupLines(
  made: string,
  device: DeviceId,
  blocks: readonly Columns[],
  decks: readonly Deck[],
): Generator<string> {
  const header: BackupHeader = {
    format: BACKUP_FORMAT,
    made,
    device,
    events: blocks.reduce((sum, { count }) => sum + count, 0),
    cards: decks.reduce((sum, { cards }) => sum + cards.length, 0),
  }
  yield JSON.stringify(header)
  for (const event of eventsIn(blocks)) yield JSON.stringify(event)
  for (const deck of decks) yield JSON.stringify({ deck })
}

/** What a backup that was read would add to a ledger that has `known`. */
export const planRestore = (read: ReadBackup, known: Coverage): RestorePlan => {
  let newEvents = 0
  let newReviews = 0
  let knownEvents = 0
  for (const event of eventsIn(read.blocks)) {
    if (known.has(event)) {
      knownEvents++
      continue
    }
    newEvents++
    if (event.kind === 'review') newReviews++
  }
  return { ...read, newEvents, newReviews, knownEvents }
}
