import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { type Card, cardTypes } from '#card-types/index.ts'
import { DAY_MS, dayOf } from '#core/clock.ts'
import type { Deck } from '#core/deck.ts'
import { type CardId, cardId } from '#core/ids.ts'
import { defaultWeights } from '#core/memory.ts'
import type { Exportable, ExportedProgress, ExportMoment, Highlight } from '#exporters/define.ts'
import { exporters } from '#exporters/index.ts'
import { sha1 } from '#exporters/anki/sha1.ts'
import { zstdFrame } from '#exporters/anki/zstd-frame.ts'
import { anki } from '#importers/anki/importer.ts'
import { unzstd } from '#importers/anki/zstd.ts'
import type { Imported } from '#importers/define.ts'
import type { SqlDatabase } from '#sql/execution/engine.ts'
import { highlight as colour } from '#ui/highlight.ts'
import { openSqlite } from '../../src/sqlite/open.ts'

const highlight: Highlight = colour
const AT = Date.UTC(2026, 4, 10, 12)
const moment: ExportMoment = {
  at: AT,
  offset: 120,
  rolloverHour: 4,
  retention: 0.9,
  weights: [...defaultWeights.slice(0, -1), 0.2468],
}
const TODAY = dayOf(AT, 120, 4)

const samples: Deck<Card> = {
  format: 'seam-deck/1',
  id: 'samples',
  title: 'Samples “of” all kinds',
  summary: 'One of each.',
  cards: Object.entries(cardTypes).map(([kind, { sample }]) => ({ ...sample, id: `sample-${kind}` })),
}

const note = (id: string, front: string, back: string, rest = {}): Card => ({
  id,
  kind: 'note',
  ask: front,
  front,
  back,
  ...rest,
})

const notes: Deck<Card> = {
  format: 'seam-deck/1',
  id: 'anki-1700000000000',
  title: 'Lang › French',
  cards: [
    note('aaa.1', 'chat', 'cat ![](cat.png)', { tags: ['fr', 'noun'], concepts: ['note-aaa'] }),
    note('aaa.2', 'cat ![](cat.png)', 'chat [sound:chat.mp3]', { concepts: ['note-aaa'] }),
    note('b', '- one\n- two\n\n```python\nx = 1 < 2\n```', '| a | b |\n| --- | --- |\n| 1 | $`x^2`$ |'),
    note('c', '3.50', '`a  b` & **c** <sub>d</sub>'),
  ],
}

const progress = (rest: Partial<ExportedProgress>): ExportedProgress => ({
  state: 'review',
  stability: 12.345678,
  difficulty: 5.5,
  due: TODAY + 6,
  interval: 12,
  reps: 3,
  lapses: 1,
  suspended: false,
  buried: false,
  flag: 0,
  ...rest,
})

const french = (id: string): CardId => cardId(notes.id, id)

const progresses = new Map<CardId, ExportedProgress>([
  [french('aaa.1'), progress({ flag: 3 })],
  [
    french('aaa.2'),
    progress({ state: 'learning', due: AT + 600_000, interval: 600 / 86_400, suspended: true }),
  ],
  [french('b'), progress({ buried: true, due: TODAY + 3 })],
])

const review = (card: string, daysAgo: number, rest = {}) => ({
  card: french(card),
  at: AT - daysAgo * DAY_MS,
  grade: 3 as const,
  tookMs: 4321,
  interval: 1,
  mode: 'show',
  ...rest,
})

const reviews = [
  review('aaa.1', 20, { interval: 600 / 86_400, grade: 1 }),
  review('b', 19.5, { interval: 600 / 86_400 }),
  review('aaa.1', 19),
  review('b', 18, { interval: 21 }),
  review('aaa.1', 6, { interval: 12, grade: 4 }),
  review('aaa.1', 2, { mode: 'cram', interval: 12 }),
]

const media = [
  { name: 'cat.png', bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 2, 3) },
  { name: 'chat.mp3', bytes: Uint8Array.of(0x49, 0x44, 0x33, 4) },
]

const content: Exportable = {
  decks: [notes, samples],
  progressOf: (card) => progresses.get(card),
  reviews,
  media,
}

const read = (bytes: Uint8Array): Imported | Promise<Imported> => anki.read({ name: 'out.apkg', bytes }, {})

const byId = (decks: readonly Deck<Card>[]): readonly Deck<Card>[] =>
  decks.toSorted((a, b) => (a.id < b.id ? -1 : 1))

const sqlite = await openSqlite()

/** The collection as SQLite opens it, with the collation that only Anki has called by a name that it knows. */
const databaseOf = (file: Uint8Array, name: string): SqlDatabase => {
  const stored = unzipSync(file)[name] ?? new Uint8Array(0)
  const bytes = name.endsWith('b') ? unzstd(stored, 1e8, 'It') : stored.slice()
  const unknown = 'COLLATE unicase'
  for (let at = strFromU8(bytes, true).indexOf(unknown); at >= 0; ) {
    bytes.set(
      Array.from('COLLATE  nocase', (char) => char.charCodeAt(0)),
      at,
    )
    at = strFromU8(bytes, true).indexOf(unknown, at)
  }
  return sqlite.open(bytes)
}

describe.each(Object.entries(exporters))('the export as %s', (name, exporter) => {
  const file = exporter.write(content, moment, highlight)
  const collection = name === 'apkg-legacy' ? 'collection.anki21' : 'collection.anki21b'

  it('reads back with equal decks, history and media', async () => {
    const back = await read(file)
    expect(back.refused).toBeUndefined()
    expect(back.issues).toEqual([])
    expect(byId(back.decks)).toEqual(byId([notes, { ...samples, title: 'Samples “of” all kinds' }]))
    expect(back.history).toEqual(reviews.map((one) => ({ ...one, offset: 120 })))
    expect(back.media.map(({ name: called, bytes }) => ({ name: called, bytes }))).toEqual(media)
  })

  it('reads back with equal progress', async () => {
    const { marks } = await read(file)
    expect(marks).toEqual([
      { kind: 'flag', card: french('aaa.1'), flag: 3 },
      { kind: 'suspended', card: french('aaa.2') },
      { kind: 'buried', card: french('b') },
    ])
  })

  it.each([collection, 'collection.anki2'])('passes the integrity check in %s', (entry) => {
    const db = databaseOf(file, entry)
    expect(db.rows('PRAGMA integrity_check').flat()).toEqual(['ok'])
    db.close()
  })

  it('has its rows as Anki expects them', () => {
    const db = databaseOf(file, collection)
    const [created] = db.rows('SELECT crt FROM col').flat()
    const firstDay = dayOf(Number(created) * 1000, 120, 4)
    expect(db.rows('SELECT type, queue, due, ivl, flags FROM cards WHERE type > 0 ORDER BY id')).toEqual([
      [2, 2, TODAY + 6 - firstDay, 12, 3],
      [1, -1, Math.floor(AT / 1000) + 600, 0, 0],
      [2, -3, TODAY + 3 - firstDay, 12, 0],
    ])
    expect(JSON.parse(String(db.rows('SELECT data FROM cards ORDER BY id LIMIT 1').flat()[0]))).toEqual({
      pos: 1,
      s: 12.345678,
      d: 5.5,
      dr: 0.9,
      decay: 0.247,
      lrt: Math.floor((AT - 6 * DAY_MS) / 1000),
    })
    expect(
      db.rows('SELECT ease, ivl, lastIvl, time, type FROM revlog ORDER BY id').map((row) => row.join(' ')),
    ).toEqual([
      '1 -600 0 4321 0',
      '3 -600 0 4321 0',
      '3 1 -600 4321 0',
      '3 21 -600 4321 0',
      '4 12 1 4321 1',
      '3 12 12 4321 3',
    ])
    expect(db.rows('SELECT count(*), count(DISTINCT guid), count(DISTINCT mid) FROM notes')).toEqual([
      [notes.cards.length + samples.cards.length, notes.cards.length + samples.cards.length, 1],
    ])
    db.close()
  })

  it('carries the parameters that the memories were worked out with', () => {
    const db = databaseOf(file, collection)
    const query = name === 'apkg-legacy' ? 'SELECT dconf FROM col' : 'SELECT hex(config) FROM deck_config'
    const stored = String(db.rows(query).flat()[0])
    const packed = Buffer.from(Float32Array.from(moment.weights).buffer).toString('hex').toUpperCase()
    expect(stored).toContain(
      name === 'apkg-legacy' ? `"fsrsParams6":${JSON.stringify(moment.weights)}` : packed,
    )
    db.close()
  })

  it('keeps buried what is buried on that day', () => {
    const db = databaseOf(file, collection)
    const [created] = db.rows('SELECT crt FROM col').flat()
    const today = TODAY - dayOf(Number(created) * 1000, 120, 4)
    const settings =
      name === 'apkg-legacy'
        ? Object.entries(JSON.parse(String(db.rows('SELECT conf FROM col').flat()[0])))
        : db.rows('SELECT key, CAST(val AS text) FROM config').map(([key, val]) => [key, Number(val)])
    expect(settings).toContainEqual(['lastUnburied', today])
    db.close()
  })

  it('stores the collection as it is, and a decoy for readers that know neither', () => {
    const zipped = new Set<number>()
    unzipSync(file, {
      filter: ({ compression }) => {
        zipped.add(compression)
        return false
      },
    })
    expect([...zipped]).toEqual([0])
    const db = databaseOf(file, 'collection.anki2')
    expect(db.rows('SELECT count(*) FROM cards').flat()).toEqual([1])
    db.close()
  })

  it('says in meta which collection counts', () => {
    expect(unzipSync(file)['meta']).toEqual(Uint8Array.of(8, name === 'apkg-legacy' ? 2 : 3))
  })
})

describe('two answers in one millisecond', () => {
  it('are a millisecond apart in the log, whose rows are numbered by the moment', async () => {
    const both = [review('aaa.1', 3), review('b', 3)]
    const { history } = await read(exporters.apkg.write({ ...content, reviews: both }, moment, highlight))
    expect(history.map(({ at }) => at - AT + 3 * DAY_MS)).toEqual([0, 1])
  })
})

describe('a card that was only practised, and came without its early answers', () => {
  it('has a memory and no moment of a last answer', () => {
    const file = exporters['apkg-legacy'].write(
      {
        ...content,
        progressOf: (card) => (card === french('c') ? progress({}) : undefined),
        reviews: [review('c', 3, { mode: 'cram', interval: 12 })],
      },
      moment,
      highlight,
    )
    const db = databaseOf(file, 'collection.anki21')
    const data = db.rows('SELECT data FROM cards WHERE type = 2').flat().map(String)
    expect(data.map((one) => Object.keys(JSON.parse(one) as object))).toEqual([
      ['pos', 's', 'd', 'dr', 'decay'],
    ])
    db.close()
  })
})

describe('a card that came without its early answers', () => {
  it('was not learnt by the first answer that is known', async () => {
    const file = exporters.apkg.write(
      {
        ...content,
        progressOf: () => undefined,
        beginnings: new Map([[french('c'), { at: AT - 40 * DAY_MS, interval: 20 }]]),
        reviews: [review('b', 4, { interval: 4 }), review('c', 3, { interval: 45 })],
      },
      moment,
      highlight,
    )
    const db = databaseOf(file, 'collection.anki21b')
    expect(db.rows('SELECT type, lastIvl, ivl FROM revlog ORDER BY id')).toEqual([
      [0, 0, 4],
      [1, 20, 45],
    ])
    db.close()
    const { marks } = await read(file)
    expect(marks.filter(({ kind }) => kind === 'memory')).toMatchObject([
      { card: french('c'), interval: 20, at: AT - 23 * DAY_MS },
    ])
  })
})

describe('a deck that is called as the one every collection of Anki has', () => {
  const named = (id: string, title: string): Deck<Card> => ({ ...notes, id, title })

  it('is that one, and keeps its name when it comes back', async () => {
    const decks = [named('anki-1-1700000000', 'Default'), named('other', 'default')]
    const file = exporters['apkg-legacy'].write({ ...content, decks }, moment, highlight)
    const db = databaseOf(file, 'collection.anki21')
    expect(db.rows('SELECT DISTINCT did = 1 FROM cards ORDER BY id').flat()).toEqual([1, 0])
    db.close()
    const back = await read(file)
    expect(back.decks.map(({ id, title }) => [id, title])).toEqual([
      ['anki-1-1700000000', 'Default'],
      ['other', 'default 2'],
    ])
  })
})

describe('what Anki shows', () => {
  const fieldsOf = (file: Uint8Array): readonly string[] => {
    const db = databaseOf(file, 'collection.anki21')
    const rows = db.rows('SELECT flds FROM notes ORDER BY id').flat().map(String)
    db.close()
    return rows
  }
  const fields = fieldsOf(exporters['apkg-legacy'].write(content, moment, highlight))

  it('is static HTML with coloured code, with nothing to run or fetch', () => {
    const all = fields.join('\n')
    expect(all).toMatch(/<pre style="[^"]*"><code class="language-python"><span style="color:/)
    expect(all).not.toMatch(/<script|<style|<link|<iframe|\son\w+=/i)
  })

  it('names no sound and no formula in the field that is never shown', () => {
    for (const note of fields) expect(note.split('\u001f').at(-1)).not.toMatch(/\[(?:sound:|latex\]|\$)/)
  })

  it('has a question and an answer for every kind of card', () => {
    for (const note of fields) {
      const [question, , answer] = note.split('\u001f')
      expect(question).not.toBe('')
      expect(answer).not.toBe('')
    }
  })
})

describe('a note that was changed in Anki', () => {
  it('comes back with its new text and its old id', async () => {
    const file = exporters['apkg-legacy'].write({ ...content, decks: [notes] }, moment, highlight)
    const { decks } = await read(file)
    const before = decks[0]?.cards[0]
    const changed = await read(rewritten(file, 'chat', 'chaT'))
    expect(changed.decks[0]?.cards[0]).toEqual({ ...before, ask: 'chaT', front: 'chaT' })
  })

  /** The package with a field of its first note changed, byte for byte, and the checksums made right. */
  const rewritten = (file: Uint8Array, from: string, to: string): Uint8Array => {
    const entries = unzipSync(file)
    const database = entries['collection.anki21'] ?? new Uint8Array(0)
    const at = strFromU8(database, true).indexOf(`noun ${from}`)
    database.set(
      Array.from(to, (char) => char.charCodeAt(0)),
      at + 'noun '.length,
    )
    return database
  }
})

describe('sha1', () => {
  const hex = (bytes: Uint8Array): string =>
    Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

  it.each([
    ['', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
    ['abc', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
    ['abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq', '84983e441c3bd26ebaae4aa1f95129e5e54670f1'],
    ['a'.repeat(1_000_000), '34aa973cd4c4daa4f61eeb2bdbad27316534016f'],
  ])('of %j is that of the standard', (text, sum) => {
    expect(hex(sha1(new TextEncoder().encode(text)))).toBe(sum)
  })
})

describe('zstdFrame', () => {
  it.each([0, 1, 2, 131_071, 131_072, 131_073, 1_000_000])('of %i bytes unpacks to them', (size) => {
    const bytes = Uint8Array.from({ length: size }, (_, index) => (index < 300_000 ? 0 : index % 251))
    expect(unzstd(zstdFrame(bytes), 2_000_000, 'It')).toEqual(bytes)
  })
})
