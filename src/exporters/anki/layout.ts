import type { DatabaseImage } from '../sqlite/database-image.ts'
import type { StoredValue } from '../sqlite/record-bytes.ts'
import { NOTE_TYPE } from './note-type.ts'
import type { CardRow, NoteRow, Rows } from './rows.ts'

const NOT_SYNCED = -1

const NOTES = `CREATE TABLE notes (
  id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL,
  usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL,
  csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL
)`

const CARDS = `CREATE TABLE cards (
  id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL,
  mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL,
  due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL,
  lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL, odid integer NOT NULL,
  flags integer NOT NULL, data text NOT NULL
)`

const REVLOG = `CREATE TABLE revlog (
  id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL,
  ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL,
  time integer NOT NULL, type integer NOT NULL
)`

const noteValues = (note: NoteRow, changedAt: number): readonly StoredValue[] => [
  null,
  note.guid,
  NOTE_TYPE,
  changedAt,
  NOT_SYNCED,
  note.tags,
  note.fields,
  sortValue(note.sortField),
  note.checksum,
  0,
  '',
]

const NUMBER = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/i

/** The column is declared as a number, so SQLite keeps a text that is one as a number. */
const sortValue = (text: string): StoredValue => (NUMBER.test(text) ? Number(text) : text)

const cardValues = (card: CardRow, changedAt: number): readonly StoredValue[] => [
  null,
  card.note,
  card.deck,
  0,
  changedAt,
  NOT_SYNCED,
  card.type,
  card.queue,
  card.due,
  card.interval,
  card.factor,
  card.reps,
  card.lapses,
  card.left,
  0,
  0,
  card.flags,
  card.data,
]

function* withNumbers<Row extends { readonly id: number }>(
  rows: readonly Row[],
  values: (row: Row) => readonly StoredValue[],
): Iterable<{ readonly rowid: number; readonly values: readonly StoredValue[] }> {
  for (const row of rows) yield { rowid: row.id, values: values(row) }
}

/** Entries of an index: the row's number after its keys, in ascending order. `rows` are in the order of their numbers. */
function* entries<Row extends { readonly id: number }>(
  rows: readonly Row[],
  ...keys: readonly ((row: Row) => number)[]
): Iterable<readonly number[]> {
  const columns = keys.map((key) => Float64Array.from(rows, key))
  const order = Uint32Array.from(rows, (_, index) => index)
  order.sort((a, b) => {
    for (const column of columns) {
      const difference = (column[a] ?? 0) - (column[b] ?? 0)
      if (difference !== 0) return difference
    }
    return a - b
  })
  for (const index of order) yield [...columns.map((column) => column[index] ?? 0), rows[index]?.id ?? 0]
}

const notSynced = (): number => NOT_SYNCED

/** The tables that all layouts have alike: notes, cards, the review log and their indexes. */
export const putStudyTables = (image: DatabaseImage, rows: Rows, changedAt: number): void => {
  const { notes, cards, reviews } = rows
  image.table(
    'notes',
    NOTES,
    withNumbers(notes, (note) => noteValues(note, changedAt)),
  )
  image.table(
    'cards',
    CARDS,
    withNumbers(cards, (card) => cardValues(card, changedAt)),
  )
  image.table(
    'revlog',
    REVLOG,
    withNumbers(reviews, (row) => [
      null,
      row.card,
      NOT_SYNCED,
      row.ease,
      row.interval,
      row.lastInterval,
      row.factor,
      row.tookMs,
      row.type,
    ]),
  )
  const index = (name: string, table: string, columns: string, keys: Iterable<readonly number[]>): void =>
    image.index(name, table, `CREATE INDEX ${name} ON ${table} (${columns})`, keys)
  index('ix_notes_usn', 'notes', 'usn', entries(notes, notSynced))
  index(
    'ix_notes_csum',
    'notes',
    'csum',
    entries(notes, ({ checksum }) => checksum),
  )
  index('ix_cards_usn', 'cards', 'usn', entries(cards, notSynced))
  index(
    'ix_cards_nid',
    'cards',
    'nid',
    entries(cards, ({ note }) => note),
  )
  index(
    'ix_cards_sched',
    'cards',
    'did, queue, due',
    entries(
      cards,
      ({ deck }) => deck,
      ({ queue }) => queue,
      ({ due }) => due,
    ),
  )
  index('ix_revlog_usn', 'revlog', 'usn', entries(reviews, notSynced))
  index(
    'ix_revlog_cid',
    'revlog',
    'cid',
    entries(reviews, ({ card }) => card),
  )
}

/** The collection's one row; the columns that newer layouts keep in tables of their own stay empty there. */
export const putCollectionRow = (
  image: DatabaseImage,
  createdAt: number,
  changedAtMs: number,
  version: number,
  json: { readonly conf: string; readonly models: string; readonly decks: string; readonly dconf: string },
): void => {
  image.table(
    'col',
    `CREATE TABLE col (
  id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL,
  ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL,
  conf text NOT NULL, models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL
)`,
    [
      {
        rowid: 1,
        values: [
          null,
          createdAt,
          changedAtMs,
          changedAtMs,
          version,
          0,
          0,
          0,
          json.conf,
          json.models,
          json.decks,
          json.dconf,
          version < 15 ? '{}' : '',
        ],
      },
    ],
  )
}
