import type { Json } from '#core/event.ts'
import {
  type Imported,
  type Importer,
  type ImportIssue,
  type Reading,
  refusal,
  type SourceFile,
} from '../define.ts'
import { Losses } from '../losses.ts'
import { readCardRows, readNotes } from './card-rows.ts'
import { convertCards } from './cards.ts'
import { type Collection, openCollection } from './collection.ts'
import { historyOf } from './history.ts'
import { type Media, readMedia } from './media.ts'
import { type AnkiPackage, isCollection, openPackage, unpackedCollection } from './package.ts'
import { type AnkiClock, marksOf } from './progress-marks.ts'
import { Refusal } from '../refusal.ts'
import { readReviewLog } from './review-log.ts'
import { isSqlite, SqliteFile } from './sqlite-file.ts'
import { isZip, zipDirectory } from '../zip.ts'

const LABEL = 'Anki package'
const ENDINGS = ['.apkg', '.colpkg', '.anki2', '.anki21', '.anki21b'] as const
const COLLECTION_ENTRY = 'collection.anki2'
/** Anki's own hour at which a day begins, and the one that collections are dated by. */
const ROLLOVER = 4
const DAY_SECONDS = 86_400

const settingNumber = (settings: ReadonlyMap<string, Json>, name: string): number | undefined => {
  const value = settings.get(name)
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/**
 * The collection's days. Anki writes its offset in minutes *west* of UTC; older collections do not, but are dated
 * 4 o'clock in the morning, which tells it.
 */
const clockOf = ({ settings, createdAt }: Collection): AnkiClock => {
  const west = settingNumber(settings, 'localOffset') ?? settingNumber(settings, 'creationOffset')
  const fromDate = ROLLOVER * 60 - Math.round((createdAt % DAY_SECONDS) / 60)
  const guessed = fromDate < -12 * 60 ? fromDate + 24 * 60 : fromDate
  const offset = west === undefined ? guessed : -west
  const atCreation = -(settingNumber(settings, 'creationOffset') ?? -guessed)
  return {
    offset,
    firstDay: Math.floor((createdAt + atCreation * 60) / DAY_SECONDS),
    rolloverHour: settingNumber(settings, 'rollover') ?? ROLLOVER,
  }
}

/** The share of the work that each part of the reading takes, in order. */
const PARTS = { open: 0.05, media: 0.1, notes: 0.15, cards: 0.55, log: 0.15 } as const

class Progress {
  cancelled = false
  #before = 0
  readonly #hear: (done: number) => void

  constructor(hear: (done: number) => void) {
    this.#hear = hear
  }

  /** Within a part of the work, `share` of it being done. */
  at(part: keyof typeof PARTS, share: number): void {
    try {
      this.#hear(Math.min(1, this.#before + PARTS[part] * Math.min(1, share)))
    } catch (error) {
      this.cancelled = true
      throw error
    }
  }

  done(part: keyof typeof PARTS): void {
    this.at(part, 1)
    this.#before += PARTS[part]
  }
}

const opened = (bytes: Uint8Array): { readonly pack: AnkiPackage | undefined; readonly file: SqliteFile } => {
  if (isZip(bytes)) {
    const pack = openPackage(bytes)
    return { pack, file: new SqliteFile(pack.collection) }
  }
  // The collection alone, as it lies in packages of the newest generation.
  const database = unpackedCollection(bytes)
  if (!isSqlite(database))
    throw new Refusal('This is no Anki package: it is neither a zip archive nor an SQLite database.')
  return { pack: undefined, file: new SqliteFile(database) }
}

const NO_MEDIA: Media = { files: [], issues: [] }

const readAll = (bytes: Uint8Array, progress: Progress): Imported => {
  if (bytes.length === 0) throw new Refusal('The file is empty.')
  const losses = new Losses()
  const { pack, file } = opened(bytes)
  const collection = openCollection(file)
  progress.done('open')
  const media = pack ? readMedia(pack, losses, (share) => progress.at('media', share)) : NO_MEDIA
  progress.done('media')
  const notes = readNotes(file, (rows) => progress.at('notes', rows / 100_000))
  const rows = readCardRows(file)
  progress.done('notes')
  const names = new Set(media.files.map(({ name }) => name))
  const {
    decks,
    ids,
    issues,
    media: inline,
  } = convertCards(collection, notes, rows, names, losses, (cards) =>
    progress.at('cards', cards / rows.length),
  )
  progress.done('cards')
  const placeOf = new Map(rows.map((row, place) => [row.id, place]))
  const log = readReviewLog(file, placeOf, (count) => progress.at('log', count / 1_000_000))
  const clock = clockOf(collection)
  const threeButtons = (settingNumber(collection.settings, 'schedVer') ?? 1) < 2
  const history = historyOf(log, ids, { offset: clock.offset, threeButtons }, losses)
  const marks = rows.flatMap((row, place) => {
    const id = ids[place]
    return id === undefined ? [] : marksOf(row, place, id, history, clock)
  })
  progress.done('log')
  const found: readonly ImportIssue[] = [...issues, ...media.issues]
  if (decks.length === 0)
    return refusal(
      LABEL,
      rows.length === 0 ? 'There is no card in this file.' : 'No card of this file is sound.',
      found,
    )
  return {
    format: pack ? `${LABEL} (${pack.source.replace('collection.', '')})` : 'Anki collection',
    decks,
    history: history.reviews,
    marks: [...history.marks, ...marks],
    media: [...media.files, ...inline],
    issues: found,
    unrepresented: losses.list(),
    notes: notes.size,
  }
}

const read = (source: SourceFile, reading: Reading): Imported => {
  const progress = new Progress(reading.progress ?? (() => undefined))
  try {
    return readAll(source.bytes, progress)
  } catch (error) {
    if (progress.cancelled) throw error
    if (error instanceof Refusal) return refusal(LABEL, error.message)
    // The readers of pages, frames and messages run over whatever is in a file; what they trip over is its fault.
    return refusal(LABEL, 'The file contradicts itself, as damaged files do, so nothing was taken from it.')
  }
}

/** Whether the name of a collection stands at the end of an archive, where its directory is. */
const namesCollection = (bytes: Uint8Array): boolean => {
  const needle = Array.from(COLLECTION_ENTRY, (char) => char.charCodeAt(0))
  const last = bytes.length - needle.length
  const first = Math.max(0, last - 0x1_0000)
  for (let at = last; at >= first; at--)
    if (needle.every((code, index) => bytes[at + index] === code)) return true
  return false
}

/** By the archive's directory; where that is damaged, by what is left of it, so that the refusal is of Anki's. */
const holdsCollection = (bytes: Uint8Array): boolean => {
  try {
    return [...zipDirectory(bytes).keys()].some((name) => isCollection(name))
  } catch {
    return namesCollection(bytes)
  }
}

/** Anki's packages (.apkg), whole collections (.colpkg) and bare databases, of all three generations. */
export const anki: Importer = {
  label: LABEL,
  endings: ENDINGS,
  accepts: ({ name, bytes }) =>
    isSqlite(bytes) ||
    (isZip(bytes) && holdsCollection(bytes)) ||
    ENDINGS.some((ending) => name.toLowerCase().endsWith(ending)),
  read,
}
