import { PbfWriter } from 'pbf'
import { strToU8 } from 'fflate'
import { SEAM_FIELDS } from '#importers/anki/seam-note.ts'
import type { ExportMoment } from '../define.ts'
import { DatabaseImage } from '../sqlite/database-image.ts'
import type { NamedDeck } from './deck-names.ts'
import { putCollectionRow, putStudyTables } from './layout.ts'
import { BACK, CSS, FRONT, NOTE_TYPE, NOTE_TYPE_NAME } from './note-type.ts'
import type { Rows } from './rows.ts'
import { collectionSettings } from './settings.ts'

const VERSION = 18
const PRESET = 1
const NOT_SYNCED = -1

const message = (write: (out: PbfWriter) => void): Uint8Array => {
  const out = new PbfWriter()
  write(out)
  return out.finish()
}

const noteTypeConfig = message((out) => {
  out.writeStringField(3, CSS)
})

const templateConfig = message((out) => {
  out.writeStringField(1, FRONT)
  out.writeStringField(2, BACK)
})

const fieldConfig = message((out) => {
  out.writeStringField(3, 'Arial')
  out.writeVarintField(4, 20)
})

const deckKind = ({ description }: NamedDeck): Uint8Array =>
  message((out) =>
    out.writeMessage(
      1,
      (_, inner) => {
        inner.writeVarintField(1, PRESET)
        if (description !== '') inner.writeStringField(4, description)
      },
      undefined,
    ),
  )

/** Anki's usual preset: steps of 1 and 10 minutes, 20 new cards and 200 reviews a day. */
const presetConfig = ({ retention, weights }: ExportMoment): Uint8Array =>
  message((out) => {
    out.writePackedFloat(1, [1, 10])
    out.writePackedFloat(2, [10])
    out.writePackedFloat(6, [...weights])
    out.writeVarintField(9, 20)
    out.writeVarintField(10, 200)
    out.writeFloatField(11, 2.5)
    out.writeFloatField(12, 1.3)
    out.writeFloatField(13, 1.2)
    out.writeFloatField(15, 1)
    out.writeVarintField(16, 36_500)
    out.writeVarintField(17, 1)
    out.writeVarintField(18, 1)
    out.writeVarintField(19, 4)
    out.writeVarintField(21, 1)
    out.writeVarintField(22, 8)
    out.writeVarintField(24, 60)
    out.writeFloatField(37, retention)
  })

/**
 * The order of Anki's collation `unicase`: without regard to case. Where it is not certain that another program
 * would order names the same way, the index is left out and Anki makes it when it next checks the collection.
 */
const folded = (text: string): string => text.toLowerCase()
const byFolded = (a: string, b: string): number =>
  folded(a) < folded(b) ? -1 : folded(a) > folded(b) ? 1 : 0
const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text)

const putNoteType = (image: DatabaseImage, changedAt: number): void => {
  image.table(
    'notetypes',
    `CREATE TABLE notetypes (
  id integer NOT NULL PRIMARY KEY, name text NOT NULL COLLATE unicase,
  mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL
)`,
    [{ rowid: NOTE_TYPE, values: [null, NOTE_TYPE_NAME, changedAt, NOT_SYNCED, noteTypeConfig] }],
  )
  image.index(
    'idx_notetypes_name',
    'notetypes',
    'CREATE UNIQUE INDEX idx_notetypes_name ON notetypes (name)',
    [[NOTE_TYPE_NAME, NOTE_TYPE]],
  )
  image.index('idx_notetypes_usn', 'notetypes', 'CREATE INDEX idx_notetypes_usn ON notetypes (usn)', [
    [NOT_SYNCED, NOTE_TYPE],
  ])
  image.keyedTable(
    'fields',
    `CREATE TABLE fields (
  ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL COLLATE unicase,
  config blob NOT NULL, PRIMARY KEY (ntid, ord)
) WITHOUT ROWID`,
    SEAM_FIELDS.map((name, ord) => [NOTE_TYPE, ord, name, fieldConfig]),
  )
  image.index(
    'idx_fields_name_ntid',
    'fields',
    'CREATE UNIQUE INDEX idx_fields_name_ntid ON fields (name, ntid)',
    SEAM_FIELDS.map((name, ord) => [name, NOTE_TYPE, ord] as const).toSorted((a, b) => byFolded(a[0], b[0])),
  )
  image.keyedTable(
    'templates',
    `CREATE TABLE templates (
  ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL COLLATE unicase,
  mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL, PRIMARY KEY (ntid, ord)
) WITHOUT ROWID`,
    [[NOTE_TYPE, 0, NOTE_TYPE_NAME, changedAt, NOT_SYNCED, templateConfig]],
  )
  image.index(
    'idx_templates_name_ntid',
    'templates',
    'CREATE UNIQUE INDEX idx_templates_name_ntid ON templates (name, ntid)',
    [[NOTE_TYPE_NAME, NOTE_TYPE, 0]],
  )
  image.index('idx_templates_usn', 'templates', 'CREATE INDEX idx_templates_usn ON templates (usn)', [
    [NOT_SYNCED, NOTE_TYPE, 0],
  ])
}

const putDecks = (image: DatabaseImage, decks: readonly NamedDeck[], changedAt: number): void => {
  const named = decks.map((deck) => ({ ...deck, name: deck.path.join('\u001f') }))
  image.table(
    'decks',
    `CREATE TABLE decks (
  id integer PRIMARY KEY NOT NULL, name text NOT NULL COLLATE unicase,
  mtime_secs integer NOT NULL, usn integer NOT NULL, common blob NOT NULL, kind blob NOT NULL
)`,
    named.map((deck) => ({
      rowid: deck.number,
      values: [null, deck.name, changedAt, NOT_SYNCED, new Uint8Array(0), deckKind(deck)],
    })),
  )
  if (named.every(({ name }) => isAscii(name)))
    image.index(
      'idx_decks_name',
      'decks',
      'CREATE UNIQUE INDEX idx_decks_name ON decks (name)',
      named.toSorted((a, b) => byFolded(a.name, b.name)).map(({ name, number }) => [name, number]),
    )
}

const putSettings = (image: DatabaseImage, rows: Rows, moment: ExportMoment, changedAt: number): void => {
  image.table(
    'deck_config',
    `CREATE TABLE deck_config (
  id integer PRIMARY KEY NOT NULL, name text NOT NULL COLLATE unicase,
  mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL
)`,
    [{ rowid: PRESET, values: [null, 'Default', changedAt, NOT_SYNCED, presetConfig(moment)] }],
  )
  const settings = Object.entries(collectionSettings(moment, rows))
  image.keyedTable(
    'config',
    `CREATE TABLE config (
  KEY text NOT NULL PRIMARY KEY, usn integer NOT NULL, mtime_secs integer NOT NULL, val blob NOT NULL
) WITHOUT ROWID`,
    settings
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => [key, NOT_SYNCED, changedAt, strToU8(JSON.stringify(value))]),
  )
  const tags = rows.tags.every(isAscii) ? rows.tags : []
  const distinct = [...new Map(tags.map((tag) => [folded(tag), tag])).values()]
  image.keyedTable(
    'tags',
    `CREATE TABLE tags (
  tag text NOT NULL PRIMARY KEY COLLATE unicase, usn integer NOT NULL,
  collapsed boolean NOT NULL, config blob NULL
) WITHOUT ROWID`,
    distinct.toSorted(byFolded).map((tag) => [tag, NOT_SYNCED, 0, null]),
  )
  image.keyedTable(
    'graves',
    `CREATE TABLE graves (
  oid integer NOT NULL, type integer NOT NULL, usn integer NOT NULL, PRIMARY KEY (oid, type)
) WITHOUT ROWID`,
    [],
  )
}

/** A collection in layout 18, as Anki has written it since 2.1.50. */
export const currentDatabase = (rows: Rows, moment: ExportMoment): Uint8Array => {
  const changedAt = Math.floor(moment.at / 1000)
  const image = new DatabaseImage()
  putCollectionRow(image, rows.createdAt, Math.round(moment.at), VERSION, {
    conf: '',
    models: '',
    decks: '',
    dconf: '',
  })
  putStudyTables(image, rows, changedAt)
  image.index(
    'idx_notes_mid',
    'notes',
    'CREATE INDEX idx_notes_mid ON notes (mid)',
    rows.notes.map(({ id }) => [NOTE_TYPE, id]),
  )
  image.index('idx_cards_odid', 'cards', 'CREATE INDEX idx_cards_odid ON cards (odid) WHERE odid != 0', [])
  putNoteType(image, changedAt)
  putDecks(image, rows.decks, changedAt)
  putSettings(image, rows, moment, changedAt)
  return image.bytes()
}
