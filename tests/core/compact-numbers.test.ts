import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compacted, isCompact, unpack } from '#core/compact-numbers.ts'

const unpacked = (numbers: readonly number[]): number[] => {
  const into = new Float64Array(numbers.length)
  unpack(structuredClone(compacted(numbers)), into)
  return [...into]
}

const few = Array.from({ length: 64 }, () => 0)

describe('numbers that are kept', () => {
  test('come back exactly, whatever they are', () => {
    const mixed = fc.oneof(fc.nat(300), fc.integer(), fc.double(), fc.constantFrom(0, -0, 1.7e12))
    fc.assert(
      fc.property(fc.array(mixed, { maxLength: 200 }), (numbers) => {
        expect(unpacked(numbers)).toEqual(numbers)
        expect(isCompact(structuredClone(compacted(numbers)), numbers.length)).toBe(true)
      }),
    )
  })

  test.each([
    ['mostly nothing', few.with(3, 1.5), Uint8Array],
    ['small', few.map((_, place) => place), Uint8Array],
    ['days, but for a moment', few.map((_, place) => 20_000 + place).with(9, 1.7e12), Uint16Array],
    ['negative', few.map((_, place) => -1 - place), Int32Array],
    ['fractions', few.map((_, place) => place / 3), Float64Array],
  ])('that are %s take no more room than they need', (_, numbers, kind) => {
    expect(unpacked(numbers)).toEqual(numbers)
    expect(compacted(numbers).values).toBeInstanceOf(kind)
  })

  test('are known from other values', () => {
    const numbers = compacted([1, 2, 3])
    expect(isCompact(numbers, 3)).toBe(true)
    for (const other of [
      undefined,
      null,
      5,
      {},
      { ...numbers, values: [1, 2, 3] },
      { ...numbers, places: [] },
    ])
      expect(isCompact(other, 3)).toBe(false)
    expect(isCompact(numbers, 4)).toBe(false)
  })
})
