import { type Json } from '#core/event.ts'
import { type CollectionRow, readLegacyContent } from './legacy-content.ts'
import { Refusal } from '../refusal.ts'
import { readCurrentContent } from './current-content.ts'
import type { SqliteFile } from './sqlite-file.ts'

/** One card template of a note type. */
export interface CardTemplate {
  /** Its place, 0 the first; cards name it. */
  readonly ord: number
  readonly name: string
  readonly front: string
  readonly back: string
}

/** What a note type says about its notes. */
export interface NoteType {
  readonly name: string
  /** The cards of a note are its deletions, all with the one template. */
  readonly cloze: boolean
  readonly fields: readonly string[]
  readonly templates: readonly CardTemplate[]
  readonly css: string
}

/** A deck, by its full name with `::` between the levels. */
export interface AnkiDeck {
  readonly name: string
  readonly description: string
}

/** What stands around the notes and cards. Decks and note types are keyed by Anki's numbers. */
export interface Content {
  readonly noteTypes: ReadonlyMap<number, NoteType>
  readonly decks: ReadonlyMap<number, AnkiDeck>
  /** The collection's own settings by name. */
  readonly settings: ReadonlyMap<string, Json>
}

/** An opened collection. */
export interface Collection extends Content {
  readonly file: SqliteFile
  /** Version of the layout: 11 to 18. */
  readonly version: number
  /** When the collection was made, in seconds since 1970 UTC. */
  readonly createdAt: number
}

const OLDEST = 1
const NEWEST = 18

/** What is in a database that is an Anki collection. Throws a `Refusal` for anything else. */
export const openCollection = (file: SqliteFile): Collection => {
  for (const table of ['col', 'notes', 'cards'])
    if (!file.has(table))
      throw new Refusal(
        'This is an SQLite database, but not an Anki collection: it has no table of cards and notes.',
      )
  let version = 0
  let createdAt = 0
  const rows: CollectionRow[] = []
  file.scan('col', ['crt', 'ver', 'conf', 'models', 'decks'], (row, place) => {
    if (rows.length === 0) {
      version = row.number(place.ver)
      createdAt = row.number(place.crt)
    }
    rows.push({ conf: row.text(place.conf), models: row.text(place.models), decks: row.text(place.decks) })
  })
  if (!(version >= OLDEST))
    throw new Refusal('The collection does not say which version of Anki wrote it, so it cannot be read.')
  if (version > NEWEST)
    throw new Refusal(
      `The collection was written by a newer Anki than Seam knows (layout ${version}; Seam reads up to ${NEWEST}). Export it with "Support older Anki versions".`,
    )
  const content = file.has('notetypes') ? readCurrentContent(file) : readLegacyContent(rows, file)
  return { file, version, createdAt, ...content }
}
