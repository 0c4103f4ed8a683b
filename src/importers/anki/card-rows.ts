import type { Flag } from '#core/event.ts'
import { number, parsedJson, record } from './json-value.ts'
import type { AnkiNote } from './render.ts'
import type { SqliteFile } from './sqlite-file.ts'

/** A card as it is stored. */
export interface AnkiCard {
  readonly id: number
  readonly note: number
  /** The deck it belongs to, also while a filtered deck has it. */
  readonly deck: number
  readonly ord: number
  /** 0 new, 1 learning, 2 review, 3 relearning. */
  readonly type: number
  /** -3 and -2 buried, -1 suspended, 0 new, 1 learning, 2 review, 3 learning in days, 4 preview. */
  readonly queue: number
  /** Review: days since the collection was made. Learning: seconds since 1970, or such days. New: a position. */
  readonly due: number
  /** Days. */
  readonly interval: number
  /** Ease in thousandths. */
  readonly factor: number
  readonly reps: number
  readonly lapses: number
  readonly flag: Flag
  /** Where it stands among the new cards; -1 for a card that was met and does not say where it stood. */
  readonly position: number
  /** What FSRS wrote down, if it did. */
  readonly memory: StoredMemory | undefined
}

/** FSRS state as cards keep it. */
export interface StoredMemory {
  readonly stability: number
  readonly difficulty: number
  /** The last answer, in ms since 1970 UTC; undefined where the card does not say. */
  readonly at: number | undefined
}

const FIELD_SEPARATOR = '\u001f'
const NO_FIELDS: readonly string[] = []

/** The notes by Anki's number. */
export const readNotes = (file: SqliteFile, step: (rows: number) => void): ReadonlyMap<number, AnkiNote> => {
  const notes = new Map<number, AnkiNote>()
  file.scan('notes', ['id', 'guid', 'mid', 'tags', 'flds'], (row, place) => {
    const fields = row.text(place.flds).normalize('NFC')
    const id = row.number(place.id)
    notes.set(id, {
      id,
      guid: row.text(place.guid),
      noteType: row.number(place.mid),
      tags: row.text(place.tags),
      fields: fields === '' ? NO_FIELDS : fields.split(FIELD_SEPARATOR),
    })
    if (notes.size % 2_000 === 0) step(notes.size)
  })
  return notes
}

const NO_DATA: Readonly<Record<string, unknown>> = {}

const storedMemory = ({ s, d, lrt }: Readonly<Record<string, unknown>>): StoredMemory | undefined => {
  const stability = number(s)
  const difficulty = number(d)
  if (stability === undefined || difficulty === undefined) return undefined
  if (!(stability > 0 && difficulty >= 1 && difficulty <= 10)) return undefined
  const seconds = number(lrt)
  return { stability, difficulty, at: seconds === undefined ? undefined : seconds * 1000 }
}

/** The cards in the order in which they are stored. */
export const readCardRows = (file: SqliteFile): readonly AnkiCard[] => {
  const cards: AnkiCard[] = []
  const names = [
    'id',
    'nid',
    'did',
    'ord',
    'type',
    'queue',
    'due',
    'ivl',
    'factor',
    'reps',
    'lapses',
    'odue',
    'odid',
    'flags',
    'data',
  ] as const
  file.scan('cards', names, (row, place) => {
    const home = row.number(place.odid)
    const homeDue = row.number(place.odue)
    const due = home !== 0 && homeDue !== 0 ? homeDue : row.number(place.due)
    const type = row.number(place.type)
    const data = row.length(place.data) > 2 ? record(parsedJson(row.text(place.data))) : NO_DATA
    cards.push({
      id: row.number(place.id),
      note: row.number(place.nid),
      deck: home === 0 ? row.number(place.did) : home,
      ord: row.number(place.ord),
      type,
      queue: row.number(place.queue),
      due,
      interval: row.number(place.ivl),
      factor: row.number(place.factor),
      reps: row.number(place.reps),
      lapses: row.number(place.lapses),
      flag: (row.number(place.flags) & 7) as Flag,
      position: type === 0 ? due : (number(data['pos']) ?? -1),
      memory: data === NO_DATA ? undefined : storedMemory(data),
    })
  })
  return cards
}
