import { checkedLines } from './backup-check.ts'
import { type Columns, eventsIn } from './columns.ts'
import type { Coverage } from './coverage.ts'
import type { Deck } from './deck.ts'
import type { DeviceId } from './ids.ts'

/** The format that is written. Every format ever written stays readable. */
export const BACKUP_FORMAT = 'seam-backup/2'

/** The formats that are read. The first has no checks and no media. */
export const BACKUP_FORMATS = ['seam-backup/1', BACKUP_FORMAT] as const

/** First line of a backup. */
export interface BackupHeader {
  readonly format: (typeof BACKUP_FORMATS)[number]
  /** When it was made, ISO 8601 in UTC. */
  readonly made: string
  /** The device that made it; its events may be of many. */
  readonly device: DeviceId
  readonly events: number
  /** Cards in the deck lines. */
  readonly cards: number
  /** Images and sounds in the media lines. */
  readonly media?: number | undefined
}

/** An image or a sound in a backup. */
export interface BackupMedium {
  /** SHA-256 of the content, in hexadecimal digits. */
  readonly hash: string
  /** MIME type. */
  readonly type: string
  /** The content in base64. */
  readonly data: string
}

/** What the names in the cards of a deck stand for: hashes of media by name. */
export interface BackupNames {
  readonly deck: string
  readonly hashes: { readonly [name: string]: string }
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
  readonly media: readonly (BackupMedium & { readonly line: number })[]
  readonly names: readonly BackupNames[]
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

function* uncheckedLines(
  header: BackupHeader,
  blocks: readonly Columns[],
  decks: readonly Deck[],
  names: readonly BackupNames[],
): Generator<string> {
  yield JSON.stringify(header)
  for (const event of eventsIn(blocks)) yield JSON.stringify(event)
  for (const deck of decks) yield JSON.stringify({ deck })
  for (const entry of names) yield JSON.stringify({ names: entry })
}

/** Everything of a backup but the media, which follow one by one as `mediumLines` gives them. */
export interface BackupContent {
  readonly blocks: readonly Columns[]
  readonly decks: readonly Deck[]
  /** How many media will follow. */
  readonly media?: number
  readonly names?: readonly BackupNames[]
}

/**
 * A backup, line by line and without line ends: a header, then a line of plain JSON for each event, then one for
 * each deck, with checks in between. Any text editor shows what was answered when.
 */
export const backupLines = (
  made: string,
  device: DeviceId,
  { blocks, decks, media = 0, names = [] }: BackupContent,
): Generator<string> => {
  const header: BackupHeader = {
    format: BACKUP_FORMAT,
    made,
    device,
    events: blocks.reduce((sum, { count }) => sum + count, 0),
    cards: decks.reduce((sum, { cards }) => sum + cards.length, 0),
    media,
  }
  return checkedLines(uncheckedLines(header, blocks, decks, names))
}

/** The lines of one medium, with their check. */
export const mediumLines = (medium: BackupMedium): Generator<string> =>
  checkedLines([JSON.stringify({ medium })])

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
