import { describe, expect, it, vi } from 'vitest'
import { keptCopies } from '#app/backup-ring.ts'
import { undoLastImport } from '#app/import-undo.ts'
import { installedDeck } from '#app/installed-decks.ts'
import { forgetRemoved, removeDeck, removedTitle, undoRemoval } from '#app/remove-deck.ts'
import type { Seam } from '#app/seam.ts'
import { readyInDeck } from '#app/deck-summaries.ts'
import type { Card } from '#card-types/index.ts'
import type { Deck } from '#core/deck.ts'
import { type CardId, cardId } from '#core/ids.ts'
import { defaultWeights } from '#core/memory.ts'
import { ankiPackage } from '#exporters/anki/exporter.ts'
import { cardsIn } from '#storage/card-page.ts'
import { loadCatalog } from '#storage/kept-catalog.ts'
import { meaningOf } from '../core/arbitrary-events.ts'
import { fileOf, importInto, inProcess } from './import-worker.ts'
import { cardOnScreen, clockAt, deckOf, friday, openTab } from './opened.ts'

let databases = 0
const open = (decks: readonly Deck[] = []) => openTab(`remove-${databases++}`, clockAt(friday), decks)

const contentOf = async (seam: Seam) => {
  const tables = await seam.db.tables()
  return {
    decks: await tables.decks.toArray(),
    cards: (await tables.cards.toArray()).flatMap((row) =>
      cardsIn(row).map((card) => ({ deck: row.deck, card })),
    ),
    media: (await tables.media.toArray()).map(({ hash }) => hash),
    links: await tables.mediaLinks.toArray(),
  }
}

const ledgerOf = async (seam: Seam) => {
  const tables = await seam.db.tables()
  return { tail: await tables.tail.toArray(), segments: await tables.segments.toArray() }
}

const deckFile = (id: string, cards = 3) =>
  fileOf(`${id}.json`, JSON.stringify({ ...deckOf(id, cards), version: 1 }))

const answer = (seam: Seam, card: CardId) =>
  seam.collection.record({
    kind: 'review',
    card,
    grade: 3,
    tookMs: 1,
    mode: 'show',
    interval: 9,
    ...seam.now(),
  })

const pngOf = (n: number) =>
  Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Array.from({ length: 40 }, () => n))

/** A package of one deck whose cards show pictures, each made of a number. */
const packageOf = (id: string, pictures: Readonly<Record<string, number>>, answered = false) => {
  const names = Object.keys(pictures)
  const cards = names.map(
    (name, at): Card => ({
      id: `p${at}`,
      kind: 'note',
      ask: `${id} ${at}`,
      front: `${id} ${at} ![](${name})`,
      back: 'b',
    }),
  )
  return {
    name: `${id}.apkg`,
    bytes: ankiPackage.write(
      {
        decks: [{ format: 'seam-deck/1', id, title: id, cards }],
        progressOf: () => undefined,
        reviews: answered
          ? [{ card: cardId(id, 'p0'), at: friday - 9e8, grade: 3, tookMs: 4000, interval: 4, mode: 'show' }]
          : [],
        media: names.map((name) => ({ name, bytes: pngOf(pictures[name] ?? 0) })),
      },
      { at: friday, offset: 0, rolloverHour: 4, retention: 0.9, weights: defaultWeights },
      (_, lines) => lines.map((text) => [{ text }]),
    ),
  }
}

describe('removing a deck', () => {
  it('takes its cards out of the library and the queue and leaves every answer', async () => {
    const seam = await open([deckOf('with', 2)])
    await importInto(seam, [deckFile('mine')])
    await answer(seam, 'mine/c0')
    const ledger = await ledgerOf(seam)
    const meaning = meaningOf(seam.collection.schedule)
    expect(await removeDeck(seam, 'mine')).toBeUndefined()
    expect(seam.collection.catalog.decks.map(({ row }) => row.id)).toEqual(['with'])
    expect(readyInDeck(seam, 'mine')).toBe(0)
    expect((await contentOf(seam)).cards.map(({ deck }) => deck)).toEqual(['with', 'with'])
    expect(await ledgerOf(seam)).toEqual(ledger)
    expect(meaningOf(seam.collection.schedule)).toEqual(meaning)
    expect(seam.collection.totalReviews).toBe(1)
    expect((await loadCatalog(seam.db)).deck('mine')).toBeUndefined()
  })

  it('is undone at once, with everything as it was', async () => {
    const seam = await open()
    await importInto(seam, [packageOf('mine', { 'a.png': 1, 'b.png': 2 })])
    const [id = ''] = (await contentOf(seam)).decks.map((deck) => deck.id)
    const before = await contentOf(seam)
    await removeDeck(seam, id)
    expect(await contentOf(seam)).toEqual({ decks: [], cards: [], media: [], links: [] })
    expect(removedTitle(seam)).toBe('mine')
    expect(await undoRemoval(seam)).toBe('“mine” is back.')
    expect(await contentOf(seam)).toEqual(before)
    expect(seam.collection.catalog.size).toBe(2)
    expect(removedTitle(seam)).toBeUndefined()
  })

  it('is undone once, however often the button is pressed, and not after it was let go of', async () => {
    const seam = await open()
    await importInto(seam, [deckFile('mine')])
    await removeDeck(seam, 'mine')
    expect(await Promise.all([undoRemoval(seam), undoRemoval(seam)])).toEqual(['“Deck mine” is back.', ''])
    await removeDeck(seam, 'mine')
    forgetRemoved(seam)
    expect(await undoRemoval(seam)).toBe('')
    expect(seam.collection.catalog.size).toBe(0)
  })

  it('leaves a deck that was imported again meanwhile as it is', async () => {
    const seam = await open()
    await importInto(seam, [deckFile('mine', 3)])
    await removeDeck(seam, 'mine')
    await importInto(seam, [deckFile('mine', 1)])
    expect(await undoRemoval(seam)).toBe('“Deck mine” is here again already.')
    expect(seam.collection.catalog.size).toBe(1)
  })

  it('is made up for by the saved file: the cards have their memory again', async () => {
    const seam = await open()
    await importInto(seam, [deckFile('mine')])
    await answer(seam, 'mine/c1')
    const memory = seam.collection.memoryOf('mine/c1')
    const saved = fileOf('mine.json', JSON.stringify(await installedDeck(seam, 'mine')))
    const before = await contentOf(seam)
    await removeDeck(seam, 'mine')
    await importInto(seam, [saved])
    expect((await contentOf(seam)).cards).toEqual(before.cards)
    expect(memory).toMatchObject({ state: 'review', reps: 1 })
    expect(seam.collection.memoryOf('mine/c1')).toEqual(memory)
    expect(seam.collection.catalog.indexOf('mine/c1')).toBe(1)
  })

  it('keeps a copy of everything on the device first', async () => {
    const seam = await open()
    await importInto(seam, [deckFile('mine')])
    await removeDeck(seam, 'mine')
    const copies = await keptCopies()
    expect(copies.ok && copies.value[0]?.why).toBe('before a deck was removed')
  })

  it('does not touch a deck that comes with Seam, nor one that is gone already', async () => {
    const seam = await open([deckOf('with', 2)])
    await removeDeck(seam, 'with')
    await removeDeck(seam, 'none')
    expect(removedTitle(seam)).toBeUndefined()
    expect(seam.collection.catalog.size).toBe(2)
  })

  it('changes nothing when it cannot be written, and says why', async () => {
    const seam = await open()
    await importInto(seam, [packageOf('mine', { 'a.png': 1 })])
    const before = await contentOf(seam)
    const [id = ''] = before.decks.map((deck) => deck.id)
    const refusal = vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    expect(await removeDeck(seam, id)).toMatch(/no room left.*Nothing was changed\.$/)
    refusal.mockRestore()
    expect(await contentOf(seam)).toEqual(before)
    expect(removedTitle(seam)).toBeUndefined()
  })
})

describe('pictures of a removed deck', () => {
  it('stay where another deck shows them, and go with the last one', async () => {
    const seam = await open()
    await importInto(seam, [packageOf('one', { 'a.png': 1, 'b.png': 2 })])
    await importInto(seam, [packageOf('two', { 'c.png': 1 })])
    const ids = new Map((await contentOf(seam)).decks.map(({ id, title }) => [title, id]))
    expect((await contentOf(seam)).media).toHaveLength(2)
    await removeDeck(seam, ids.get('one') ?? '')
    const left = await contentOf(seam)
    expect(left.media).toEqual(left.links.map(({ hash }) => hash))
    expect(left.media).toHaveLength(1)
    await removeDeck(seam, ids.get('two') ?? '')
    expect((await contentOf(seam)).media).toEqual([])
  })
})

describe('undoing the last import after a deck was removed', () => {
  it('ends as before the import, the answers that came with it taken out', async () => {
    const seam = await open()
    await importInto(seam, [deckFile('other')])
    const before = { content: await contentOf(seam), meaning: meaningOf(seam.collection.schedule) }
    const file = packageOf('mine', { 'a.png': 1 }, true)
    await importInto(seam, [file])
    const id = (await contentOf(seam)).decks.find(({ title }) => title === 'mine')?.id ?? ''
    await removeDeck(seam, id)
    expect(seam.collection.totalReviews).toBe(1)
    expect(await undoLastImport(seam, inProcess)).toMatchObject({
      ok: true,
      sentence: expect.stringMatching(/^Undone\. Everything/),
    })
    expect({ content: await contentOf(seam), meaning: meaningOf(seam.collection.schedule) }).toEqual(before)
    await importInto(seam, [file])
    expect(seam.collection.totalReviews).toBe(1)
    expect(seam.collection.catalog.deck(id)).toBeDefined()
  })

  it('leaves a deck away that was there before the import, and says so', async () => {
    const seam = await open()
    await importInto(seam, [deckFile('mine', 1), deckFile('other', 1)])
    const other = (await contentOf(seam)).cards.filter(({ deck }) => deck === 'other')
    await importInto(seam, [deckFile('mine', 3), deckFile('other', 3)])
    await removeDeck(seam, 'mine')
    expect(await undoLastImport(seam, inProcess)).toMatchObject({
      ok: true,
      sentence: expect.stringMatching(/one deck that has changed/),
    })
    expect((await contentOf(seam)).cards).toEqual(other)
    expect(seam.collection.catalog.decks.map(({ row }) => row.id)).toEqual(['other'])
  })

  it('works as ever once the removal was undone', async () => {
    const seam = await open()
    await importInto(seam, [packageOf('mine', { 'a.png': 1 })])
    const before = await contentOf(seam)
    await importInto(seam, [packageOf('mine', { 'a.png': 2, 'b.png': 3 })])
    const [id = ''] = before.decks.map((deck) => deck.id)
    await removeDeck(seam, id)
    expect((await contentOf(seam)).media).toEqual([])
    await undoRemoval(seam)
    expect(await undoLastImport(seam, inProcess)).toMatchObject({
      ok: true,
      sentence: expect.stringMatching(/^Undone\. Everything/),
    })
    expect(await contentOf(seam)).toEqual(before)
  })

  it('finds the pictures that another deck had before it', async () => {
    const seam = await open()
    await importInto(seam, [packageOf('one', { 'a.png': 1 })])
    await importInto(seam, [packageOf('two', { 'c.png': 1 })])
    await importInto(seam, [packageOf('one', { 'a.png': 2 })])
    const two = (await contentOf(seam)).decks.find(({ title }) => title === 'two')?.id ?? ''
    await removeDeck(seam, two)
    await undoLastImport(seam, inProcess)
    const { links, media } = await contentOf(seam)
    expect(links).toHaveLength(1)
    expect(media).toEqual(links.map(({ hash }) => hash))
  })
})

describe('a session over cards of a removed deck', () => {
  it('goes on with the others, and its answers can still be taken back', async () => {
    const seam = await open([deckOf('with', 2)])
    await importInto(seam, [deckFile('mine', 2)])
    await seam.study.begin()
    await seam.study.answer(3, 'show')
    await removeDeck(seam, 'mine')
    const shown: string[] = []
    for (; seam.study.view.kind === 'card'; await seam.study.answer(4, 'show'))
      shown.push(cardOnScreen(seam).id)
    expect(shown.filter((card) => card.startsWith('mine/'))).toEqual([])
    await seam.study.undo()
    expect(seam.study.view.kind).toBe('card')
  })

  it('is over when there are no others', async () => {
    const seam = await open()
    await importInto(seam, [deckFile('mine', 3)])
    await seam.study.begin({ only: 'mine' })
    cardOnScreen(seam)
    await removeDeck(seam, 'mine')
    expect(seam.study.view.kind).toBe('finished')
    expect(seam.study.isInProgress('mine')).toBe(false)
    await seam.study.begin({ only: 'mine' })
    expect(seam.study.view.kind).toBe('finished')
  })
})
