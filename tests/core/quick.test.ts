import { expect, it } from 'vitest'
import { isQuick } from '#core/quick.ts'

it('calls an answer quick that took at most three fifths of the usual time', () => {
  expect(isQuick(6000, [9000, 10_000, 30_000])).toBe(true)
  expect(isQuick(6001, [9000, 10_000, 30_000])).toBe(false)
  expect(isQuick(6000, [20_000, 5000, 8000, 12_000])).toBe(true)
})

it('knows no usual time before the first answer', () => {
  expect(isQuick(1, [])).toBe(false)
})
