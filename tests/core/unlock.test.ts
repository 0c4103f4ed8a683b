import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Grade } from '#core/event.ts'
import { unlocking } from '#core/unlock.ts'
import { catalogOf, deckOf, MONDAY, moment, Story } from './study-fixture.ts'

const TODAY = MONDAY + 30
const plan = [{ plan: 'a', step: 3 }] as const

const catalog = catalogOf(
  deckOf('first', 2, { plan }),
  deckOf('second', 2, { plan: [{ plan: 'a', step: 4 }], needs: ['first'] }),
  deckOf('third', 2, { plan: [{ plan: 'a', step: 5 }], needs: ['second', 'not-written'] }),
  deckOf('mine', 2),
)
const stateOf = (story: Story) => unlocking(catalog, story.schedule, TODAY, 'a')
const giving = (story: Story) => stateOf(story).giving.map((deck) => deck.row.id)
const open = (story: Story) => catalog.decks.filter(stateOf(story).isOpen).map((deck) => deck.row.id)

const answered = (story: Story, deck: string, day: number, grade: Grade = 3) =>
  story.answer(`${deck}/1`, day, grade, 1).answer(`${deck}/2`, day, grade, 1)

describe('a deck', () => {
  test('without needs is open; one that needs others is closed and knows by which', () => {
    expect(open(new Story())).toEqual(['first', 'mine'])
    const third = catalog.deck('third')
    expect(
      third &&
        stateOf(new Story())
          .heldBy(third)
          .map((deck) => deck.row.id),
    ).toEqual(['second'])
  })

  test('opens when each card of what it needs was recalled on a later day, not before', () => {
    const story = answered(new Story(), 'first', TODAY - 2)
    expect(open(story)).not.toContain('second')
    answered(story, 'first', TODAY - 2)
    expect(open(story)).not.toContain('second')
    answered(story, 'first', TODAY - 1, 1)
    expect(open(story)).not.toContain('second')
    story.answer('first/1', TODAY, 2, 1)
    expect(open(story)).not.toContain('second')
    story.answer('first/2', TODAY, 3, 1)
    expect(open(story)).toContain('second')
  })

  test('stays open when a card is forgotten later, but not when it is started over', () => {
    const story = answered(answered(new Story(), 'first', TODAY - 3), 'first', TODAY - 2)
    story.answer('first/1', TODAY - 1, 1, 1 / 1440)
    expect(open(story)).toContain('second')
    story.write({ kind: 'forget', card: 'first/1', ...moment(TODAY) })
    expect(open(story)).not.toContain('second')
  })

  test('is not held back by a suspended card', () => {
    const story = new Story().answer('first/1', TODAY - 2, 3, 1).answer('first/1', TODAY, 3, 1)
    expect(open(story.suspend('first/2', TODAY))).toContain('second')
  })

  test('with a seen card never closes again', () => {
    expect(open(new Story().answer('third/2', TODAY, 1, 1))).toContain('third')
  })
})

describe('new cards', () => {
  test('of decks outside the plan wait until the plan has none', () => {
    const story = answered(new Story(), 'first', TODAY)
    expect(giving(story)).toEqual(['second'])
    expect(stateOf(story).early?.row.id).toBe('second')
    for (const deck of ['second', 'third']) answered(story, deck, TODAY)
    expect(giving(story)).toEqual(['mine'])
    expect(stateOf(story).early).toBeUndefined()
  })

  test('of a deck that was passed by test come when the rest of the plan was seen', () => {
    const story = new Story()
    story.write({ kind: 'setting', key: 'known:first', value: true, ...moment(TODAY) })
    expect(giving(story)).toEqual(['second'])
    expect(stateOf(story).early).toBeUndefined()
    for (const deck of ['second', 'third']) answered(story, deck, TODAY)
    expect(giving(story)).toEqual(['first', 'mine'])
  })

  test('there are some, from open decks or from one that opens early, as long as any card is unseen', () => {
    const decks = ['a', 'b', 'c', 'd']
    const graph = fc.array(fc.record({ needs: fc.subarray(decks), onPlan: fc.boolean() }), {
      minLength: 4,
      maxLength: 4,
    })
    const steps = fc.array(
      fc.record({
        deck: fc.constantFrom(...decks),
        ago: fc.nat(3),
        what: fc.constantFrom('answer', 'known'),
      }),
      { maxLength: 8 },
    )
    fc.assert(
      fc.property(graph, steps, (nodes, history) => {
        const all = catalogOf(
          ...nodes.map(({ needs, onPlan }, index) =>
            deckOf(decks[index] ?? '', 1, { needs, plan: onPlan ? plan : [] }),
          ),
        )
        const story = new Story()
        for (const { deck, ago, what } of history.toSorted((x, y) => y.ago - x.ago))
          if (what === 'answer') story.answer(`${deck}/1`, TODAY - ago, 3, 1)
          else story.write({ kind: 'setting', key: `known:${deck}`, value: true, ...moment(TODAY - ago) })
        const seen = new Set(history.filter(({ what }) => what === 'answer').map(({ deck }) => deck))
        const unlocked = unlocking(all, story.schedule, TODAY, 'a')
        expect(unlocked.giving.length > 0).toBe(seen.size < decks.length)
        for (const deck of unlocked.giving) {
          expect(seen).not.toContain(deck.row.id)
          expect(unlocked.isOpen(deck) || unlocked.early === deck).toBe(true)
        }
        const begun = all.decks.filter((deck) => seen.has(deck.row.id))
        expect(begun.every(unlocked.isOpen)).toBe(true)
      }),
    )
  })
})
