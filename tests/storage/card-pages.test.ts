import * as fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { CardBase } from '#core/card.ts'
import { cardId } from '#core/ids.ts'
import { dropCards, putCards } from '#storage/change-cards.ts'
import { Database } from '#storage/database.ts'
import type { SeamDb } from '#storage/db.ts'
import { cardsIn } from '#storage/card-page.ts'
import { readCards, readDeckCards } from '#storage/read-content.ts'

let count = 0

async function opened(): Promise<{ db: Database; tables: SeamDb }> {
  const db = new Database(`card-pages-${count++}`)
  onTestFinished(() => db.close())
  return { db, tables: await db.tables() }
}

const card = (id: string, text = id): CardBase => ({ id, kind: 'note', ask: text })

const within = (tables: SeamDb, work: () => Promise<void>): Promise<void> =>
  tables.transaction('rw', tables.cards, work)

/** Ids that meet often, next to each other and far apart, and sort otherwise than people count. */
const arbitraryId = fc.oneof(
  { weight: 6, arbitrary: fc.nat(400).map((n) => `n${n}`) },
  { weight: 1, arbitrary: fc.constantFrom('a/b', 'é', 'Z', '~', '\uD83D\uDE00', '\uFB01', ' ') },
)
const arbitraryDeck = fc.constantFrom('d', 'd-1', 'd-1-x')
const arbitraryStep = fc.record({
  does: fc.constantFrom('put', 'put', 'put', 'drop', 'put as before pages'),
  deck: arbitraryDeck,
  ids: fc.array(arbitraryId, { maxLength: 450 }),
  long: fc.boolean(),
})

/** What the cards should be: for each deck its cards by id. */
type Expected = ReadonlyMap<string, Map<string, CardBase>>

async function expectStored(db: Database, tables: SeamDb, expected: Expected): Promise<void> {
  const rows = await tables.cards.toArray()
  for (const [deck, cards] of expected) {
    const all = await readDeckCards(db, deck)
    expect(all.map(({ id }) => id)).toEqual([...cards.keys()].sort())
    const asked = [...cards.keys(), 'not there', 'n55555'].map((id) => cardId(deck, id))
    expect(await readCards(db, asked)).toEqual([...cards.values(), undefined, undefined])
    const ends = rows
      .filter((row) => row.deck === deck)
      .map((row) => [cardsIn(row).length > 0, row.id] as const)
    expect(ends.every(([holds]) => holds)).toBe(true)
  }
}

describe('cards in pages', () => {
  test.each(Array.from({ length: 20 }, (_, seed) => 500 + seed))(
    'are what was put there last, whatever was put and dropped before, seed %i',
    async (seed) => {
      await fc.assert(
        fc.asyncProperty(fc.array(arbitraryStep, { minLength: 1, maxLength: 8 }), async (steps) => {
          const { db, tables } = await opened()
          const expected = new Map(['d', 'd-1', 'd-1-x'].map((deck) => [deck, new Map<string, CardBase>()]))
          for (const [number, { does, deck, ids, long }] of steps.entries()) {
            const known = expected.get(deck) ?? new Map<string, CardBase>()
            const was = new Map(known)
            const before: CardBase[] = []
            let changes = 0
            const done = async (piece: readonly CardBase[], of: number) => {
              before.push(...piece)
              changes += of
            }
            const cards = ids.map((id) => card(id, long ? `${number}`.repeat(5000) : `${number}`))
            if (does === 'drop') {
              await within(tables, () => dropCards(tables, deck, ids, done))
              for (const id of ids) known.delete(id)
            } else if (does === 'put') {
              await within(tables, () => putCards(tables, deck, cards, done))
              for (const one of cards) known.set(one.id, one)
            } else {
              // Only a deck that has no pages yet can have been stored so.
              if (known.size > 0) continue
              await tables.cards.bulkPut(cards.map((content) => ({ deck, id: content.id, content })))
              for (const one of cards) known.set(one.id, one)
              continue
            }
            expect(changes).toBe(new Set(ids).size)
            expect(new Map(before.map((one) => [one.id, one]))).toEqual(
              new Map([...was].filter(([id]) => ids.includes(id))),
            )
            await expectStored(db, tables, expected)
          }
          await expectStored(db, tables, expected)
          db.close()
        }),
        { seed, numRuns: 3 },
      )
    },
  )

  test('are few rows: a page holds up to sixteen', async () => {
    const { tables } = await opened()
    const cards = Array.from({ length: 1000 }, (_, n) => card(`n${n}`))
    await within(tables, () => putCards(tables, 'd', cards))
    expect(await tables.cards.count()).toBeLessThan(80)
    // One after the other, as a deck grows while it is written.
    for (const one of cards)
      await within(tables, () => putCards(tables, 'e', [card(one.id.padStart(6, '0'))]))
    expect(await tables.cards.count()).toBeLessThan(80 + 140)
  })

  test('of much text stand in smaller pages, so that none of them becomes a file of its own', async () => {
    const { tables } = await opened()
    const cards = Array.from({ length: 50 }, (_, n) => card(`n${n}`, 'x'.repeat(10_000)))
    await within(tables, () => putCards(tables, 'd', [...cards, card('whole', 'x'.repeat(900_000))]))
    const sizes = (await tables.cards.toArray()).map((row) => cardsIn(row).length)
    expect(Math.max(...sizes)).toBe(2)
  })

  test('that were stored before there were pages are changed and joined like any others', async () => {
    const { db, tables } = await opened()
    const old = ['a', 'c', 'e'].map((id) => ({ deck: 'd', id, content: card(id) }))
    await tables.cards.bulkPut(old)
    expect(await readCards(db, ['d/c', 'd/b'])).toEqual([card('c'), undefined])
    await within(tables, () => putCards(tables, 'd', [card('b'), card('c', 'new'), card('f')]))
    await within(tables, () => dropCards(tables, 'd', ['e']))
    expect(await readCards(db, ['d/a', 'd/b', 'd/c', 'd/e', 'd/f'])).toEqual([
      card('a'),
      card('b'),
      card('c', 'new'),
      undefined,
      card('f'),
    ])
  })
})
