import { expect, test } from 'vitest'
import type { AuthoredCard, AuthoredDeck } from '#cli/authored-deck.ts'
import { openWitnessFinder, weakWitnesses, withWitnesses } from '#cli/witnesses.ts'

const find = await openWitnessFinder()

const deckWith = (card: Partial<AuthoredCard>): AuthoredDeck => ({
  format: 'seam-deck/1',
  id: 'd',
  title: 'D',
  cards: [
    {
      id: 'a',
      kind: 'write-sql',
      ask: 'Which customers have no known city?',
      schema: 'shop',
      query: ['SELECT name', 'FROM customer', 'WHERE city IS NULL'],
      explain: 'Because.',
      ...card,
    },
  ],
})

test('a card that asks for a query gets databases that tell its near misses apart', () => {
  const filled = withWitnesses(deckWith({}), find)
  const [card] = filled.cards
  expect(Object.keys(card ?? {})).toEqual(['id', 'kind', 'ask', 'schema', 'query', 'witness', 'explain'])
  const customers = card?.witness?.flatMap(({ customer = [] }) => customer) ?? []
  expect(customers.some(([, , , city]) => city === null)).toBe(true)
  expect(customers.some(([, , , city]) => city !== null)).toBe(true)
  expect(weakWitnesses({ file: 'decks/d.json', deck: filled }, find)).toEqual([])
})

test('filling twice gives the same, and other kinds keep none', () => {
  const once = withWitnesses(deckWith({}), find)
  expect(withWitnesses(once, find)).toEqual(once)
  const [other] = withWitnesses(deckWith({ kind: 'concept', witness: [{ customer: [] }] }), find).cards
  expect(other).not.toHaveProperty('witness')
})
