import { describe, expect, test } from 'vitest'
import { type EventDraft, type Event, stamp } from '#core/event.ts'
import { choices, defaultWeights, memoryAfter } from '#core/memory.ts'
import { apply, fold, pastNeeded, Schedule } from '#core/schedule.ts'
import { defaultSettings } from '#core/settings.ts'
import { voidedBy } from '#core/voids.ts'

/** A device that writes events one after another. */
const device = (dev = 'phone') => {
  const events: Event[] = []
  let order = 0
  const write = (draft: EventDraft): Event => {
    const row = stamp(draft, 4, order)
    ;({ order } = row)
    const event = { ...row, dev, n: events.length + 1 }
    events.push(event)
    return event
  }
  const answer = (local: string, offset: number, interval = 1, grade: 1 | 2 | 3 | 4 = 3) =>
    write({
      kind: 'review',
      card: 'deck/card',
      grade,
      tookMs: 1000,
      mode: 'show',
      interval,
      at: Date.parse(`${local}:00Z`) - offset * 60_000,
      offset,
    })
  return { events, write, answer }
}
const berlin = 120
const losAngeles = -420

describe('gaps between answers', () => {
  test.each([
    ['23:30 and 03:30 the same night are one day', '2026-07-10T23:30', '2026-07-11T03:30', berlin, berlin, 0],
    ['23:30 and 04:30 are two', '2026-07-10T23:30', '2026-07-11T04:30', berlin, berlin, 1],
    [
      '22:00 before and 05:00 after the clocks go forward are one apart',
      '2026-03-28T22:00',
      '2026-03-29T05:00',
      60,
      120,
      1,
    ],
    [
      '03:30 in the hour that comes back is still the evening before',
      '2026-10-24T22:00',
      '2026-10-25T03:30',
      120,
      60,
      0,
    ],
    [
      'an evening after a flight west is one day on',
      '2026-07-10T21:00',
      '2026-07-11T20:00',
      berlin,
      losAngeles,
      1,
    ],
    [
      'the same evening after a flight west is the same day',
      '2026-07-10T13:00',
      '2026-07-10T21:00',
      berlin,
      losAngeles,
      0,
    ],
    ['a clock set back by a week is the same day', '2026-07-10T13:00', '2026-07-03T13:00', berlin, berlin, 0],
  ])('%s', (_, first, second, offset, offsetLater, gap) => {
    const { events, answer } = device()
    answer(first, offset)
    answer(second, offsetLater)
    const before = memoryAfter(undefined, 0, 3, defaultWeights)
    expect(fold(events).memoryOf('deck/card')).toMatchObject(memoryAfter(before, gap, 3, defaultWeights))
  })

  test('a clock set back keeps the order in which the answers were given', () => {
    const { events, answer } = device()
    answer('2026-07-10T13:00', berlin, 5)
    answer('2026-07-03T13:00', berlin, 1 / 144, 1)
    expect(fold(events.toReversed()).memoryOf('deck/card')).toMatchObject({ state: 'relearning', lapses: 1 })
  })
})

describe('a card', () => {
  test('gets exactly what stood on the button', () => {
    const schedule = new Schedule()
    const { write } = device()
    let at = Date.UTC(2026, 6, 10, 12)
    for (const grade of [1, 3, 3, 2, 4, 1, 3, 3] as const) {
      const day = stamp({ kind: 'forget', card: 'deck/card', at, offset: 0 }, 4, 0).day
      const before = schedule.memoryOf('deck/card')
      const chosen = choices('deck/card', before, day, schedule.weights, defaultSettings)[grade - 1]
      if (!chosen) throw new Error('no choice')
      const facts = { kind: 'review', card: 'deck/card', grade, tookMs: 0, mode: 'show' } as const
      apply(schedule, write({ ...facts, interval: chosen.interval, at, offset: 0 }))
      expect(schedule.memoryOf('deck/card')).toMatchObject(chosen)
      at += Math.max(600_000, chosen.interval * 86_400_000)
    }
  })

  test('is due on a day once it graduates, and at a moment before', () => {
    const { events, answer } = device()
    const { at } = answer('2026-07-10T12:00', 0, 10 / 1440)
    expect(fold(events).due[0]).toBe(at + 600_000)
    const { day } = answer('2026-07-10T12:10', 0, 3)
    expect(fold(events).due[0]).toBe(day + 3)
  })

  test('that is forgotten is new again, but keeps its flag, and its answers keep counting for the day', () => {
    const { events, answer, write } = device()
    const { at, day } = answer('2026-07-10T12:00', 0)
    write({ kind: 'flag', card: 'deck/card', flag: 3, at, offset: 0 })
    write({ kind: 'forget', card: 'deck/card', at, offset: 0 })
    const schedule = fold(events)
    expect(schedule.memoryOf('deck/card')).toMatchObject({ state: 'new', reps: 0, stability: 0 })
    expect([schedule.flag[0], schedule.days.get(day)?.reviews]).toEqual([3, 1])
  })

  test('that nothing was said about has no slot and is new', () => {
    expect(new Schedule().slotOf('deck/card')).toBeUndefined()
    expect(new Schedule().memoryOf('deck/card').state).toBe('new')
  })
})

describe('taking in one event', () => {
  test('asks for the past exactly when an event reaches back', () => {
    const { answer, write } = device()
    const first = answer('2026-07-10T12:00', 0)
    const second = answer('2026-07-11T12:00', 0)
    const { at } = second
    const schedule = fold([second])
    expect(pastNeeded(schedule, second)).toBeUndefined()
    expect(pastNeeded(schedule, first)).toBe('card')
    expect(
      pastNeeded(schedule, write({ kind: 'suspend', card: 'deck/other', at, offset: 0 })),
    ).toBeUndefined()
    expect(pastNeeded(schedule, write({ kind: 'void', target: second, at, offset: 0 }))).toBe('all')
    expect(() => apply(schedule, first)).toThrow('needs the past')
    expect(schedule.coverage.has(first)).toBe(false)
  })
})

describe('undoing', () => {
  test('the last answers of a card, one after the other, needs nothing of the past', () => {
    const { write, answer } = device()
    const answers = [11, 12, 13].map((day) => answer(`2026-07-${day}T12:00`, 0))
    const { at, offset } = answers[2] as Event
    const schedule = new Schedule()
    for (const event of answers) apply(schedule, event)
    for (const left of [2, 1, 0]) {
      const undo = write({ kind: 'void', target: answers[left] as Event, at, offset })
      expect(pastNeeded(schedule, undo)).toBeUndefined()
      apply(schedule, undo)
      const never = fold(answers.slice(0, left))
      expect(schedule.memoryOf('deck/card')).toEqual(never.memoryOf('deck/card'))
      expect([...schedule.days]).toEqual([...never.days])
    }
  })

  test('an answer that is not the last of its card needs the past, however late it was', () => {
    const { write, answer } = device()
    const first = answer('2026-07-11T12:00', 0)
    const second = answer('2026-07-12T12:00', 0)
    const schedule = new Schedule()
    for (const event of [first, second]) apply(schedule, event)
    const undo = write({ kind: 'void', target: first, at: second.at, offset: 0 })
    expect(pastNeeded(schedule, undo)).toBe('all')
    expect(() => apply(schedule, undo)).toThrow('needs the past')
  })

  test('goes back as far as anybody undoes, and needs the past beyond that', () => {
    const { write, answer } = device()
    const answers = Array.from({ length: 600 }, () => answer('2026-07-11T12:00', 0, 0))
    const schedule = new Schedule()
    for (const event of answers) apply(schedule, event)
    let taken = 0
    for (const target of answers.toReversed()) {
      const undo = write({ kind: 'void', target, at: target.at, offset: 0 })
      if (pastNeeded(schedule, undo)) break
      apply(schedule, undo)
      taken++
    }
    expect(taken).toBeGreaterThanOrEqual(256)
    expect(taken).toBeLessThan(600)
  })
})

const one = (n: number, target: number, to?: number) => ({ dev: 'a', n, target: { dev: 'a', n: target, to } })
const taken = (...voids: ReturnType<typeof one>[]) => {
  const numbers = voidedBy(voids).get('a')
  return Array.from({ length: 30 }, (_, n) => n).filter((n) => numbers?.has(n))
}

describe('voids', () => {
  test('a void of a void brings back, a void of that takes out again', () => {
    expect(taken(one(2, 1))).toEqual([1])
    expect(taken(one(2, 1), one(3, 2))).toEqual([2])
    expect(taken(one(2, 1), one(3, 2), one(4, 3))).toEqual([1, 3])
  })

  test('a void of a range takes all of it out, voids in it too, and is one void to take back', () => {
    expect(taken(one(20, 1, 4))).toEqual([1, 2, 3, 4])
    expect(taken(one(20, 1, 4), one(21, 20))).toEqual([20])
    expect(taken(one(3, 9), one(20, 1, 4))).toEqual([1, 2, 3, 4])
    expect(taken(one(3, 9), one(20, 1, 4), one(21, 20))).toEqual([9, 20])
  })

  test('in a circle nobody counts, unless something outside breaks it', () => {
    expect(taken(one(1, 1))).toEqual([])
    expect(taken(one(1, 2), one(2, 1))).toEqual([])
    expect(taken(one(1, 2), one(2, 1), one(3, 1))).toEqual([1])
    expect(taken(one(1, 2), one(2, 3), one(3, 1), one(4, 1))).toEqual([1, 3])
  })
})
