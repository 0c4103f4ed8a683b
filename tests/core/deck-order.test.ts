import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Catalog, catalogRow } from '#core/catalog.ts'
import { deckOrder, homeSteps } from '#core/deck-order.ts'
import type { PlanStep } from '#core/deck.ts'

const catalogOf = (decks: readonly { id: string; title?: string; steps?: string; needs?: string[] }[]) =>
  new Catalog(
    decks.map(({ id, title = id, steps = '', needs = [] }) =>
      catalogRow({ format: 'seam-deck/1', id, title, needs, plan: planOf(steps), cards: [] }, 'bundled', 'h'),
    ),
  )

/** `a4 b2` as steps of plans. */
const planOf = (steps: string): PlanStep[] =>
  steps
    .split(' ')
    .filter(Boolean)
    .map((step) => ({ plan: step.startsWith('a') ? 'a' : 'b', step: Number(step.slice(1)) }))

const titles = (catalog: Catalog, plan: 'a' | 'b') => deckOrder(catalog, plan).map((deck) => deck.row.id)

describe('the order of decks on a plan', () => {
  test('follows the steps of the plan, then those of the other plan, then titles', () => {
    const catalog = catalogOf([
      { id: 'own-z', title: 'Zebra' },
      { id: 'own-a', title: 'Aardvark' },
      { id: 'inheritance', steps: 'b6' },
      { id: 'migrations', steps: 'a11 b7' },
      { id: 'sessions', steps: 'a7 a10 b5' },
      { id: 'sql', steps: 'a4 b2' },
    ])
    expect(titles(catalog, 'a')).toEqual(['sql', 'sessions', 'migrations', 'inheritance', 'own-a', 'own-z'])
    expect(titles(catalog, 'b')).toEqual(['sql', 'sessions', 'inheritance', 'migrations', 'own-a', 'own-z'])
  })

  test('a deck never comes before one it needs', () => {
    const catalog = catalogOf([
      { id: 'core-joins', steps: 'a8 a9', needs: ['core-select'] },
      { id: 'core-select', steps: 'a9' },
      { id: 'errors', steps: 'a5 a13 a15', needs: ['core-joins'] },
      { id: 'community', steps: 'a13' },
    ])
    expect(titles(catalog, 'a')).toEqual(['core-select', 'core-joins', 'community', 'errors'])
  })

  test('needs that nobody wrote yet, or that run in a circle, hold nothing back', () => {
    const catalog = catalogOf([
      { id: 'egg', needs: ['hen', 'not-written'] },
      { id: 'hen', needs: ['egg'] },
    ])
    expect(titles(catalog, 'a').toSorted()).toEqual(['egg', 'hen'])
  })

  test('every deck comes once, in the same order whatever order the rows had', () => {
    const decks = fc.uniqueArray(
      fc.record({
        id: fc.integer({ min: 0, max: 12 }).map((number) => `deck-${number}`),
        steps: fc.constantFrom('', 'a1', 'a3 b1', 'a3 a9', 'b2', 'b4 a1'),
        needs: fc.constant([] as string[]),
      }),
      { selector: (deck) => deck.id },
    )
    fc.assert(
      fc.property(decks, (list) => {
        const linked = list.map((deck, index) => ({
          ...deck,
          needs: list.slice(0, index % 3).map(({ id }) => id),
        }))
        const order = titles(catalogOf(linked), 'a')
        expect(order.toSorted()).toEqual(list.map(({ id }) => id).toSorted())
        expect(titles(catalogOf(linked.toReversed()), 'a')).toEqual(order)
      }),
    )
  })
})

describe('the step in which a deck is first studied', () => {
  test('is the first of its steps by which everything it needs has come, or else the step where that comes', () => {
    const homes = homeSteps(
      catalogOf([
        { id: 'relationships', steps: 'a8' },
        { id: 'errors', steps: 'a5 a13 a15', needs: ['relationships'] },
        { id: 'sql', steps: 'a4 a8' },
        { id: 'late', steps: 'a2', needs: ['relationships'] },
        { id: 'elsewhere', steps: 'b6' },
      ]),
      'a',
    )
    expect(Object.fromEntries(homes)).toEqual({
      relationships: 8,
      errors: 13,
      sql: 4,
      late: 8,
      elsewhere: Number.POSITIVE_INFINITY,
    })
  })
})
