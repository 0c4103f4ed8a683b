import { strToU8, zipSync } from 'fflate'
import { PbfWriter } from 'pbf'
import { zstdFrame } from '#exporters/anki/zstd-frame.ts'
import { DatabaseImage } from '#exporters/sqlite/database-image.ts'

/** A note type as a test describes it. */
export interface TestNoteType {
  readonly id: number
  readonly name: string
  readonly cloze?: boolean
  readonly fields: readonly string[]
  /** Front and back of each card template. */
  readonly templates: readonly (readonly [front: string, back: string])[]
}

/** A card, with Anki's own names for its columns; what is left out is 0. */
export interface TestCard {
  readonly id: number
  readonly nid: number
  readonly did?: number
  readonly ord?: number
  readonly type?: number
  readonly queue?: number
  readonly due?: number
  readonly ivl?: number
  readonly factor?: number
  readonly odue?: number
  readonly odid?: number
  readonly flags?: number
  readonly data?: string
}

/** What is in a collection. */
export interface TestCollection {
  readonly version?: number
  readonly createdAt?: number
  readonly settings?: Readonly<Record<string, unknown>>
  /** A row of `col` for each note type, as programs write it that do so for each deck. */
  readonly rowForEachType?: boolean
  readonly noteTypes?: readonly TestNoteType[]
  /** By number; `::` between the levels. */
  readonly decks?: Readonly<Record<number, string>>
  readonly notes: readonly {
    readonly id: number
    readonly guid?: string
    readonly mid?: number
    readonly tags?: string
    readonly fields: readonly string[]
  }[]
  readonly cards: readonly TestCard[]
  readonly reviews?: readonly {
    readonly id: number
    readonly cid: number
    readonly ease: number
    readonly ivl?: number
    readonly lastIvl?: number
    readonly factor?: number
    readonly time?: number
    readonly type?: number
  }[]
}

/** Four o'clock in the morning of 2024-01-01 at UTC+1, the first day of the test collections. */
export const CREATED_AT = Date.UTC(2024, 0, 1, 3) / 1000

export const BASIC: TestNoteType = {
  id: 100,
  name: 'Basic',
  fields: ['Front', 'Back'],
  templates: [['{{Front}}', '{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}']],
}

const proto = (write: (out: PbfWriter) => void): Uint8Array => {
  const out = new PbfWriter()
  write(out)
  return out.finish()
}

const NOTES =
  'CREATE TABLE notes (id integer primary key, guid text not null, mid integer not null, mod integer not null, usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null, flags integer not null, data text not null)'
const CARDS =
  'CREATE TABLE cards (id integer primary key, nid integer not null, did integer not null, ord integer not null, mod integer not null, usn integer not null, type integer not null, queue integer not null, due integer not null, ivl integer not null, factor integer not null, reps integer not null, lapses integer not null, left integer not null, odue integer not null, odid integer not null, flags integer not null, data text not null)'
const REVLOG =
  'CREATE TABLE revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null, ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null, type integer not null)'
const COL =
  'CREATE TABLE col (id integer primary key, crt integer not null, mod integer not null, scm integer not null, ver integer not null, dty integer not null, usn integer not null, ls integer not null, conf text not null, models text not null, decks text not null, dconf text not null, tags text not null)'

const models = (noteTypes: readonly TestNoteType[]): string =>
  JSON.stringify(
    Object.fromEntries(
      noteTypes.map(({ id, name, cloze, fields, templates }) => [
        id,
        {
          id,
          name,
          type: cloze ? 1 : 0,
          flds: fields.map((field, ord) => ({ name: field, ord })),
          tmpls: templates.map(([qfmt, afmt], ord) => ({ name: `Card ${ord + 1}`, ord, qfmt, afmt })),
          css: '',
        },
      ]),
    ),
  )

const decksJson = (decks: Readonly<Record<number, string>>): string =>
  JSON.stringify(
    Object.fromEntries(Object.entries(decks).map(([id, name]) => [id, { id: Number(id), name }])),
  )

const putCurrentTables = (
  image: DatabaseImage,
  noteTypes: readonly TestNoteType[],
  decks: Readonly<Record<number, string>>,
  settings: Readonly<Record<string, unknown>>,
): void => {
  const types = noteTypes.toSorted((a, b) => a.id - b.id)
  image.table(
    'notetypes',
    'CREATE TABLE notetypes (id integer not null primary key, name text not null collate unicase, mtime_secs integer not null, usn integer not null, config blob not null)',
    types.map(({ id, name, cloze }) => ({
      rowid: id,
      values: [null, name, 0, 0, proto((out) => cloze && out.writeVarintField(1, 1))],
    })),
  )
  image.keyedTable(
    'fields',
    'CREATE TABLE fields (ntid integer not null, ord integer not null, name text not null collate unicase, config blob not null, primary key (ntid, ord)) without rowid',
    types.flatMap(({ id, fields }) => fields.map((name, ord) => [id, ord, name, new Uint8Array(0)])),
  )
  image.keyedTable(
    'templates',
    'CREATE TABLE templates (ntid integer not null, ord integer not null, name text not null collate unicase, mtime_secs integer not null, usn integer not null, config blob not null, primary key (ntid, ord)) without rowid',
    types.flatMap(({ id, templates }) =>
      templates.map(([front, back], ord) => [
        id,
        ord,
        `Card ${ord + 1}`,
        0,
        0,
        proto((out) => {
          out.writeStringField(1, front)
          out.writeStringField(2, back)
        }),
      ]),
    ),
  )
  image.table(
    'decks',
    'CREATE TABLE decks (id integer primary key not null, name text not null collate unicase, mtime_secs integer not null, usn integer not null, common blob not null, kind blob not null)',
    Object.entries(decks)
      .map(([id, name]) => ({ id: Number(id), name }))
      .toSorted((a, b) => a.id - b.id)
      .map(({ id, name }) => ({
        rowid: id,
        values: [null, name.replaceAll('::', '\u001f'), 0, 0, new Uint8Array(0), new Uint8Array(0)],
      })),
  )
  image.keyedTable(
    'config',
    'CREATE TABLE config (KEY text not null primary key, usn integer not null, mtime_secs integer not null, val blob not null) without rowid',
    Object.entries(settings)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => [key, 0, 0, strToU8(JSON.stringify(value))]),
  )
}

/** A collection as a database: layout 11 with JSON, or 15 and above with tables of its own. */
export const makeDatabase = (collection: TestCollection): Uint8Array => {
  const { version = 11, noteTypes = [BASIC], decks = { 1: 'Default', 200: 'French' } } = collection
  const settings = { schedVer: 2, creationOffset: -60, ...collection.settings }
  const current = version >= 15
  const image = new DatabaseImage()
  const parts = collection.rowForEachType ? noteTypes.map((one) => [one]) : [noteTypes]
  image.table(
    'col',
    COL,
    parts.map((part, index) => {
      const json = current ? ['', '', ''] : [JSON.stringify(settings), models(part), decksJson(decks)]
      return {
        rowid: index + 1,
        values: [null, collection.createdAt ?? CREATED_AT, 0, 0, version, 0, 0, 0, ...json, '{}', '{}'],
      }
    }),
  )
  image.table(
    'notes',
    NOTES,
    collection.notes.map(({ id, guid, mid, tags, fields }) => ({
      rowid: id,
      values: [
        null,
        guid ?? `guid${id}`,
        mid ?? noteTypes[0]?.id ?? 0,
        0,
        0,
        tags ?? '',
        fields.join('\u001f'),
        '',
        0,
        0,
        '',
      ],
    })),
  )
  image.table(
    'cards',
    CARDS,
    collection.cards.map(
      ({ id, nid, did = 200, ord, type, queue, due, ivl, factor, odue, odid, flags, data }) => ({
        rowid: id,
        values: [
          null,
          nid,
          did,
          ord ?? 0,
          0,
          0,
          type ?? 0,
          queue ?? 0,
          due ?? 0,
          ivl ?? 0,
          factor ?? 0,
          0,
          0,
          0,
          odue ?? 0,
          odid ?? 0,
          flags ?? 0,
          data ?? '',
        ],
      }),
    ),
  )
  image.table(
    'revlog',
    REVLOG,
    (collection.reviews ?? []).map(({ id, cid, ease, ivl, lastIvl, factor, time, type }) => ({
      rowid: id,
      values: [null, cid, 0, ease, ivl ?? 0, lastIvl ?? 0, factor ?? 0, time ?? 0, type ?? 0],
    })),
  )
  if (current) putCurrentTables(image, noteTypes, decks, settings)
  return image.bytes()
}

/** How a package is put together. */
export interface PackageShape {
  readonly generation: 'anki2' | 'anki21' | 'anki21b'
  /** Names and contents of the media. */
  readonly media?: Readonly<Record<string, Uint8Array>>
  /** What `meta` says; nothing for no `meta`. */
  readonly meta?: number | undefined
}

const decoy = (): Uint8Array =>
  makeDatabase({
    notes: [{ id: 1, fields: ['Please update to the latest version', ''] }],
    cards: [{ id: 1, nid: 1, did: 1 }],
  })

const mediaList = (media: Readonly<Record<string, Uint8Array>>): Uint8Array =>
  proto((out) => {
    for (const [name, bytes] of Object.entries(media))
      out.writeMessage(
        1,
        (_, entry) => {
          entry.writeStringField(1, name)
          entry.writeVarintField(2, bytes.length)
        },
        undefined,
      )
  })

/** A package of one of the three generations, as Anki lays them out. */
export const makePackage = (
  database: Uint8Array,
  { generation, media = {}, ...rest }: PackageShape,
): Uint8Array => {
  const current = generation === 'anki21b'
  const meta = 'meta' in rest ? rest.meta : current ? 3 : undefined
  const packed = current ? zstdFrame : (bytes: Uint8Array) => bytes
  const names = JSON.stringify(Object.fromEntries(Object.keys(media).map((name, index) => [index, name])))
  const files = {
    ...(meta === undefined ? {} : { meta: proto((out) => out.writeVarintField(1, meta)) }),
    ...(generation === 'anki2' ? {} : { 'collection.anki2': decoy() }),
    [`collection.${generation}`]: packed(database),
    media: current ? zstdFrame(mediaList(media)) : strToU8(names),
    ...Object.fromEntries(Object.values(media).map((bytes, index) => [index, packed(bytes)])),
  }
  return zipSync(files, { level: generation === 'anki2' ? 6 : 0 })
}
