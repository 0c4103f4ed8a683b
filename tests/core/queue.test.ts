import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CardId } from '#core/ids.ts'
import type { Queue } from '#core/queue.ts'
import { apply } from '#core/schedule.ts'
import { defaultSettings } from '#core/settings.ts'
import { catalogOf, deckOf, MONDAY, moment, queueOf, Story } from './study-fixture.ts'

const MINUTE = 60_000
const TODAY = MONDAY + 30
const now = moment(TODAY)
const none = { ...defaultSettings, newPerDay: 0 }

const id = (deck: string, card: number): CardId => `${deck}/${card}`
const shown = (queue: Queue) => queue.main.map((card) => card.id)
const fresh = (queue: Queue) => queue.main.filter((card) => card.isNew).map((card) => card.id)

describe('reviews', () => {
  test('all that are due today or earlier, none that is due tomorrow', () => {
    const story = new Story()
      .answer('d/1', TODAY - 5, 3, 5)
      .answer('d/2', TODAY - 5, 3, 6)
      .answer('d/3', TODAY - 9, 3, 2)
    const queue = queueOf({
      schedule: story.schedule,
      catalog: catalogOf(deckOf('d', 3)),
      now,
      settings: none,
    })
    expect(shown(queue).toSorted()).toEqual(['d/1', 'd/3'])
    expect(queue.counts).toMatchObject({ review: 2, new: 0, learning: 0, total: 2 })
  })

  test('what is closest to being forgotten comes first', () => {
    const story = new Story()
    for (const [card, overdue] of [2, 9, 0, 5, 1].entries()) {
      story.answer(id('d', card + 1), TODAY - 3 - overdue, 3, 3)
    }
    const queue = queueOf({
      schedule: story.schedule,
      catalog: catalogOf(deckOf('d', 5)),
      now,
      settings: none,
    })
    expect(shown(queue)).toEqual(['d/2', 'd/4', 'd/1', 'd/5', 'd/3'])
  })

  test('cards that are equally likely to be forgotten come in an order that the seed decides', () => {
    const story = new Story()
    for (let card = 1; card <= 12; card++) story.answer(id('d', card), TODAY - 3, 3, 3)
    const base = { schedule: story.schedule, catalog: catalogOf(deckOf('d', 12)), now, settings: none }
    const first = shown(queueOf({ ...base, spread: 7 }))
    expect(shown(queueOf({ ...base, spread: 7 }))).toEqual(first)
    expect(shown(queueOf({ ...base, spread: 8 }))).not.toEqual(first)
    expect(shown(queueOf({ ...base, spread: 8 })).toSorted()).toEqual(first.toSorted())
  })

  test('of a backlog the most useful can be done alone', () => {
    const story = new Story()
    for (let card = 1; card <= 20; card++) story.answer(id('d', card), TODAY - 3 - card, 3, 3)
    const queue = queueOf({
      schedule: story.schedule,
      catalog: catalogOf(deckOf('d', 20)),
      now,
      settings: none,
      reviewsAtMost: 3,
    })
    expect(shown(queue)).toEqual(['d/20', 'd/19', 'd/18'])
    expect(queue.counts).toMatchObject({ review: 3, total: 3 })
  })

  test('suspended and buried cards, retired cards and cards of removed decks stay away', () => {
    const story = new Story()
    for (const card of ['d/1', 'd/2', 'd/3', 'd/99', 'gone/1'] as const) story.answer(card, TODAY - 3, 3, 3)
    story
      .suspend('d/1', TODAY - 1)
      .bury('d/2', TODAY)
      .suspend('d/4', TODAY)
      .bury('d/5', TODAY)
    const base = { schedule: story.schedule, catalog: catalogOf(deckOf('d', 6)) }
    expect(shown(queueOf({ ...base, now })).toSorted()).toEqual(['d/3', 'd/6'])
    expect(shown(queueOf({ ...base, now: moment(TODAY + 1) })).toSorted()).toEqual([
      'd/2',
      'd/3',
      'd/5',
      'd/6',
    ])
  })
})

describe('learning steps', () => {
  const story = new Story()
    .answer('d/1', TODAY, 3, 10 / 1440, { hours: 5.9 })
    .answer('d/2', TODAY, 1, 1 / 1440, { hours: 5.5 })
    .answer('d/3', TODAY, 1, 60 / 1440, { hours: 6 })
    .answer('d/4', TODAY, 1, 75 / 1440, { hours: 6 })
    .answer('d/5', TODAY, 1, 200 / 1440, { hours: 6 })
    .answer('d/6', TODAY, 1, 23 / 24, { hours: 6 })
  const base = { schedule: story.schedule, catalog: catalogOf(deckOf('d', 6)), settings: none }

  test('come with their times, those within the learn-ahead time included', () => {
    const queue = queueOf({ ...base, now })
    expect(queue.learning).toEqual([
      { id: 'd/2', dueAt: now.at - 29 * MINUTE },
      { id: 'd/1', dueAt: now.at + 4 * MINUTE },
    ])
    expect(queue.counts).toMatchObject({ learning: 2, total: 2 })
  })

  test('the next ones are announced, and are there at the time announced', () => {
    const queue = queueOf({ ...base, now })
    expect(queue.nextDueAt).toBe(now.at + 60 * MINUTE)
    expect(queue.countAt).toBe(2)
    const then = queueOf({ ...base, now: { at: queue.nextDueAt ?? 0, offset: 0 } })
    expect(then.counts.learning - queue.counts.learning).toBe(queue.countAt)
  })

  test('a step that falls due on the next study day is not announced for today', () => {
    const alone = new Story().answer('d/1', TODAY, 1, 23 / 24, { hours: 6 })
    const queue = queueOf({ ...base, schedule: alone.schedule, now })
    expect(queue).toMatchObject({ nextDueAt: undefined, countAt: 0, counts: { total: 0 } })
  })
})

describe('new cards', () => {
  const catalog = catalogOf(
    deckOf('orm', 30, {
      plan: [
        { plan: 'a', step: 7 },
        { plan: 'b', step: 5 },
      ],
      needs: ['sql'],
    }),
    deckOf('sql', 8, {
      plan: [
        { plan: 'a', step: 4 },
        { plan: 'b', step: 2 },
      ],
    }),
  )

  test('come along the plan, ten a day', () => {
    const free = catalogOf(
      deckOf('orm', 30, { plan: [{ plan: 'a', step: 7 }] }),
      deckOf('sql', 8, { plan: [{ plan: 'a', step: 4 }] }),
    )
    const queue = queueOf({ schedule: new Story().schedule, catalog: free, now })
    expect(fresh(queue)).toEqual([
      ...[1, 2, 3, 4, 5, 6, 7, 8].map((card) => id('sql', card)),
      'orm/1',
      'orm/2',
    ])
    expect(queue.counts).toMatchObject({ new: 10, total: 10, predict: 0, concept: 0 })
  })

  test('come from open decks alone, as long as one of them has any', () => {
    const story = new Story()
    expect(fresh(queueOf({ schedule: story.schedule, catalog, now }))).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((card) => id('sql', card)),
    )
    for (let card = 1; card <= 8; card++) story.answer(id('sql', card), TODAY, 4, 9)
    expect(fresh(queueOf({ schedule: story.schedule, catalog, now }))).toEqual(['orm/1', 'orm/2'])
  })

  test('those begun today are taken off, down to none; what was begun earlier is not', () => {
    const story = new Story()
    for (let card = 1; card <= 8; card++) story.answer(id('sql', card), TODAY - 1, 4, 9)
    for (let card = 1; card <= 4; card++) story.answer(id('orm', card), TODAY, 4, 9)
    expect(fresh(queueOf({ schedule: story.schedule, catalog, now }))).toHaveLength(6)
    for (let card = 5; card <= 14; card++) story.answer(id('orm', card), TODAY, 4, 9)
    const base = { schedule: story.schedule, catalog, now }
    expect(fresh(queueOf(base))).toEqual([])
    expect(fresh(queueOf({ ...base, newExtra: 3 }))).toEqual(['orm/15', 'orm/16', 'orm/17'])
  })

  test('stand evenly among the reviews', () => {
    const story = new Story()
    for (let card = 1; card <= 8; card++) story.answer(id('sql', card), TODAY - 3, 3, 3)
    const queue = queueOf({
      schedule: story.schedule,
      catalog,
      now,
      settings: { ...defaultSettings, newPerDay: 2 },
    })
    expect(queue.main.map((card) => (card.isNew ? 'n' : '-')).join('')).toBe('--n----n--')
  })

  test('of one deck, when only that deck is studied', () => {
    const queue = queueOf({ schedule: new Story().schedule, catalog, now, only: 'orm' })
    expect(fresh(queue)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((card) => id('orm', card)))
    expect(queueOf({ schedule: new Story().schedule, catalog, now, only: 'nowhere' }).counts.total).toBe(0)
  })

  test('a card that was forgotten on purpose is new again', () => {
    const story = new Story().answer('sql/1', TODAY - 9, 3, 3)
    story.write({ kind: 'forget', card: 'sql/1', ...moment(TODAY - 1) })
    expect(fresh(queueOf({ schedule: story.schedule, catalog, now }))[0]).toBe('sql/1')
  })

  test('a crowded concept lets later cards of its deck go first', () => {
    const crowded = catalogOf(deckOf('d', ['A', 'A', 'A', 'b', 'c']))
    const base = { schedule: new Story().schedule, catalog: crowded, now }
    expect(fresh(queueOf({ ...base, settings: { ...defaultSettings, newPerDay: 3 } }))).toEqual([
      'd/1',
      'd/4',
      'd/5',
    ])
    expect(fresh(queueOf(base)).toSorted()).toEqual(['d/1', 'd/2', 'd/3', 'd/4', 'd/5'])
  })

  test('a deck of one concept is still taught, as many cards as were asked for', () => {
    const single = catalogOf(
      deckOf(
        'd',
        Array.from({ length: 20 }, () => 'sql'),
      ),
    )
    expect(fresh(queueOf({ schedule: new Story().schedule, catalog: single, now }))).toHaveLength(10)
  })
})

describe('the counts', () => {
  test('divide what is shown by side of the seam, new cards apart', () => {
    const story = new Story()
    const catalog = catalogOf(
      deckOf('sql', 9, { kind: 'predict-sql' }),
      deckOf('ideas', 9, { kind: 'concept', title: 'z' }),
    )
    for (let card = 1; card <= 3; card++) story.answer(id('sql', card), TODAY - 3, 3, 3)
    story.answer('sql/4', TODAY, 1, 1 / 1440).answer('ideas/1', TODAY - 3, 3, 3)
    story.answer('ideas/2', TODAY - 2, 3, 1)
    const queue = queueOf({
      schedule: story.schedule,
      catalog,
      now,
      settings: { ...defaultSettings, newPerDay: 3 },
    })
    expect(queue.counts).toEqual({ learning: 1, review: 5, new: 2, predict: 4, concept: 2, total: 8 })
  })

  test('are what is there: every card once, siblings apart, whatever the history', () => {
    const concepts = ['', 'a', 'b', 'c', 'd', 'a+b', 'e']
    const cards = fc.array(
      fc.record({
        concept: fc.constantFrom(...concepts),
        ago: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
        interval: fc.constantFrom(1 / 1440, 10 / 1440, 0.5, 1, 3, 10),
        aside: fc.constantFrom('no', 'no', 'no', 'suspended', 'buried'),
      }),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(cards, fc.integer({ min: 0, max: 12 }), (list, newPerDay) => {
        const story = new Story()
        const ordered = list
          .map((card, index) => ({ ...card, id: id('d', index + 1) }))
          .toSorted((a, b) => (b.ago ?? 0) - (a.ago ?? 0))
        for (const card of ordered) {
          if (card.ago !== undefined)
            story.answer(card.id, TODAY - card.ago, 3, card.interval, { hours: 5.9 })
        }
        for (const card of ordered) {
          if (card.aside === 'suspended') story.suspend(card.id, TODAY)
          if (card.aside === 'buried') story.bury(card.id, TODAY)
        }
        const catalog = catalogOf(
          deckOf(
            'd',
            list.map((card) => card.concept),
          ),
        )
        const settings = { ...defaultSettings, newPerDay }
        const queue = queueOf({ schedule: story.schedule, catalog, now, settings })
        const { counts } = queue
        expect(counts.review).toBe(queue.main.filter((card) => !card.isNew).length)
        expect(counts.new).toBe(fresh(queue).length)
        expect(counts.learning).toBe(queue.learning.length)
        expect(counts.total).toBe(counts.learning + counts.review + counts.new)
        expect(counts.predict + counts.concept + counts.new).toBe(counts.total)
        const all = [...queue.learning.map((step) => step.id), ...shown(queue)]
        expect(new Set(all).size).toBe(all.length)
        const expected = ordered
          .filter((card) => card.aside === 'no' && card.ago !== undefined)
          .filter((card) => {
            if (card.interval >= 1) return card.interval <= (card.ago ?? 0)
            return card.ago !== 0 || card.interval < 0.5
          })
        expect(counts.learning + counts.review).toBe(expected.length)
        const unseen = ordered.filter((card) => card.aside === 'no' && card.ago === undefined).length
        const begun = ordered.filter((card) => card.ago === 0).length
        expect(counts.new).toBe(Math.min(unseen, Math.max(0, newPerDay - begun)))
      }),
    )
  })
})

describe('a queue built again', () => {
  const catalog = catalogOf(deckOf('d', 6), deckOf('e', 6))

  test('knows what was answered in between, in the same schedule', () => {
    const story = new Story().answer('gone/1', TODAY - 3, 3, 3).answer('d/2', TODAY - 3, 3, 3)
    const { schedule } = story
    const before = queueOf({ schedule, catalog, now })
    expect(before.counts).toMatchObject({ review: 1, new: 10 })
    story.answer('d/2', TODAY, 3, 9).answer('e/5', TODAY, 3, 9).answer('other/1', TODAY, 3, 9)
    story.answer('d/1', TODAY, 1, 1 / 1440)
    for (const event of story.events) apply(schedule, event)
    const after = queueOf({ schedule, catalog, now })
    expect(after.counts).toMatchObject({ review: 0, learning: 1, new: 7 })
    expect(after).toEqual(queueOf({ schedule: story.schedule, catalog, now }))
  })

  test('stays as it is while nothing happens', () => {
    const { schedule } = new Story().answer('d/2', TODAY - 3, 3, 3)
    expect(queueOf({ schedule, catalog, now })).toEqual(queueOf({ schedule, catalog, now }))
  })
})

describe('siblings', () => {
  test('stand four places apart where there are enough others', () => {
    const story = new Story()
    const concepts = Array.from({ length: 24 }, (_, index) => (index < 6 ? 'same' : ''))
    for (let card = 1; card <= 24; card++) story.answer(id('d', card), TODAY - 30 + card, 3, 2)
    const queue = queueOf({
      schedule: story.schedule,
      catalog: catalogOf(deckOf('d', concepts)),
      now,
      settings: none,
    })
    const places = shown(queue).flatMap((card, place) => (Number(card.slice(2)) <= 6 ? [place] : []))
    const gaps = places.slice(1).map((place, index) => place - (places[index] ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(4)
  })

  test('among new cards never stand side by side while their deck has anything to put between', () => {
    const pairs = catalogOf(deckOf('d', ['A', 'A', 'B', 'B', 'C', 'C', 'D', 'D', 'E', 'E', 'F', 'F']))
    for (let newPerDay = 2; newPerDay <= 12; newPerDay++) {
      const queue = queueOf({
        schedule: new Story().schedule,
        catalog: pairs,
        now,
        settings: { ...defaultSettings, newPerDay },
      })
      const names = shown(queue).map((card) => pairs.conceptsOf(pairs.indexOf(card))[0])
      expect(names).toHaveLength(newPerDay)
      expect(names.filter((name, place) => name === names[place + 1])).toEqual([])
    }
  })
})
