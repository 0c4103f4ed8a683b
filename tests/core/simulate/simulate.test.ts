import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultWeights, kernelFor, usableWeights } from '#core/memory.ts'
import { usualHabits } from '#core/simulate/habits.ts'
import { outlooks } from '#core/simulate/outlook.ts'
import { type Course, type Situation, simulate } from '#core/simulate/simulate.ts'
import { numbersFrom } from '#core/seeded-shuffle.ts'

/** So many cards in review at all stages of being learned. */
function situation(cards: number, changed: Partial<Situation> = {}): Situation {
  const draw = numbersFrom(cards + 1)
  const stability = Float64Array.from({ length: cards }, () => 0.5 + 60 * draw() ** 2)
  return {
    cards: {
      stability,
      difficulty: Float64Array.from(stability, () => 1 + 9 * draw()),
      elapsed: Int32Array.from(stability, (days) => Math.floor(days * draw())),
      dueIn: Int32Array.from(stability, (days) => Math.round(days * (draw() - 0.1))),
      interval: stability.map((days) => Math.max(1, Math.round(days))),
      stage: Uint8Array.from(stability, () => (draw() < 0.05 ? 1 : draw() < 0.05 ? 3 : 2)),
    },
    unseen: 200,
    newPerDay: 3,
    weights: defaultWeights,
    maximumInterval: 36_500,
    fuzz: true,
    learningSteps: 2,
    relearningSteps: 1,
    days: 120,
    ...changed,
  }
}

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0)
const run = (of: Situation, retention = 0.9, seed = 1): Course => simulate(of, usualHabits, retention, seed)

describe('a simulation', () => {
  it('without cards holds nothing', () => {
    const course = run(situation(0, { unseen: 0 }))
    expect(course).toMatchObject({ firsts: 0, steps: 0, reviews: 0, cards: 0, remembered: 0 })
    expect(total(course.answers)).toBe(0)
    expect(total(course.seconds)).toBe(0)
  })

  it('gives the same for the same seed and something else for another', () => {
    expect(run(situation(300))).toEqual(run(situation(300)))
    expect(run(situation(300), 0.9, 2).answers).not.toEqual(run(situation(300)).answers)
  })

  it('accounts for every answer and every card', () => {
    const sizes = fc.record({
      cards: fc.integer({ min: 0, max: 80 }),
      unseen: fc.integer({ min: 0, max: 60 }),
      newPerDay: fc.integer({ min: 0, max: 10 }),
      days: fc.integer({ min: 0, max: 90 }),
      learningSteps: fc.integer({ min: 0, max: 3 }),
      relearningSteps: fc.integer({ min: 0, max: 2 }),
      maximumInterval: fc.integer({ min: 1, max: 400 }),
      fuzz: fc.boolean(),
    })
    fc.assert(
      fc.property(sizes, fc.double({ min: 0.7, max: 0.99, noNaN: true }), ({ cards, ...rest }, retention) => {
        const course = run(situation(cards, rest), retention)
        expect(course.firsts).toBe(Math.min(rest.unseen, rest.newPerDay * rest.days))
        expect(course.cards).toBe(cards + course.firsts)
        expect(total(course.answers)).toBe(course.firsts + course.steps + course.reviews)
        expect(course.recalled).toBeLessThanOrEqual(course.reviews)
        expect(course.remembered).toBeGreaterThanOrEqual(0)
        expect(course.remembered).toBeLessThanOrEqual(course.cards)
        expect(course.answers).toHaveLength(rest.days)
        expect([...course.answers, ...course.seconds].every((value) => value >= 0)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('answers every card once on the day it falls due when no interval ends within its days', () => {
    const one = situation(40, { unseen: 0, days: 1 })
    const due = one.cards.dueIn.filter((days, card) => days <= 0 && one.cards.stage[card] === 2).length
    expect(run(one).reviews).toBe(due)
  })

  it('recalls what the memory model expects', () => {
    const calm = situation(3000, { unseen: 0, days: 1 })
    const { stability, elapsed, stage } = calm.cards
    const everyCard = { ...calm, cards: { ...calm.cards, dueIn: new Int32Array(3000) } }
    let expected = 0
    const kernel = kernelFor(defaultWeights)
    for (const [card, days] of stability.entries())
      if (stage[card] === 2) expected += kernel.recall(days, elapsed[card] ?? 0)
    const { recalled, reviews } = run(everyCard)
    expect(recalled / reviews).toBeCloseTo(expected / reviews, 1.5)
  })
})

describe('the outlook', () => {
  const retentions = Array.from({ length: 28 }, (_, index) => 0.7 + index / 100)

  it('of a higher retention is not less work, and more is remembered', () => {
    const found = outlooks(situation(800, { days: 365 }), usualHabits, retentions, 7)
    // Neighbours may differ by chance; five hundredths may not.
    for (const [index, one] of found.entries()) {
      const higher = found[index + 5]
      if (!higher) continue
      expect(higher.minutes, `${higher.retention} against ${one.retention}`).toBeGreaterThan(one.minutes)
      expect(higher.remembered).toBeGreaterThan(one.remembered)
    }
  })

  it('is made of numbers also where there is nothing', () => {
    const none = outlooks(situation(0, { unseen: 0, days: 0 }), usualHabits, [0.9], 1)
    expect(none).toEqual([
      { retention: 0.9, month: 0, minutesInMonth: 0, minutes: 0, cards: 0, remembered: 0 },
    ])
  })

  it('is made of numbers whatever the parameters', () => {
    const weights = fc
      .array(fc.double({ min: -200, max: 200, noNaN: true }), { minLength: 21, maxLength: 21 })
      .map((drawn) => usableWeights(drawn) ?? defaultWeights)
    fc.assert(
      fc.property(weights, fc.integer({ min: 70, max: 99 }), (weights, retention) => {
        const [found] = outlooks(situation(20, { weights, days: 60 }), usualHabits, [retention / 100], 1)
        expect(Object.values(found ?? {}).every((value) => Number.isFinite(value) && value >= 0)).toBe(true)
        expect(found?.remembered).toBeLessThanOrEqual(found?.cards ?? 0)
      }),
      { numRuns: 60 },
    )
  })

  it('does not depend on which other retentions are asked for', () => {
    const some = situation(50)
    expect(outlooks(some, usualHabits, [0.8, 0.9], 3)[1]).toEqual(outlooks(some, usualHabits, [0.9], 3)[0])
  })
})
