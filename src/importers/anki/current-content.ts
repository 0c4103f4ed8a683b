import { strFromU8 } from 'fflate'
import type { Json } from '#core/event.ts'
import type { AnkiDeck, CardTemplate, Content, NoteType } from './collection.ts'
import { parsedJson } from './json-value.ts'
import { damaged } from '../refusal.ts'
import type { SqliteFile } from './sqlite-file.ts'
import { Message } from './wire.ts'

/** Numbers of the fields in the messages that layouts 15 to 18 keep in columns named `config`, `common`, `kind`. */
const NOTE_TYPE = { kind: 1, css: 3 } as const
const TEMPLATE = { front: 1, back: 2 } as const
const DECK_KIND = { normal: 1 } as const
const NORMAL_DECK = { description: 4 } as const
const CLOZE = 1

const message = (bytes: Uint8Array, what: string): Message => {
  try {
    return new Message(bytes)
  } catch {
    throw damaged(what)
  }
}

const readFields = (file: SqliteFile): ReadonlyMap<number, readonly string[]> => {
  const found = new Map<number, string[]>()
  file.scan('fields', ['ntid', 'ord', 'name'], (row, place) => {
    const noteType = row.number(place.ntid)
    const names = found.get(noteType) ?? []
    names[Math.min(row.number(place.ord), 10_000)] = row.text(place.name)
    found.set(noteType, names)
  })
  return found
}

const readTemplates = (file: SqliteFile): ReadonlyMap<number, CardTemplate[]> => {
  const found = new Map<number, CardTemplate[]>()
  file.scan('templates', ['ntid', 'ord', 'name', 'config'], (row, place) => {
    const config = message(row.bytes(place.config), 'A card template')
    const one: CardTemplate = {
      ord: row.number(place.ord),
      name: row.text(place.name),
      front: config.text(TEMPLATE.front),
      back: config.text(TEMPLATE.back),
    }
    const noteType = row.number(place.ntid)
    const known = found.get(noteType)
    if (known) known.push(one)
    else found.set(noteType, [one])
  })
  return found
}

const readNoteTypes = (file: SqliteFile): ReadonlyMap<number, NoteType> => {
  const fields = readFields(file)
  const templates = readTemplates(file)
  const found = new Map<number, NoteType>()
  file.scan('notetypes', ['id', 'name', 'config'], (row, place) => {
    const id = row.number(place.id)
    const config = message(row.bytes(place.config), 'A note type')
    found.set(id, {
      name: row.text(place.name),
      cloze: config.number(NOTE_TYPE.kind) === CLOZE,
      fields: Array.from(fields.get(id) ?? [], (name) => name ?? ''),
      templates: (templates.get(id) ?? []).sort((a, b) => a.ord - b.ord),
      css: config.text(NOTE_TYPE.css),
    })
  })
  return found
}

const readDecks = (file: SqliteFile): ReadonlyMap<number, AnkiDeck> => {
  const found = new Map<number, AnkiDeck>()
  file.scan('decks', ['id', 'name', 'kind'], (row, place) => {
    const normal = message(row.bytes(place.kind), 'A deck').all(DECK_KIND.normal).at(-1)
    found.set(row.number(place.id), {
      name: row.text(place.name).replaceAll('\u001f', '::'),
      description: normal ? message(normal, 'A deck').text(NORMAL_DECK.description) : '',
    })
  })
  return found
}

const readSettings = (file: SqliteFile): ReadonlyMap<string, Json> => {
  const found = new Map<string, Json>()
  file.scan('config', ['key', 'val'], (row, place) => {
    found.set(row.text(place.key), (parsedJson(strFromU8(row.bytes(place.val))) ?? null) as Json)
  })
  return found
}

/** Layouts 15 to 18: note types, decks and settings are tables of their own, with protobuf in them. */
export const readCurrentContent = (file: SqliteFile): Content => ({
  noteTypes: readNoteTypes(file),
  decks: readDecks(file),
  settings: readSettings(file),
})
