import { describe, expect, it } from 'vitest'
import { deckNews, newsCards, newsSeen } from '#app/deck-news.ts'
import { queueOf } from '#app/queue-now.ts'
import type { Deck } from '#core/deck.ts'
import { installDeck } from '#storage/content.ts'
import { cardOnScreen, clockAt, deckOf, friday, openTab } from './opened.ts'

let databases = 0
const fresh = () => `news-${databases++}`

const first: Deck = { ...deckOf('d', 4), title: 'Sessions', version: 1 }
const [c0, c1, c2, c3] = first.cards
const second: Deck = {
  ...first,
  version: 2,
  cards: [
    c0,
    { ...c1, ask: 'What does `flush` send?' },
    c3,
    { ...c2, id: 'c9', ask: 'A card that is new' },
  ].map((card) => ({ ...c0, ...card }) as Deck['cards'][number]),
}

async function studied() {
  const clock = clockAt(friday)
  const seam = await openTab(fresh(), clock, [first])
  await seam.study.begin()
  while (seam.study.view.kind === 'card') {
    cardOnScreen(seam)
    await seam.study.answer(4, 'show')
  }
  clock.at += 30 * 86_400_000
  return seam
}

const memories = (seam: Awaited<ReturnType<typeof studied>>) =>
  ['d/c0', 'd/c1', 'd/c2', 'd/c3'].map((id) => seam.collection.memoryOf(id as `${string}/${string}`))

describe('a new version of a delivered deck', () => {
  it('leaves memory as it was, retires without losing history, and says what changed', async () => {
    const seam = await studied()
    const before = memories(seam)
    expect(before.every((memory) => memory.reps === 1)).toBe(true)
    await installDeck(await seam.db.tables(), second, 'bundled', '2')
    await seam.collection.contentChanged()
    expect(memories(seam)).toEqual(before)
    const queued = queueOf(seam).main.map((card) => card.id)
    expect(queued.toSorted()).toEqual(['d/c0', 'd/c1', 'd/c3', 'd/c9'])
    expect(await seam.ledger.historyOf('d/c2')).toHaveLength(1)
    expect(deckNews(seam)).toEqual([
      { deck: 'd', line: 'Sessions 1 → 2: 1 new, 1 changed, 1 retired', added: 1, changed: 1, retired: 1 },
    ])
    expect((await newsCards(seam, 'd')).map((group) => group.asks)).toEqual([
      ['A card that is new'],
      ['What does flush send?'],
      ['Question 2'],
    ])
  })

  it('is news until it was looked at, also after the next start', async () => {
    const seam = await studied()
    await installDeck(await seam.db.tables(), second, 'bundled', '2')
    await seam.collection.contentChanged()
    const again = await openTab(seam.db.name, clockAt(friday))
    expect(deckNews(again, 'd')).toHaveLength(1)
    expect(deckNews(again, 'other')).toEqual([])
    await newsSeen(again, ['d'])
    expect(deckNews(again)).toEqual([])
    expect(await (await again.db.tables()).decks.get('d')).toMatchObject({ version: 2, retired: 'd/c2' })
  })

  it('is no news when it is the first, when nothing changed, or when the person brought it in', async () => {
    const seam = await studied()
    expect(deckNews(seam)).toEqual([])
    await installDeck(await seam.db.tables(), { ...first, summary: 'Other words' }, 'bundled', '1b')
    await seam.collection.contentChanged()
    expect(deckNews(seam)).toEqual([])
    await installDeck(await seam.db.tables(), second, 'imported', '2')
    await seam.collection.contentChanged()
    expect(deckNews(seam)).toEqual([])
  })

  it('adds up while nobody looks', async () => {
    const seam = await studied()
    await installDeck(await seam.db.tables(), second, 'bundled', '2')
    const third = { ...second, version: 3, cards: second.cards.slice(1) }
    await installDeck(await seam.db.tables(), third, 'bundled', '3')
    await seam.collection.contentChanged()
    expect(deckNews(seam)[0]?.line).toBe('Sessions 1 → 3: 1 new, 1 changed, 2 retired')
  })

  it('brings a retired card back with its memory when a later version has it again', async () => {
    const seam = await studied()
    const before = memories(seam)
    await installDeck(await seam.db.tables(), second, 'bundled', '2')
    await installDeck(await seam.db.tables(), { ...first, version: 3 }, 'bundled', '3')
    await seam.collection.contentChanged()
    expect(memories(seam)).toEqual(before)
    expect(queueOf(seam).main.map((card) => card.id)).toContain('d/c2')
  })
})
