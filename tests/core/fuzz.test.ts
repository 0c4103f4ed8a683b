import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fuzzed, fuzzFactor, fuzzRange } from '#core/fuzz.ts'

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
    expect(fuzzed(50, 200, 100, 0.5)).toBe(100)
  })

  test('every whole interval of the range is reached and none outside it', () => {
    const seen = new Set(Array.from({ length: 200 }, (_, index) => fuzzed(17, 1, 1000, index / 200)))
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
