import type { Json } from '#core/event.ts'
import type { AnkiDeck, CardTemplate, Content, NoteType } from './collection.ts'
import { list, number, parsedJson, record, text } from './json-value.ts'
import { Refusal } from '../refusal.ts'
import type { SqliteFile } from './sqlite-file.ts'

const CLOZE = 1

const byOrd = (values: readonly unknown[]): readonly unknown[] =>
  values
    .map((value, index) => ({ value, ord: number(record(value).ord) ?? index }))
    .sort((a, b) => a.ord - b.ord)
    .map(({ value }) => value)

const template = (value: unknown, index: number): CardTemplate => {
  const { ord, name, qfmt, afmt } = record(value)
  return { ord: number(ord) ?? index, name: text(name), front: text(qfmt), back: text(afmt) }
}

const noteType = (value: unknown): NoteType => {
  const { name, type, flds, tmpls, css } = record(value)
  return {
    name: text(name),
    cloze: number(type) === CLOZE,
    fields: byOrd(list(flds)).map((field) => text(record(field).name)),
    templates: byOrd(list(tmpls)).map(template),
    css: text(css),
  }
}

const deck = (value: unknown): AnkiDeck => {
  const { name, desc } = record(value)
  return { name: text(name), description: text(desc) }
}

/** Entries by Anki's number; the key says it even where the entry itself does not. */
const byId = <T>(source: string, what: string, read: (value: unknown) => T): ReadonlyMap<number, T> => {
  const parsed = parsedJson(source)
  if (typeof parsed !== 'object' || parsed === null)
    throw new Refusal(`The collection is damaged: its ${what} cannot be read.`)
  return new Map(Object.entries(parsed).map(([key, value]) => [Number(key), read(value)]))
}

const settingsOf = (conf: string, file: SqliteFile): ReadonlyMap<string, Json> => {
  const settings = new Map(Object.entries(record(parsedJson(conf))) as [string, Json][])
  file.scan('config', ['key', 'val'], (row, place) => {
    settings.set(row.text(place.key), (parsedJson(row.text(place.val)) ?? null) as Json)
  })
  return settings
}

/** A row of the table `col`: three texts of JSON. */
export interface CollectionRow {
  readonly conf: string
  readonly models: string
  readonly decks: string
}

/**
 * Layouts 11 to 14: note types and decks are JSON in the collection's one row. Some programs write a row for each
 * deck, with the note types that it needs.
 */
export const readLegacyContent = (rows: readonly CollectionRow[], file: SqliteFile): Content => ({
  noteTypes: new Map(rows.flatMap(({ models }) => [...byId(models, 'note types', noteType)])),
  decks: new Map(rows.flatMap(({ decks }) => [...byId(decks, 'decks', deck)])),
  settings: settingsOf(rows[0]?.conf ?? '', file),
})
