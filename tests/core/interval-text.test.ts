import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { intervalText, intervalWords } from '#core/interval-text.ts'

const MINUTE = 1 / 1440
const HOUR = 1 / 24

describe('the interval on a button', () => {
  test.each([
    [0, '0 s'],
    [30 / 86_400, '30 s'],
    [MINUTE, '1 min'],
    [5.5 * MINUTE, '6 min'],
    [10 * MINUTE, '10 min'],
    [90 * MINUTE, '1.5 h'],
    [2 * HOUR, '2 h'],
    [1, '1 d'],
    [9, '9 d'],
    [30, '30 d'],
    [31, '1 mo'],
    [36.5, '1.2 mo'],
    [365, '1 y'],
    [766.5, '2.1 y'],
    [36_500, '100 y'],
  ])('%d days read %s', (days, text) => {
    expect(intervalText(days)).toBe(text)
  })

  test('rounding ends in the larger unit, never in 60 min, 24 h or 12 mo', () => {
    expect(intervalText(59.7 * MINUTE)).toBe('1 h')
    expect(intervalText(23.97 * HOUR)).toBe('1 d')
    expect(intervalText(364)).toBe('1 y')
  })

  test('a longer interval never reads shorter', () => {
    const size = (text: string) => {
      const [amount, unit] = text.split(' ') as [string, keyof typeof units]
      return Number(amount) * units[unit]
    }
    const units = { s: 1 / 86_400, min: MINUTE, h: HOUR, d: 1, mo: 365 / 12, y: 365 }
    const days = fc.double({ min: 0, max: 36_500, noNaN: true })
    fc.assert(
      fc.property(days, days, (a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a]
        expect(size(intervalText(less))).toBeLessThanOrEqual(size(intervalText(more)))
      }),
    )
  })
})

describe('the interval for screen readers', () => {
  test.each([
    [MINUTE, '1 minute'],
    [10 * MINUTE, '10 minutes'],
    [2 * HOUR, '2 hours'],
    [1, '1 day'],
    [9, '9 days'],
    [36.5, '1.2 months'],
    [365, '1 year'],
  ])('%d days are said as %s', (days, words) => {
    expect(intervalWords(days)).toBe(words)
  })
})
