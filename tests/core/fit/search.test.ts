import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sensibleFirst } from '#core/fit/first-stabilities.ts'
import { minimise } from '#core/fit/lbfgs.ts'
import { standardWeights } from '#core/fit/limits.ts'

const wide = { lowest: [-10, -10], highest: [10, 10], tolerance: 1e-12, mostIterations: 500 }

/** Rosenbrock's valley, its least value 0 at (1, 1). */
const valley = (x: Float64Array, gradient: Float64Array): number => {
  const [a = 0, b = 0] = x
  gradient[0] = -2 * (1 - a) - 400 * a * (b - a * a)
  gradient[1] = 200 * (b - a * a)
  return (1 - a) ** 2 + 100 * (b - a * a) ** 2
}

describe('the search', () => {
  test('finds the bottom of a winding valley', () => {
    const { x } = minimise(valley, [-1.2, 1], wide)
    expect(x[0]).toBeCloseTo(1, 4)
    expect(x[1]).toBeCloseTo(1, 4)
  })

  test('stays within its limits and finds the least value there', () => {
    const { x } = minimise(valley, [-1.2, 1], { ...wide, highest: [0.5, 10] })
    expect(x[0]).toBe(0.5)
    expect(x[1]).toBeCloseTo(0.25, 5)
  })

  test('never ends above its start, whatever the function does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 6, maxLength: 6 }),
        fc.constantFrom(0, 1, 2),
        ([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0], trick) => {
          const odd = (x: Float64Array, gradient: Float64Array): number => {
            const [u = 0, v = 0] = x
            gradient[0] = trick === 1 ? Number.NaN : a + 2 * b * u + c * v
            gradient[1] = (trick === 2 ? -1 : 1) * (d + c * u + 2 * e * v)
            return u > 9 ? Number.NaN : a * u + b * u * u + c * u * v + d * v + e * v * v + f
          }
          const start = odd(new Float64Array([1, 1]), new Float64Array(2))
          const { x, value } = minimise(odd, [1, 1], wide)
          expect(value).toBeLessThanOrEqual(start)
          expect(x.every((at) => at >= -10 && at <= 10)).toBe(true)
        },
      ),
      { seed: 1, numRuns: 300 },
    )
  })
})

describe('first stabilities', () => {
  const first = (values: readonly number[], counts: readonly number[]) =>
    sensibleFirst([...values, ...standardWeights.slice(4)], counts).slice(0, 4)

  test('that rise and have answers stay as they are', () => {
    for (const [index, value] of first([0.1, 1, 3, 9], [9, 9, 9, 9]).entries())
      expect(value).toBeCloseTo([0.1, 1, 3, 9][index]!, 10)
  })

  test('of grades that were never a first answer move as their neighbours did', () => {
    const [again, hard, good, easy] = standardWeights
    const moved = first([again! * 2, hard!, good! * 2, easy!], [9, 0, 9, 0])
    expect(moved[1]).toBeCloseTo(hard! * 2, 6)
    expect(moved[3]).toBeCloseTo(easy! * 2, 6)
  })

  test('never fall from a worse to a better grade, the one with few answers giving way', () => {
    const [again, hard] = first([4, 1, 5, 9], [2, 200, 50, 50])
    expect(again).toBe(hard)
    expect(hard).toBeGreaterThan(1)
    expect(hard).toBeLessThan(1.1)
  })

  test('stay the defaults without any answer', () => {
    for (const [index, value] of first(standardWeights, [0, 0, 0, 0]).entries())
      expect(value).toBeCloseTo(standardWeights[index]!, 10)
  })
})
