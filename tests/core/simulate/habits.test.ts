import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnsOf } from '#core/columns.ts'
import type { Event, Grade } from '#core/event.ts'
import { cardId } from '#core/ids.ts'
import { habitsOf, usualHabits } from '#core/simulate/habits.ts'
import { arbitraryEvents } from '../arbitrary-events.ts'

interface Given {
  readonly card: number
  readonly grade: Grade
  readonly interval: number
  readonly tookMs?: number
}

const answers = (given: readonly Given[]): Event[] =>
  given.map(({ card, grade, interval, tookMs = 4000 }, index) => ({
    dev: 'one',
    n: index + 1,
    at: index,
    order: index,
    offset: 0,
    day: index,
    kind: 'review',
    card: cardId('d', `c${card}`),
    grade,
    tookMs,
    mode: 'show',
    interval,
  }))

/** Cells of a kind of moment. */
const row = (values: Float64Array, moment: number) => [...values.subarray(moment * 4, moment * 4 + 4)]

describe('habits', () => {
  it('of nobody are the usual ones', () => {
    const { seconds, grades } = habitsOf([])
    for (const [cell, usual] of usualHabits.seconds.entries()) expect(seconds[cell]).toBeCloseTo(usual, 9)
    for (const [cell, usual] of usualHabits.grades.entries()) expect(grades[cell]).toBeCloseTo(usual, 9)
  })

  it('tell first answers, steps, reviews and relearning apart, with the median time of each', () => {
    const first = (card: number): Given => ({ card, grade: 3, interval: 0.01, tookMs: 30_000 })
    const step = (card: number): Given => ({ card, grade: 3, interval: 3, tookMs: 2000 })
    const lapse = (card: number): Given => ({ card, grade: 1, interval: 0.01, tookMs: 9000 })
    const relearn = (card: number): Given => ({ card, grade: 3, interval: 1, tookMs: 5000 })
    const cards = Array.from({ length: 5000 }, (_, index) => index)
    const given = [first, step, lapse, relearn].flatMap((moment) => cards.map(moment))
    const { seconds, grades } = habitsOf(columnsOf(answers(given)))
    expect(seconds[2]).toBeCloseTo(30, 0)
    expect(seconds[4 + 2]).toBeCloseTo(2, 0)
    expect(seconds[8]).toBeCloseTo(9, 0)
    expect(seconds[12 + 2]).toBeCloseTo(5, 0)
    expect(grades[2]).toBeGreaterThan(0.98)
    // Every review was forgotten: how passed ones are graded stays a guess.
    for (const cell of [8, 9, 10, 11]) expect(grades[cell]).toBeCloseTo(usualHabits.grades[cell] ?? 0, 12)
  })

  it('of few answers stay near the usual ones, and one long pause moves no median', () => {
    const slow = answers([0, 1, 2].map((card) => ({ card, grade: 3, interval: 3, tookMs: 600_000 })))
    const { seconds, grades } = habitsOf(columnsOf(slow))
    expect(seconds[2]).toBeGreaterThan(usualHabits.seconds[2] ?? 0)
    expect(seconds[2]).toBeLessThan(30)
    expect(Math.abs((grades[2] ?? 0) - (usualHabits.grades[2] ?? 0))).toBeLessThan(0.05)
  })

  it('leave out answers that were taken back', () => {
    const kept = answers([{ card: 1, grade: 3, interval: 3 }])
    const taken = answers([
      { card: 1, grade: 3, interval: 3 },
      { card: 1, grade: 4, interval: 9 },
    ])
    const stamp = { dev: 'one', n: 3, at: 9, order: 9, offset: 0, day: 9 }
    const voided: Event[] = [...taken, { ...stamp, kind: 'void', target: { dev: 'one', n: 2 } }]
    expect(habitsOf(columnsOf(voided))).toEqual(habitsOf(columnsOf(kept)))
  })

  it('are probabilities and finite times whatever the ledger holds', () => {
    fc.assert(
      fc.property(arbitraryEvents, (events) => {
        const { seconds, grades } = habitsOf(columnsOf(events))
        expect([...seconds, ...grades].every((value) => Number.isFinite(value) && value >= 0)).toBe(true)
        for (const moment of [0, 1, 2, 3])
          expect(row(grades, moment).reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9)
      }),
      { numRuns: 50 },
    )
  })
})
