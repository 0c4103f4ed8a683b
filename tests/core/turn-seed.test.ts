import { describe, expect, test } from 'vitest'
import { readdirSync, readFileSync } from 'node:fs'
import { optionOrder } from '#card-types/pick.ts'
import { Catalog, catalogRow } from '#core/catalog.ts'
import type { Deck } from '#core/deck.ts'
import { cardId, deckOf } from '#core/ids.ts'
import { turnSeed } from '#core/turn-seed.ts'

const placeOfRight = (seed: number): number => optionOrder(3, seed).indexOf(0)

const placesIn = (scope: string, cards: number, reps = 0): number[] =>
  Array.from({ length: cards }, (_, rank) => placeOfRight(turnSeed(`${scope}/${rank}`, reps, scope, rank)))

describe('the place of the right option', () => {
  test('is each of the three as often as the others, give or take one', () => {
    for (const scope of ['events', 'sessions', 'my own deck'])
      for (const cards of [3, 19, 40]) {
        const places = placesIn(scope, cards)
        const counts = [0, 1, 2].map((place) => places.filter((one) => one === place).length)
        expect(Math.max(...counts) - Math.min(...counts), `${scope}, ${cards} cards`).toBeLessThanOrEqual(1)
      }
  })

  test('follows no pattern that could be learnt', () => {
    const threes = (scope: string) =>
      Array.from({ length: 8 }, (_, turn) =>
        placesIn(scope, 24)
          .slice(3 * turn, 3 * turn + 3)
          .join(''),
      )
    expect(new Set(threes('sessions')).size).toBeGreaterThan(3)
    expect(threes('sessions')).not.toEqual(threes('events'))
  })

  test('is another one after an answer, and the same while the card waits for it', () => {
    const before = placesIn('sessions', 30)
    expect(placesIn('sessions', 30)).toEqual(before)
    const after = placesIn('sessions', 30, 1)
    expect(after.filter((place, rank) => place === before[rank])).toEqual([])
  })

  test('is even in every deck of Seam', () => {
    const decks = readdirSync('decks')
      .filter((name) => name.endsWith('.json'))
      .map((name) => JSON.parse(readFileSync(`decks/${name}`, 'utf8')) as Deck)
    const catalog = new Catalog(decks.map((deck) => catalogRow(deck, 'bundled', 'h')))
    for (const deck of decks) {
      const counts = [0, 0, 0]
      for (const card of deck.cards.filter(({ kind }) => kind === 'choose')) {
        const id = cardId(deck.id, card.id)
        const place = placeOfRight(turnSeed(id, 0, deckOf(id), catalog.rankInKind(id)))
        counts[place] = (counts[place] ?? 0) + 1
      }
      expect(Math.max(...counts) - Math.min(...counts), deck.id).toBeLessThanOrEqual(1)
    }
  })
})

test('options keep their number whatever the seed', () => {
  for (const count of [0, 1, 2, 3, 7])
    for (const seed of [-5, 0, 1, 2, 999_999_937])
      expect([...optionOrder(count, seed)].sort((one, other) => one - other)).toEqual([
        ...Array(count).keys(),
      ])
})
