import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergedBins } from '../../src/screens/memory/merged-bins.ts'
import { change, figure, minutes, percent, whole } from '../../src/screens/memory/numbers.ts'

describe('numbers on the memory screen', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY])('show a dash for %s', (value) => {
    for (const text of [percent, whole, figure, minutes]) expect(text(value)).toBe('–')
    expect(figure(null)).toBe('–')
  })

  it('are short, and a difference has its sign or is not there', () => {
    expect([percent(0.905), whole(1234.5), figure(0.43656), minutes(3.14), minutes(31.4)]).toEqual([
      '91 %',
      '1,235',
      '0.437',
      '3.1 min',
      '31 min',
    ])
    expect([change('12', 12), change('1.2 min', -1.2), change('0.0 min', 0.01), change('0', 0)]).toEqual([
      '+12',
      '−1.2 min',
      '',
      '',
    ])
  })
})

describe('bins of the calibration plot', () => {
  const bins = fc
    .array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 400 })), {
      maxLength: 20,
    })
    .map((drawn) => drawn.map(([actual, count], index) => ({ expected: (index + 0.5) / 20, actual, count })))

  it('put together keep every answer and the means, and hold enough each', () => {
    fc.assert(
      fc.property(bins, (given) => {
        const merged = mergedBins(given)
        const sum = (of: readonly { count: number; actual: number; expected: number }[]) => ({
          count: of.reduce((total, bin) => total + bin.count, 0),
          actual: of.reduce((total, bin) => total + bin.count * bin.actual, 0),
          expected: of.reduce((total, bin) => total + bin.count * bin.expected, 0),
        })
        expect(sum(merged).count).toBe(sum(given).count)
        expect(sum(merged).actual).toBeCloseTo(sum(given).actual, 6)
        expect(sum(merged).expected).toBeCloseTo(sum(given).expected, 6)
        const fewest = Math.min(...merged.map(({ count }) => count))
        expect(merged.length < 2 || fewest >= 20, `the smallest holds ${fewest}`).toBe(true)
      }),
    )
  })
})
