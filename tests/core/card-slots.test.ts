import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cardSlots } from '#core/card-slots.ts'
import { apply, type Schedule } from '#core/schedule.ts'
import { fromSnapshot } from '#core/snapshot.ts'
import { toSnapshot } from '#core/to-snapshot.ts'
import { catalogOf, deckOf, MONDAY, Story } from './study-fixture.ts'

const decks = () => [deckOf('a', 6), deckOf('b', 5)] as const

const answered = (cards: readonly number[]): Story => {
  const story = new Story()
  for (const card of cards) story.answer(card < 8 ? `a/${card}` : `b/${card - 7}`, MONDAY, 3, 4)
  return story
}

/** By position the slot's card, which is what a caller relies on. */
const matched = (schedule: Schedule, catalog: ReturnType<typeof catalogOf>) => {
  const { slotOf, cardOf } = cardSlots(catalog, schedule)
  return {
    slotOf: [...slotOf].map((slot) => (slot < 0 ? undefined : schedule.ids[slot])),
    cardOf: [...cardOf].map((card) => catalog.idAt(card)),
  }
}

const restored = (schedule: Schedule, catalog: ReturnType<typeof catalogOf>): Schedule => {
  const back = fromSnapshot(structuredClone(toSnapshot(schedule, catalog)))
  if (!back) throw new Error('the snapshot was refused')
  return back
}

describe('cards and slots', () => {
  // Cards 7 of deck a and 6 to 8 of deck b are in no deck.
  const cards = fc.array(fc.integer({ min: 1, max: 15 }), { maxLength: 20 })

  test('are matched up the same from a snapshot as from nothing, whatever was answered since', () => {
    fc.assert(
      fc.property(cards, cards, (before, since) => {
        const catalog = catalogOf(...decks())
        const story = answered(before)
        const schedule = restored(story.schedule, catalog)
        const known = story.events.length
        const later = answered([...before, ...since])
        for (const event of later.events.slice(known)) apply(schedule, event)
        expect(matched(schedule, catalogOf(...decks()))).toEqual(matched(later.schedule, catalog))
      }),
    )
  })

  test('are matched up anew when the decks have changed since the snapshot', () => {
    const [a, b] = decks()
    const { schedule } = answered([1, 2, 9, 10])
    const back = restored(schedule, catalogOf(a, b))
    for (const catalog of [catalogOf(b, a), catalogOf(b), catalogOf(), catalogOf(a, deckOf('b', 9))])
      expect(matched(back, catalog)).toEqual(matched(schedule, catalog))
  })
})
