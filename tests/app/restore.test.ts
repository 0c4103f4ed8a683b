import { describe, expect, it } from 'vitest'
import { importDeck, readDeckFile } from '#app/import-deck.ts'
import { installedDeck } from '#app/installed-decks.ts'
import { readBackup, restoreBackup } from '#app/restore.ts'
import { makeBackup } from '#storage/backup.ts'
import { clockAt, deckOf, friday, openTab } from './opened.ts'

let databases = 0
const fresh = () => `restore-${databases++}`

const own = {
  format: 'seam-deck/1',
  id: 'my-deck',
  title: 'My deck',
  cards: [{ id: 'one', kind: 'concept', ask: 'What is it?', answer: 'This.' }],
}
const deckFile = (value: unknown, name = 'deck.json') => new File([JSON.stringify(value)], name)

async function studied() {
  const seam = await openTab(fresh(), clockAt(friday), [deckOf('d', 4)])
  const reading = await readDeckFile(seam, deckFile(own))
  if (!reading.ok) throw new Error(reading.sentence)
  await importDeck(seam, reading.plan)
  await seam.study.begin()
  for (const grade of [3, 1, 4] as const) await seam.study.answer(grade, 'show')
  const decks = [await installedDeck(seam, 'my-deck')]
  const { file } = await makeBackup(seam.ledger, '2026-11-20T12:00:00.000Z', decks)
  return { seam, file: new File([file], 'backup.jsonl') }
}

describe('a backup', () => {
  it('brings everything back on a new device, and a second time adds nothing', async () => {
    const { seam, file } = await studied()
    const other = await openTab(fresh(), clockAt(friday), [deckOf('d', 4)])
    const read = await readBackup(other, file)
    if (!read.ok) throw new Error(read.sentence)
    expect(read.plan).toMatchObject({ newReviews: 3, known: 0, issues: [] })
    expect(await restoreBackup(other, read.plan)).toMatchObject({ ok: true })
    for (const id of seam.collection.catalog.ids)
      expect(other.collection.memoryOf(id)).toEqual(seam.collection.memoryOf(id))
    expect(other.collection.catalog.deck('my-deck')?.row.title).toBe('My deck')
    const again = await readBackup(other, file)
    expect(again).toMatchObject({ ok: true, plan: { newReviews: 0, decks: [] } })
  })

  it('is only read, never written, until it is confirmed', async () => {
    const { file } = await studied()
    const other = await openTab(fresh(), clockAt(friday))
    await readBackup(other, file)
    expect(await other.db.segments.count()).toBe(0)
    expect(await other.db.tail.count()).toBe(0)
    expect(await other.db.decks.count()).toBe(0)
  })

  it('is refused in one sentence when the file is something else', async () => {
    const seam = await openTab(fresh(), clockAt(friday))
    const read = await readBackup(seam, new File(['{"a": 1}\n'], 'x.jsonl'))
    expect(read).toMatchObject({ ok: false, sentence: expect.stringContaining('not a Seam backup') })
  })
})

describe('a deck file', () => {
  const cases: readonly (readonly [string, File, RegExp])[] = [
    ['is not JSON', new File(['hello'], 'a.json'), /not JSON/],
    ['has another format', deckFile({ ...own, format: 'seam-deck/9' }), /seam-deck\/9/],
    [
      'has a wrong field',
      deckFile({ ...own, cards: [{ ...own.cards[0], anwser: 'x' }] }),
      /Card one.*anwser/,
    ],
    ['has an id twice', deckFile({ ...own, cards: [own.cards[0], own.cards[0]] }), /Card one, id/],
    ['is 50 MB large', new File([new Uint8Array(50_000_000)], 'big.json'), /50 MB/],
    ['takes the id of a bundled deck', deckFile({ ...own, id: 'sessions' }), /belongs to a deck/],
  ]
  it.each(cases)('that %s is refused with the place named, and nothing is written', async (_, file, says) => {
    const seam = await openTab(fresh(), clockAt(friday))
    const reading = await readDeckFile(seam, file)
    const words = reading.ok
      ? reading.plan.issues.join('\n')
      : [reading.sentence, ...reading.issues].join('\n')
    expect(words).toMatch(says)
    expect(await seam.db.decks.count()).toBe(0)
    expect(await seam.db.cards.count()).toBe(0)
  })

  it('updates text by id and keeps the memory of its cards', async () => {
    const { seam } = await studied()
    await seam.study.begin({ only: 'my-deck', newExtra: 5 })
    await seam.study.answer(4, 'show')
    const before = seam.collection.memoryOf('my-deck/one')
    const changed = { ...own, version: 2, cards: [{ ...own.cards[0], answer: 'That.' }] }
    const reading = await readDeckFile(seam, deckFile(changed))
    if (!reading.ok) throw new Error(reading.sentence)
    expect(reading.plan).toMatchObject({ added: 0, changed: 1, retired: 0 })
    await importDeck(seam, reading.plan)
    expect(seam.collection.memoryOf('my-deck/one')).toEqual(before)
    expect((await installedDeck(seam, 'my-deck')).cards[0]).toMatchObject({ answer: 'That.' })
  })
})
