import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cardId } from '#core/ids.ts'
import { rightNeeded, type TestCandidate, testCards } from '#core/know-test.ts'

const candidate = (deck: string, card: number, kind = 'choose', checkable = true): TestCandidate => ({
  id: cardId(deck, String(card)),
  deck,
  kind,
  checkable,
})
const deckOf = (deck: string, cards: number, kind?: string, checkable?: boolean) =>
  Array.from({ length: cards }, (_, card) => candidate(deck, card, kind, checkable))

describe('the cards of a test', () => {
  test('are five, from all decks, of different kinds', () => {
    const cards = [...deckOf('a', 20), ...deckOf('b', 20, 'order'), ...deckOf('c', 20, 'cloze')]
    const chosen = testCards(cards, 7)
    expect(chosen).toHaveLength(5)
    expect(new Set(chosen.map((id) => id.split('/')[0]))).toEqual(new Set(['a', 'b', 'c']))
  })

  test('are cards that can be judged, as far as there are any', () => {
    const cards = [...deckOf('a', 9, 'concept', false), ...deckOf('b', 3)]
    const chosen = testCards(cards, 1)
    expect(chosen.slice(0, 3).every((id) => id.startsWith('b/'))).toBe(true)
    expect(chosen).toHaveLength(5)
  })

  test('are the same for the same seed, never twice the same card, and never more than there are', () => {
    fc.assert(
      fc.property(fc.nat(9), fc.nat(9), fc.integer(), (first, second, seed) => {
        const cards = [...deckOf('a', first), ...deckOf('b', second, 'concept', false)]
        const chosen = testCards(cards, seed)
        expect(chosen).toEqual(testCards(cards, seed))
        expect(new Set(chosen).size).toBe(Math.min(5, first + second))
      }),
    )
  })

  test('differ for another seed', () => {
    const cards = deckOf('a', 40)
    expect(testCards(cards, 1)).not.toEqual(testCards(cards, 2))
  })
})

test('four of five pass, and all of fewer', () => {
  expect([5, 4, 3, 1].map(rightNeeded)).toEqual([4, 4, 3, 1])
})
