import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evenly, fuzzed, fuzzFactor, fuzzRange, towardsQuietDays } from '#core/fuzz.ts'

describe('fuzz', () => {
  test.each([
    [2.4, 1, 1000, 2, 2],
    [2.5, 1, 1000, 2, 4],
    [7, 1, 1000, 5, 9],
    [17, 1, 1000, 14, 20],
    [37, 1, 1000, 33, 41],
    [100, 101, 1000, 101, 108],
    [100, 1, 99, 92, 99],
  ])('the range of %s days within %s to %s is %s to %s', (interval, lowest, highest, from, to) => {
    expect(fuzzRange(interval, lowest, highest)).toEqual({ from, to })
  })

  test('a contradiction between the limits is settled by the higher one', () => {
    expect(fuzzRange(50, 200, 100)).toEqual({ from: 100, to: 100 })
    expect(fuzzed(50, 200, 100, evenly(0.5))).toBe(100)
  })

  test('every whole interval of the range is reached and none outside it', () => {
    const seen = new Set(Array.from({ length: 200 }, (_, index) => fuzzed(17, 1, 1000, evenly(index / 200))))
    expect([...seen].sort((a, b) => a - b)).toEqual([14, 15, 16, 17, 18, 19, 20])
    expect(fuzzed(17, 1, 1000, undefined)).toBe(17)
  })

  test('the factor depends on card and count alone and is spread evenly', () => {
    expect(fuzzFactor('deck/one', 3)).toBe(fuzzFactor('deck/one', 3))
    fc.assert(
      fc.property(fc.string(), fc.nat(10_000), (name, reps) => {
        const factor = fuzzFactor(`deck/${name}`, reps)
        expect(factor).toBeGreaterThanOrEqual(0)
        expect(factor).toBeLessThan(1)
      }),
    )
    const buckets = Array.from({ length: 10 }, () => 0)
    for (let card = 0; card < 1000; card++)
      for (let reps = 0; reps < 10; reps++) {
        const bucket = Math.floor(fuzzFactor(`deck/c${card}`, reps) * 10)
        buckets[bucket] = (buckets[bucket] ?? 0) + 1
      }
    for (const count of buckets) expect(Math.abs(count - 1000)).toBeLessThan(150)
  })
})

describe('load balancing', () => {
  /** Draws from a range so often that every likelihood shows. */
  const shares = (from: number, to: number, ahead: readonly number[]): number[] => {
    const counts = Array.from({ length: to - from + 1 }, () => 0)
    const draws = 20_000
    for (let draw = 0; draw < draws; draw++) {
      const chosen = towardsQuietDays((draw + 0.5) / draws, ahead)(from, to)
      counts[chosen - from] = (counts[chosen - from] ?? 0) + 1
    }
    return counts.map((count) => count / draws)
  }

  test('a day with half as many cards is four times as likely, and no day is ruled out', () => {
    const [busy = 0, quiet = 0, most = 0] = shares(3, 5, [0, 0, 19, 9, 39])
    expect(quiet / busy).toBeCloseTo(4, 1)
    expect(busy / most).toBeCloseTo(4, 1)
  })

  test('stays within the range, is the same twice, and days that are alike are spread evenly', () => {
    const load = fc.array(fc.nat(500), { minLength: 40, maxLength: 40 })
    const factor = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 45 }), fc.nat(9), load, factor, (from, more, ahead, drawn) => {
        const to = from + more
        const chosen = towardsQuietDays(drawn, ahead)(from, to)
        expect(chosen).toBeGreaterThanOrEqual(from)
        expect(chosen).toBeLessThanOrEqual(to)
        expect(Number.isInteger(chosen)).toBe(true)
        expect(towardsQuietDays(drawn, ahead)(from, to)).toBe(chosen)
        const alike = ahead.map(() => ahead[0] ?? 0)
        // On the very border between two days rounding decides.
        const near = [drawn - 1e-9, drawn, drawn + 1e-9].map((factor) =>
          evenly(Math.max(0, factor))(from, to),
        )
        expect(near).toContain(towardsQuietDays(drawn, alike)(from, to))
      }),
    )
  })

  test('makes the days of half a year more alike', () => {
    const unevenness = (balanced: boolean): number => {
      const due = Array.from({ length: 400 }, () => 0)
      for (let card = 0; card < 4000; card++) {
        const today = Math.floor(card / 20)
        const factor = fuzzFactor(`deck/c${card}`, 1)
        const pick = balanced ? towardsQuietDays(factor, due.slice(today + 1, today + 61)) : evenly(factor)
        const day = today + fuzzed(15, 1, 1000, pick)
        due[day] = (due[day] ?? 0) + 1
      }
      const settled = due.slice(40, 190)
      const usual = settled.reduce((sum, count) => sum + count, 0) / settled.length
      return settled.reduce((sum, count) => sum + (count - usual) ** 2, 0) / settled.length
    }
    expect(unevenness(true)).toBeLessThan(unevenness(false) / 3)
  })
})
