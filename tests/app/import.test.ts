import { describe, expect, it } from 'vitest'
import { ImportRun } from '#app/import-run.ts'
import type { ImportSource } from '#app/import-source.ts'
import { problemLines, refusals } from '#app/import-words.ts'
import { undoableImport, undoLastImport } from '#app/import-undo.ts'
import type { Seam } from '#app/seam.ts'
import type { Table } from '#storage/dexie.ts'
import type { Card } from '#card-types/index.ts'
import type { Deck } from '#core/deck.ts'
import { defaultWeights } from '#core/memory.ts'
import { ankiPackage } from '#exporters/anki/exporter.ts'
import type { Exportable, ExportedReview } from '#exporters/define.ts'
import { cardsIn } from '#storage/card-page.ts'
import { meaningOf } from '../core/arbitrary-events.ts'
import { all, done, fileOf, importInto, inProcess } from './import-worker.ts'
import { clockAt, friday, openTab } from './opened.ts'

let databases = 0
const open = (at = friday) => openTab(`import-${databases++}`, clockAt(at))

/** Everything in the database that an import may touch, but for the ledger and derived rows. */
const contentOf = async (seam: Seam) => ({
  decks: await (await seam.db.tables()).decks.toArray(),
  cards: (await (await seam.db.tables()).cards.toArray()).flatMap(cardsIn),
  media: (await (await seam.db.tables()).media.toArray()).map(({ hash }) => hash),
  links: await (await seam.db.tables()).mediaLinks.toArray(),
})

const day = 86_400_000
const note = (id: string, back: string): Card => ({
  id,
  kind: 'note',
  ask: `What is ${id}?`,
  front: `What is ${id}? ![](one.png)`,
  back,
})
const deck: Deck<Card> = {
  format: 'seam-deck/1',
  id: 'mine',
  title: 'Mine',
  cards: [note('a', 'first'), note('b', 'second'), note('c', 'third')],
}
const review = (card: string, daysAgo: number, interval: number): ExportedReview => ({
  card: `mine/${card}`,
  at: friday - daysAgo * day,
  grade: 3,
  tookMs: 4000,
  interval,
  mode: 'show',
})
const png = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (char) => char.charCodeAt(0),
)

const apkg = (
  reviews: readonly ExportedReview[],
  {
    cards = deck.cards,
    progressOf = () => undefined,
  }: Partial<Exportable> & { cards?: Deck<Card>['cards'] } = {},
): ImportSource => ({
  name: 'mine.apkg',
  bytes: ankiPackage.write(
    { decks: [{ ...deck, cards }], progressOf, reviews, media: [{ name: 'one.png', bytes: png }] },
    { at: friday, offset: 0, rolloverHour: 4, retention: 0.9, weights: defaultWeights },
    (_, lines) => lines.map((line) => [{ text: line }]),
  ),
})

const history = [review('a', 9, 3), review('a', 6, 6), review('b', 2, 4)]

describe('an import', () => {
  it('writes nothing until it is confirmed, then cards, media and history at once', async () => {
    const seam = await open()
    const run = new ImportRun(seam, inProcess)
    const plan = done(await run.read([apkg(history)], {}, () => undefined))
    expect(await contentOf(seam)).toEqual({ decks: [], cards: [], media: [], links: [] })
    expect(await (await seam.db.tables()).segments.count()).toBe(0)
    expect(done(await run.history(all(plan)))).toMatchObject({ newReviews: 3, knownReviews: 0 })
    const result = done(await run.write(plan, all(plan), () => undefined))
    expect(result).toMatchObject({ added: 3, changed: 0, reviews: 3, media: 1, nothing: false })
    expect(seam.collection.totalReviews).toBe(3)
    const [first] = seam.collection.catalog.ids
    expect(seam.collection.memoryOf(first ?? 'none/none')).toMatchObject({ state: 'review', reps: 2 })
    expect((await contentOf(seam)).links).toMatchObject([{ name: 'one.png' }])
  })

  it('of the same file once more changes nothing', async () => {
    const seam = await open()
    await importInto(seam, [apkg(history)])
    const before = { content: await contentOf(seam), meaning: meaningOf(seam.collection.schedule) }
    const { result } = await importInto(seam, [apkg(history)])
    expect(result).toMatchObject({ added: 0, changed: 0, unchanged: 3, reviews: 0, nothing: true })
    expect({ content: await contentOf(seam), meaning: meaningOf(seam.collection.schedule) }).toEqual(before)
  })

  it('of a newer file changes text by id, adds what is new and keeps memory', async () => {
    const seam = await open()
    await importInto(seam, [apkg(history)])
    const [first] = seam.collection.catalog.ids
    const memory = seam.collection.memoryOf(first ?? 'none/none')
    const newer = apkg([...history, review('b', 0, 9)], {
      cards: [note('a', 'better'), ...deck.cards.slice(1), note('d', 'fourth')],
    })
    const { result } = await importInto(seam, [newer])
    expect(result).toMatchObject({ added: 1, changed: 1, unchanged: 2, reviews: 1 })
    expect(seam.collection.memoryOf(first ?? 'none/none')).toEqual(memory)
    expect(seam.collection.totalReviews).toBe(4)
  })

  it('means the same on two devices that take the same file in and then join', async () => {
    const one = await open()
    const two = await open(friday + day)
    await importInto(one, [apkg(history)])
    await importInto(two, [apkg(history)])
    expect(await one.ledger.merge((await two.ledger.readAll()).blocks)).toEqual([])
  })
})

describe('undoing an import', () => {
  it('brings everything back as it was, and importing again brings the import back', async () => {
    const seam = await open()
    await importInto(seam, [fileOf('animals.csv', 'front,back\ncat,gato\ndog,perro\n')])
    const before = { content: await contentOf(seam), meaning: meaningOf(seam.collection.schedule) }
    await importInto(seam, [apkg(history)])
    const after = { content: await contentOf(seam), meaning: meaningOf(seam.collection.schedule) }
    expect(await undoableImport(seam)).toMatchObject({ files: 'mine.apkg' })
    expect(await undoLastImport(seam, inProcess)).toMatchObject({ ok: true })
    expect({ content: await contentOf(seam), meaning: meaningOf(seam.collection.schedule) }).toEqual(before)
    const segments = await (await seam.db.tables()).segments.count()
    await importInto(seam, [apkg(history)])
    const again = { content: await contentOf(seam), meaning: meaningOf(seam.collection.schedule) }
    expect(again.meaning).toEqual(after.meaning)
    expect(again.content.cards).toEqual(after.content.cards)
    expect(await (await seam.db.tables()).segments.count()).toBe(segments + 1)
    expect(await undoLastImport(seam, inProcess)).toMatchObject({ ok: true })
    expect(meaningOf(seam.collection.schedule)).toEqual(before.meaning)
  })

  it('puts changed cards back and keeps what was answered since', async () => {
    const seam = await open()
    await importInto(seam, [apkg(history)])
    const before = await contentOf(seam)
    await importInto(seam, [apkg(history, { cards: [note('a', 'worse'), note('d', 'new')] })])
    const [first] = seam.collection.catalog.ids
    await seam.collection.record({
      kind: 'review',
      card: first ?? 'none/none',
      grade: 3,
      tookMs: 1,
      mode: 'show',
      interval: 20,
      ...seam.now(),
    })
    await undoLastImport(seam, inProcess)
    expect(await contentOf(seam)).toEqual(before)
    expect(seam.collection.totalReviews).toBe(4)
    expect(await undoLastImport(seam, inProcess)).toMatchObject({ ok: false })
  })

  it('puts cards back that were set aside one by one, as before there were pages', async () => {
    const seam = await open()
    await importInto(seam, [apkg(history)])
    const before = await contentOf(seam)
    await importInto(seam, [apkg(history, { cards: deck.cards.map(({ id }) => note(id, 'worse')) })])
    const { setAside } = await seam.db.tables()
    const single = (await setAside.toArray()).flatMap((row) =>
      'card' in row
        ? []
        : row.cards.map((content) => ({ card: { deck: row.deck, id: content.id, content } })),
    )
    expect(single).toHaveLength(3)
    await setAside.clear()
    await (setAside as Table<object>).bulkAdd(single)
    await undoLastImport(seam, inProcess)
    expect(await contentOf(seam)).toEqual(before)
  })

  it('leaves nothing in the ledger that a replay would read otherwise', async () => {
    const seam = await open()
    await importInto(seam, [apkg(history)])
    await undoLastImport(seam, inProcess)
    const other = await openTab(seam.db.name, clockAt(friday))
    expect(meaningOf(other.collection.schedule)).toEqual(meaningOf(seam.collection.schedule))
    expect(other.collection.totalReviews).toBe(0)
  })
})

describe('a refused or broken off import', () => {
  const empty = { decks: [], cards: [], media: [], links: [] }

  it.each([
    ['an empty file', fileOf('a.apkg', '')],
    ['half a package', { name: 'a.apkg', bytes: apkg(history).bytes.slice(0, 900) }],
    ['a table without answers', fileOf('a.csv', 'one\ntwo\n')],
    ['no text at all', { name: 'a.bin', bytes: Uint8Array.from([0, 1, 2, 255, 0]) }],
  ])('of %s says why and writes nothing', async (_, source) => {
    const seam = await open()
    const plan = done(await new ImportRun(seam, inProcess).read([source], {}, () => undefined))
    expect(plan.decks).toEqual([])
    expect(plan.files[0]?.refused).toMatch(/^[A-Z].*\.$/)
    expect(await contentOf(seam)).toEqual(empty)
  })

  it('leaves everything as it was when it is cancelled while being written', async () => {
    const seam = await open()
    const run = new ImportRun(seam, inProcess)
    const plan = done(await run.read([apkg(history)], {}, () => undefined))
    const step = await run.write(plan, all(plan), () => run.cancel())
    expect(step.kind).toBe('cancelled')
    expect(await contentOf(seam)).toEqual(empty)
    expect(await (await seam.db.tables()).segments.count()).toBe(0)
    expect(await undoableImport(seam)).toBeUndefined()
  })

  it('does not take the place of a deck that comes with Seam', async () => {
    const seam = await open()
    const file = fileOf(
      's.json',
      JSON.stringify({
        format: 'seam-deck/1',
        id: 'sessions',
        title: 'S',
        cards: [{ id: 'x', kind: 'concept', ask: 'Why?', answer: 'So.' }],
      }),
    )
    const plan = done(await new ImportRun(seam, inProcess).read([file], {}, () => undefined))
    expect(plan).toMatchObject({ decks: [], taken: ['sessions'] })
  })
})

describe('a deck file', () => {
  const own = {
    format: 'seam-deck/1',
    id: 'my-deck',
    title: 'My deck',
    cards: [{ id: 'one', kind: 'concept', ask: 'What is it?', answer: 'This.' }],
  }
  const file = (changes: object) => fileOf('deck.json', JSON.stringify({ ...own, ...changes }))
  const [card] = own.cards

  it.each([
    ['is not JSON', fileOf('a.json', 'hello'), /not JSON/],
    ['has another format', file({ format: 'seam-deck/9' }), /seam-deck\/9/],
    ['has a wrong field', file({ cards: [{ ...card, anwser: 'x' }] }), /Card one.*anwser/],
    ['has an id twice', file({ cards: [card, card] }), /Card one, id/],
    ['is 100 MB large', { name: 'big.json', bytes: new Uint8Array(101_000_000).fill(32) }, / MB/],
    ['takes the id of a bundled deck', file({ id: 'sessions' }), /belongs to a deck/],
  ])('that %s is refused with the place named, and nothing is written', async (_, source, says) => {
    const seam = await open()
    const plan = done(await new ImportRun(seam, inProcess).read([source], {}, () => undefined))
    expect([...refusals(plan), ...problemLines(plan)].join('\n')).toMatch(says)
    expect(await (await seam.db.tables()).decks.count()).toBe(0)
  })

  it('retires the cards that are gone from it, and a table does not', async () => {
    const seam = await open()
    const two = { ...card, id: 'two' }
    await importInto(seam, [file({ cards: [card, two] })])
    const { result } = await importInto(seam, [file({})])
    expect(result).toMatchObject({ unchanged: 1, retired: 1 })
    expect(seam.collection.catalog.ids).toEqual(['my-deck/one'])
    await importInto(seam, [fileOf('animals.csv', 'front,back\ncat,gato\ndog,perro\n')])
    await importInto(seam, [fileOf('animals.csv', 'front,back\nbird,pájaro\n')])
    expect(seam.collection.catalog.size).toBe(4)
  })
})

describe('the merge rule', () => {
  it('keeps what is scheduled here, or takes over how cards stand in the file', async () => {
    const seam = await open()
    await importInto(seam, [apkg([review('a', 9, 3)])])
    const [first] = seam.collection.catalog.ids
    const card = first ?? 'none/none'
    await seam.collection.record({
      kind: 'review',
      card,
      grade: 1,
      tookMs: 1,
      mode: 'show',
      interval: 1,
      ...seam.now(),
    })
    const forgot = seam.collection.memoryOf(card)
    await importInto(seam, [apkg([review('a', 9, 3)])])
    expect(seam.collection.memoryOf(card)).toEqual(forgot)
    await importInto(seam, [apkg([review('a', 9, 3)])], { rule: 'take' })
    expect(seam.collection.memoryOf(card)).toMatchObject({ state: 'review', interval: 3, reps: 2 })
    await undoLastImport(seam, inProcess)
    expect(seam.collection.memoryOf(card)).toEqual(forgot)
  })
})
