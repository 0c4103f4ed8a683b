import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { mediaNamesIn } from '#core/note-media.ts'
import { BASIC, makeDatabase, makePackage, type TestCollection } from './make-package.ts'
import { notesOf, readBytes, readCollection } from './read-anki.ts'

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 1, 2, 3])
const MP3 = Uint8Array.from([0x49, 0x44, 0x33, 4, 0, 0])

const collection: TestCollection = {
  noteTypes: [
    { ...BASIC, name: 'Basic É' },
    {
      id: 101,
      name: 'Reversed',
      fields: ['Front', 'Back'],
      templates: [
        ['{{Front}}', '{{FrontSide}}<hr>{{Back}}'],
        ['{{Back}}', '{{FrontSide}}<hr>{{Front}}'],
      ],
    },
    {
      id: 102,
      name: 'Cloze',
      cloze: true,
      fields: ['Text', 'Extra'],
      templates: [['{{cloze:Text}}', '{{cloze:Text}}<br>{{Extra}}']],
    },
  ],
  decks: { 1: 'Default', 200: 'Lang::French', 201: 'Lang::French::Verbs' },
  notes: [
    { id: 1, guid: 'aaa', tags: ' fr  noun ', fields: ['chat', 'cat <img src="cat.png">'] },
    { id: 2, guid: 'bbb', mid: 101, fields: ['chien [sound:chien.mp3]', 'dog'] },
    { id: 3, guid: 'ccc', mid: 102, fields: ['{{c1::aller}} means {{c2::go::verb}}', ''] },
  ],
  cards: [
    { id: 11, nid: 1, due: 1 },
    { id: 12, nid: 2, due: 2 },
    { id: 13, nid: 2, ord: 1, due: 3 },
    { id: 14, nid: 3, did: 201, due: 4 },
    { id: 15, nid: 3, did: 201, ord: 1, due: 5 },
  ],
  reviews: [{ id: Date.UTC(2024, 0, 2, 9), cid: 11, ease: 3, ivl: -600, time: 4000, type: 0 }],
}

const GENERATIONS = [
  ['anki2', 11],
  ['anki21', 11],
  ['anki21b', 18],
  ['anki21b', 15],
] as const

describe.each(GENERATIONS)('a package of the generation %s with layout %i', (generation, version) => {
  const file = makePackage(makeDatabase({ ...collection, version }), {
    generation,
    media: { 'cat.png': PNG, 'chien.mp3': MP3, '../../evil.png': PNG, 'style.css': MP3.subarray(3) },
  })

  it('gives every card in its deck, with its tags, and siblings that know each other', async () => {
    const imported = await readBytes(file)
    expect(imported.refused).toBeUndefined()
    expect(imported.notes).toBe(3)
    expect(imported.decks.map(({ title, cards }) => [title, cards.length])).toEqual([
      ['Lang › French', 3],
      ['Lang › French › Verbs', 2],
    ])
    const cards = notesOf(imported)
    expect(cards.map(({ id }) => id)).toEqual(['aaa.1', 'bbb.1', 'bbb.2', 'ccc.1', 'ccc.2'])
    expect(cards[0]).toMatchObject({ front: 'chat', back: 'cat ![](cat.png)', tags: ['fr', 'noun'] })
    expect(cards[0]).not.toHaveProperty('concepts')
    expect(cards[1]?.concepts).toEqual(cards[2]?.concepts)
    expect(cards.slice(1, 3).map(({ front, back }) => [front, back])).toEqual([
      ['chien [sound:chien.mp3]', 'dog'],
      ['dog', 'chien [sound:chien.mp3]'],
    ])
    expect(cards[3]?.front).toBe('<mark>\\[…\\]</mark> means go')
    expect(cards[4]).toMatchObject({
      front: 'aller means <mark>\\[verb\\]</mark>',
      back: 'aller means ==go==',
    })
  })

  it('gives pictures and sounds under safe names, and nothing else', async () => {
    const { media, unrepresented } = await readBytes(file)
    expect(media.map(({ name, type }) => [name, type])).toEqual([
      ['cat.png', 'image/png'],
      ['chien.mp3', 'audio/mpeg'],
      ['evil.png', 'image/png'],
    ])
    expect(media[0]?.bytes).toEqual(PNG)
    expect(unrepresented.map(({ what }) => what)).toContain('files that are no picture and no sound')
  })

  it('gives the history with the days of the collection', async () => {
    const { history } = await readBytes(file)
    expect(history).toEqual([
      {
        card: 'anki-200/aaa.1',
        at: Date.UTC(2024, 0, 2, 9),
        offset: 60,
        grade: 3,
        tookMs: 4000,
        interval: 600 / 86_400,
        mode: 'show',
      },
    ])
  })
})

describe('the file within a package', () => {
  const database = makeDatabase(collection)

  it('is never the decoy', async () => {
    const old = await readBytes(makePackage(database, { generation: 'anki21' }))
    expect(notesOf(old).some(({ front }) => front.includes('update'))).toBe(false)
  })

  it('is the one that meta names', async () => {
    const imported = await readBytes(makePackage(database, { generation: 'anki21', meta: 1 }))
    expect(notesOf(imported).map(({ front }) => front)).toEqual(['Please update to the latest version'])
  })

  it('is refused when a newer Anki has made it', async () => {
    const { refused } = await readBytes(makePackage(database, { generation: 'anki21b', meta: 4 }))
    expect(refused).toMatch(/newer Anki than Seam knows \(package version 4\)/)
  })

  it.each(['deck/', 'my decks/deck/', 'deck\\'])(
    'may lie in the folder %s, as in a package that was packed again',
    async (folder) => {
      const packed = unzipSync(makePackage(database, { generation: 'anki21', media: { 'cat.png': PNG } }))
      const again = Object.fromEntries(
        Object.entries(packed).flatMap(([name, bytes]) => [
          [`${folder}${name}`, bytes],
          [`__MACOSX/${folder}._${name}`, Uint8Array.of(0, 5, 22, 7)],
        ]),
      )
      const imported = await readBytes(zipSync(again))
      expect(notesOf(imported)).toHaveLength(5)
      expect(imported.media).toHaveLength(1)
    },
  )

  it('may also be a bare database', async () => {
    const { 'collection.anki21b': packed = new Uint8Array() } = unzipSync(
      makePackage(database, { generation: 'anki21b' }),
    )
    for (const bytes of [database, packed])
      expect(notesOf(await readBytes(bytes, 'collection.anki21b'))).toHaveLength(5)
  })
})

describe('the list of media', () => {
  const packed = unzipSync(
    makePackage(makeDatabase(collection), { generation: 'anki21', media: { 'cat.png': PNG } }),
  )
  const listed = (list: string | Uint8Array) =>
    readBytes(zipSync({ ...packed, media: typeof list === 'string' ? strToU8(list) : list }))

  it.each([
    ['laid out over lines', '\r\n{\r\n  "0": "cat.png"\r\n}'],
    ['with a byte order mark', '\uFEFF{"0":"cat.png"}'],
    ['written as a list', '["cat.png"]'],
  ])('may be %s', async (_, list) => {
    const { media, issues } = await listed(list)
    expect(media.map(({ name }) => name)).toEqual(['cat.png'])
    expect(issues).toEqual([])
  })

  it('may be empty in the way that some programs write it', async () => {
    expect(await listed('[]')).toMatchObject({ media: [], issues: [] })
  })
})

describe('a picture', () => {
  const shown = async (name: string, source: string) => {
    const database = makeDatabase({
      notes: [{ id: 1, fields: [`<img src="${source}">`, 'back'] }],
      cards: [{ id: 1, nid: 1 }],
    })
    const imported = await readBytes(makePackage(database, { generation: 'anki2', media: { [name]: PNG } }))
    return { names: mediaNamesIn(notesOf(imported)[0]?.front ?? ''), lost: imported.unrepresented }
  }

  it.each([
    ['C# logo.png', 'C# logo.png'],
    ['why?.png', 'why?.png'],
    ['100%25.png', '100%25.png'],
    ['two words.png', 'two%20words.png'],
  ])('called %s is shown where a card says %s', async (name, source) => {
    expect(await shown(name, source)).toEqual({ names: [name], lost: [] })
  })
})

describe('ids', () => {
  const one = (guid: string, id = 1) => ({ id, guid, fields: ['front', 'back'] })

  it('come from the note and the template, so that a corrected text is the same card', async () => {
    const before = await readCollection({ notes: [one('x')], cards: [{ id: 1, nid: 1 }] })
    const after = await readCollection({
      notes: [{ ...one('x'), fields: ['corrected', 'text'] }],
      cards: [{ id: 7, nid: 1 }],
    })
    expect(notesOf(after)[0]?.id).toBe(notesOf(before)[0]?.id)
  })

  it.each(['', 'with space', 'long'.repeat(100), 'umläut', '"<&>\''])(
    'are sound for the guid %j',
    async (guid) => {
      const { decks } = await readCollection({ notes: [one(guid)], cards: [{ id: 1, nid: 1 }] })
      const id = decks[0]?.cards[0]?.id ?? ''
      expect(id).toMatch(/^\S{1,120}$/)
    },
  )

  it('stay apart for two notes with one guid', async () => {
    const imported = await readCollection({
      notes: [one('x', 1), one('x', 2)],
      cards: [
        { id: 1, nid: 1 },
        { id: 2, nid: 2 },
      ],
    })
    expect(new Set(notesOf(imported).map(({ id }) => id)).size).toBe(2)
  })
})

describe('what is odd in a collection', () => {
  it('names a card whose note or template is missing, and takes the others', async () => {
    const imported = await readCollection({
      notes: [{ id: 1, fields: ['front', 'back'] }],
      cards: [
        { id: 1, nid: 1 },
        { id: 2, nid: 99 },
        { id: 3, nid: 1, ord: 5 },
      ],
    })
    expect(notesOf(imported)).toHaveLength(1)
    expect(imported.issues).toEqual([
      { card: '2', text: 'has no note' },
      { card: '3', text: 'belongs to template 6, which its note type does not have' },
    ])
  })

  it('keeps a card without a front, says so, and counts it', async () => {
    const imported = await readCollection({
      notes: [{ id: 1, fields: ['', 'back'] }],
      cards: [{ id: 1, nid: 1 }],
    })
    expect(notesOf(imported)[0]?.front).toBe('This side of the card is empty.')
    expect(imported.unrepresented[0]?.what).toBe('cards with an empty front')
  })

  it('brings a card of a filtered deck home', async () => {
    const imported = await readCollection({
      decks: { 200: 'Home', 300: 'Cram' },
      notes: [{ id: 1, fields: ['front', 'back'] }],
      cards: [{ id: 1, nid: 1, did: 300, odid: 200 }],
    })
    expect(imported.decks.map(({ title }) => title)).toEqual(['Home'])
  })
})
