import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { minutesFor, secondsPerAnswer } from '#core/pace.ts'
import { defaultSettings } from '#core/settings.ts'
import { answersMissing, ledgerTotals, todayView } from '#core/stats.ts'
import { studyMoment } from '#core/study-day.ts'
import { catalogOf, deckOf, MONDAY, moment, queueOf, Story } from './study-fixture.ts'

const FRIDAY = MONDAY + 4
const catalog = catalogOf(deckOf('d', 30))
const none = { ...defaultSettings, newPerDay: 0 }

const viewOf = (story: Story, day = FRIDAY, hours = 6) => {
  const now = moment(day, hours)
  const { schedule } = story
  const queue = queueOf({ schedule, catalog, now, settings: none })
  return todayView(queue, catalog, schedule, studyMoment(now, none))
}

describe('minutes', () => {
  test('take 15 seconds an answer as long as nothing is known', () => {
    expect(secondsPerAnswer(new Story().schedule.days, FRIDAY)).toBe(15)
    expect(minutesFor(24, 15)).toBe(6)
  })

  test("follow the person's own pace of the last 14 days", () => {
    const story = new Story()
      .answer('d/1', FRIDAY - 14, 3, 1, { tookMs: 50_000 })
      .answer('d/1', FRIDAY - 13, 3, 1, { tookMs: 4000 })
      .answer('d/2', FRIDAY, 3, 1, { tookMs: 8000 })
    expect(secondsPerAnswer(story.schedule.days, FRIDAY)).toBe(6)
  })

  test('count an answer with a minute at most', () => {
    const story = new Story().answer('d/1', FRIDAY, 3, 1, { tookMs: 3_600_000 })
    expect(secondsPerAnswer(story.schedule.days, FRIDAY)).toBe(60)
  })

  test('are none for nothing and one for a little', () => {
    expect(minutesFor(0, 15)).toBe(0)
    expect(minutesFor(1, 2)).toBe(1)
  })
})

describe('the week strip', () => {
  test('runs from Monday to Sunday: done, missed, today, ahead', () => {
    const story = new Story()
      .answer('d/1', MONDAY, 3, 5)
      .answer('d/2', MONDAY, 3, 6)
      .answer('d/3', MONDAY + 1, 3, 9)
      .answer('d/4', FRIDAY, 3, 1)
      .answer('d/5', FRIDAY, 3, 40)
    expect(viewOf(story).week.map(({ weekday, state, count }) => [weekday, state, count])).toEqual([
      [0, 'done', 2],
      [1, 'done', 1],
      [2, 'missed', 0],
      [3, 'missed', 0],
      [4, 'today', 2],
      [5, 'ahead', 2],
      [6, 'ahead', 1],
    ])
  })

  test('no day before the first one was missed', () => {
    const states = viewOf(new Story().answer('d/1', MONDAY + 2, 3, 9)).week.map((day) => day.state)
    expect(states).toEqual(['before', 'before', 'done', 'missed', 'today', 'ahead', 'ahead'])
    expect(viewOf(new Story()).week.map((day) => day.state)).not.toContain('missed')
  })

  test('always has today where the calendar has it', () => {
    for (let day = MONDAY - 30; day < MONDAY + 30; day++) {
      const { week } = viewOf(new Story(), day)
      const today = week.find((one) => one.state === 'today')
      expect(today?.day).toBe(day)
      expect(today?.weekday).toBe((new Date(day * 86_400_000).getUTCDay() + 6) % 7)
    }
  })

  test('does not promise cards that are suspended, and counts buried ones when they return', () => {
    const story = new Story()
      .answer('d/1', FRIDAY - 1, 3, 2)
      .answer('d/2', FRIDAY - 1, 3, 2)
      .answer('d/3', FRIDAY - 3, 3, 2)
      .suspend('d/1', FRIDAY)
    story.write({ kind: 'bury', card: 'd/2', until: FRIDAY + 2, ...moment(FRIDAY) })
    expect(
      viewOf(story)
        .week.slice(5)
        .map((day) => day.count),
    ).toEqual([0, 1])
  })
})

describe('the loads', () => {
  test('due now is what the queue shows, with its minutes', () => {
    const story = new Story()
    for (let card = 1; card <= 8; card++) story.answer(`d/${card}`, FRIDAY - 3, 3, 2, { tookMs: 30_000 })
    expect(viewOf(story)).toMatchObject({ due: { cards: 8, minutes: 4 }, done: 0 })
  })

  test("tomorrow's is what tomorrow's queue will show if nothing more is done today", () => {
    const answers = fc.array(
      fc.record({
        ago: fc.integer({ min: 0, max: 6 }),
        interval: fc.constantFrom(1 / 1440, 0.3, 0.9, 1, 2, 5),
        aside: fc.constantFrom('no', 'no', 'suspended', 'today', 'two days'),
      }),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(answers, fc.integer({ min: 6, max: 23 }), (list, hours) => {
        const story = new Story()
        const cards = list.map((one, index) => ({ ...one, id: `d/${index + 1}` as const }))
        for (const card of cards.toSorted((a, b) => b.ago - a.ago)) {
          story.answer(card.id, FRIDAY - card.ago, 3, card.interval)
        }
        for (const { id, aside } of cards) {
          if (aside === 'suspended') story.suspend(id, FRIDAY)
          if (aside === 'today') story.bury(id, FRIDAY)
          if (aside === 'two days') {
            story.write({ kind: 'bury', card: id, until: FRIDAY + 2, ...moment(FRIDAY) })
          }
        }
        const then = moment(FRIDAY + 1, 23.99)
        const queue = queueOf({ schedule: story.schedule, catalog, now: then, settings: none })
        expect(viewOf(story, FRIDAY, hours).tomorrow.cards).toBe(queue.counts.total)
      }),
    )
  })
})

describe('the check for missing answers', () => {
  const full = ledgerTotals(new Story().answer('d/1', FRIDAY, 1, 0.1).answer('d/1', FRIDAY, 3, 1).schedule)
  const empty = ledgerTotals(new Story().schedule)

  test('counts answers and cards', () => {
    expect(full).toEqual({ answers: 2, cards: 1 })
    expect(empty).toEqual({ answers: 0, cards: 0 })
  })

  test('raises the alarm only for an empty ledger beside a memory of answers', () => {
    expect(answersMissing(full, empty)).toBe(true)
    expect(answersMissing(full, full)).toBe(false)
    expect(answersMissing(empty, empty)).toBe(false)
    expect(answersMissing(undefined, empty)).toBe(false)
  })
})
