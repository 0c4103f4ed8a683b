import * as fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { zstdFrame } from '#exporters/anki/zstd-frame.ts'
import { DatabaseImage } from '#exporters/sqlite/database-image.ts'
import { makeDatabase, makePackage, type PackageShape } from './make-package.ts'
import { notesOf, readBytes, readCollection } from './read-anki.ts'

const collection = {
  notes: Array.from({ length: 40 }, (_, index) => ({
    id: index + 1,
    fields: [`question ${index} <b>bold</b>`, 'answer '.repeat(index)],
  })),
  cards: Array.from({ length: 40 }, (_, index) => ({ id: index + 1, nid: index + 1 })),
  reviews: Array.from({ length: 200 }, (_, index) => ({
    id: Date.UTC(2024, 2, 1) + index * 60_000,
    cid: (index % 40) + 1,
    ease: 3,
    type: 0,
    ivl: -60,
  })),
}
const database = makeDatabase(collection)
const apkg = makePackage(database, { generation: 'anki21' })

const refusalOf = async (bytes: Uint8Array): Promise<string> => {
  const imported = await readBytes(bytes)
  expect(imported.decks).toEqual([])
  expect(imported.history).toEqual([])
  return imported.refused ?? 'not refused'
}

const withField = (bytes: Uint8Array, at: number, value: number): Uint8Array => {
  const copy = bytes.slice()
  new DataView(copy.buffer).setUint32(at, value)
  return copy
}

describe('a file is refused in one sentence', () => {
  it.each([
    ['that is empty', new Uint8Array(0), 'The file is empty.'],
    [
      'that is no archive and no database',
      strToU8('<!doctype html><title>Not found</title>'),
      'This is no Anki package: it is neither a zip archive nor an SQLite database.',
    ],
    [
      'whose archive is cut off',
      apkg.slice(0, apkg.length - 100),
      'The archive ends in the middle: the file is damaged or was not copied completely.',
    ],
    [
      'whose database is cut off',
      database.slice(0, database.length - 4096),
      'The database ends in the middle: the file is damaged or was not copied completely.',
    ],
    [
      'whose collection has a flipped bit',
      apkg.map((byte, index) => (index === apkg.length - 8000 ? byte ^ 1 : byte)),
      'The collection is damaged: its checksum is not the one that was written down.',
    ],
    [
      'without a collection',
      zipSync({ 'notes.txt': strToU8('hi') }),
      'This archive holds no Anki collection.',
    ],
    [
      'that leads out of its folder',
      zipSync({ '../../../../etc/evil.txt': strToU8('evil') }),
      'This archive holds no Anki collection.',
    ],
    [
      'of a layout from the future',
      makeDatabase({ ...collection, version: 250 }),
      'The collection was written by a newer Anki than Seam knows (layout 250; Seam reads up to 18). Export it with "Support older Anki versions".',
    ],
    [
      'whose collection is something else',
      makePackage(strToU8('not a database at all'), { generation: 'anki2' }),
      'The collection in this file is not an SQLite database.',
    ],
    ['without cards', makeDatabase({ notes: [], cards: [] }), 'There is no card in this file.'],
    [
      'in UTF-16',
      withField(database, 56, 2),
      'The database stores its text as UTF-16, which no version of Anki does.',
    ],
  ])('%s', async (_, bytes, sentence) => {
    expect(await refusalOf(bytes)).toBe(sentence)
  })

  it('whose database is of another program', async () => {
    const image = new DatabaseImage()
    image.table('songs', 'CREATE TABLE songs (name text)', [])
    expect(await refusalOf(image.bytes())).toMatch(/not an Anki collection/)
  })

  it('whose pages lead in a circle', async () => {
    const large = makeDatabase({
      ...collection,
      notes: Array.from({ length: 400 }, (_, index) => ({ id: index + 1, fields: ['x'.repeat(200), ''] })),
    })
    const copy = large.slice()
    const view = new DataView(copy.buffer)
    for (let page = 1; page < large.length / 4096; page++)
      if (copy[page * 4096] === 5) view.setUint32(page * 4096 + 8, page + 1)
    expect(await refusalOf(copy)).toBe('The database is damaged, so nothing was taken from it.')
  })
})

describe('a bomb', () => {
  const declared = (bytes: Uint8Array, size: number): Uint8Array => {
    const copy = bytes.slice()
    const view = new DataView(copy.buffer)
    for (let at = 0; at < copy.length - 4; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true)
    return copy
  }

  it('by its declared size is refused before anything is unpacked', async () => {
    expect(await refusalOf(declared(apkg, 0xf000_0000))).toMatch(/claims to unpack to 4027 MB/)
  })

  it('by its actual size is refused by the size that was declared', async () => {
    const zeros = zipSync({ 'collection.anki21': new Uint8Array(5_000_000) }, { level: 9 })
    expect(await refusalOf(declared(zeros, 4096))).toMatch(/The collection is damaged/)
  })

  it('of repeated blocks is refused by what the blocks would give', async () => {
    const blocks = 40_000
    const bomb = new Uint8Array(6 + blocks * 4)
    bomb.set([0x28, 0xb5, 0x2f, 0xfd, 0, 7 << 3])
    for (let index = 0; index < blocks; index++) {
      const header = ((128 * 1024) << 3) | 2 | (index === blocks - 1 ? 1 : 0)
      bomb.set([header & 0xff, (header >> 8) & 0xff, (header >> 16) & 0xff, 0], 6 + index * 4)
    }
    const file = zipSync({
      meta: Uint8Array.of(8, 3),
      'collection.anki21b': bomb,
      media: zstdFrame(new Uint8Array(0)),
    })
    expect(await refusalOf(file)).toBe(
      'The collection unpacks to more than Seam takes from a file like this.',
    )
  })

  it('of a window of gigabytes is refused', async () => {
    const bomb = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0, 20 << 3, 1, 0, 0)
    const file = zipSync({ meta: Uint8Array.of(8, 3), 'collection.anki21b': bomb })
    expect(await refusalOf(file)).toBe(
      'The collection unpacks to more than Seam takes from a file like this.',
    )
  })
})

describe('what is large but sound is taken', () => {
  it('a field of 10 MB, of which a card shows the first million characters', async () => {
    const imported = await readCollection({
      notes: [{ id: 1, fields: ['front', 'word '.repeat(2_000_000)] }],
      cards: [{ id: 1, nid: 1 }],
    })
    const back = notesOf(imported)[0]?.back ?? ''
    expect(back.length).toBeGreaterThan(999_000)
    expect(back.length).toBeLessThan(1_001_000)
    expect(back).toMatch(/word \w* ?…$/)
    expect(imported.unrepresented).toMatchObject([
      { what: 'texts of more than a million characters, cut off', count: 1 },
    ])
  })

  it('a note of 100,000 fields', async () => {
    const imported = await readCollection({
      notes: [{ id: 1, fields: Array.from({ length: 100_000 }, (_, index) => `field ${index}`) }],
      cards: [{ id: 1, nid: 1 }],
    })
    expect(notesOf(imported)[0]).toMatchObject({ front: 'field 0', back: 'field 1' })
  })

  it('but not a table of 100,000 columns', async () => {
    const image = new DatabaseImage()
    const columns = Array.from({ length: 100_000 }, (_, index) => `c${index}`)
    for (const name of ['col', 'notes', 'cards'])
      image.table(name, `CREATE TABLE ${name} (${columns.join(', ')})`, [
        { rowid: 1, values: columns.map(() => 5) },
      ])
    expect(await refusalOf(image.bytes())).toBe('The database is damaged, so nothing was taken from it.')
  })
})

describe('a damaged medium', () => {
  it.each(['anki21', 'anki21b'] as const)('costs no card in %s', async (generation) => {
    const shape: PackageShape = {
      generation,
      media: { 'a.png': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 4) },
    }
    const file = makePackage(database, shape)
    const at = file.findLastIndex((byte, index) => byte === 0x89 && file[index + 1] === 0x50)
    const imported = await readBytes(file.map((byte, index) => (index === at + 5 ? byte ^ 0xff : byte)))
    expect(notesOf(imported)).toHaveLength(40)
    expect(imported.media).toEqual([])
    expect(imported.issues[0]?.text).toMatch(/a\.png is damaged/)
  })
})

describe('flipped bits', () => {
  const files = (['anki2', 'anki21', 'anki21b'] as const).map((generation) =>
    makePackage(makeDatabase({ ...collection, version: generation === 'anki21b' ? 18 : 11 }), { generation }),
  )
  const flips = fc.array(
    fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 7 })),
    {
      minLength: 1,
      maxLength: 30,
    },
  )
  const flipped = (bytes: Uint8Array, places: readonly (readonly [number, number])[]): Uint8Array => {
    const copy = bytes.slice()
    for (const [share, bit] of places) {
      const at = Math.min(copy.length - 1, Math.floor(share * copy.length))
      copy[at] = (copy[at] ?? 0) ^ (1 << bit)
    }
    return copy
  }

  it('in a package or a database end in cards or in one sentence', async () => {
    const file = fc.constantFrom(database, ...files)
    await fc.assert(
      fc.asyncProperty(file, flips, async (bytes, places) => {
        const { refused, decks } = await readBytes(flipped(bytes, places))
        expect(refused === undefined).toBe(decks.length > 0)
        expect(refused ?? 'Nothing is wrong.').toMatch(/^[A-Z][^\n]{10,250}\.$/)
      }),
      { numRuns: 300 },
    )
  })

  it('anywhere a file is cut off end the same way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(database, ...files), fc.nat(), async (bytes, length) => {
        const { refused } = await readBytes(bytes.slice(0, length % bytes.length))
        expect(refused).toMatch(/^[A-Z][^\n]{10,250}\.$/)
      }),
      { numRuns: 200 },
    )
  })
})

describe('cancelling', () => {
  it('ends the reading with what progress threw', async () => {
    const { anki } = await import('#importers/anki/importer.ts')
    const cancelled = new Error('cancelled')
    const progress = () => {
      throw cancelled
    }
    expect(() => anki.read({ name: 'x.apkg', bytes: apkg }, { progress })).toThrow(cancelled)
  })
})
