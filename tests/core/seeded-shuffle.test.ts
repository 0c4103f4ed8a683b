import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededShuffle } from '#core/seeded-shuffle.ts'

describe('a seeded shuffle', () => {
  it('keeps every item, once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer(), (items, seed) => {
        const shuffled = seededShuffle(items, seed)
        expect(shuffled.toSorted((a, b) => a - b)).toEqual(items.toSorted((a, b) => a - b))
      }),
    )
  })

  it('gives the same order for the same seed and leaves its input alone', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.integer(), (items, seed) => {
        const before = [...items]
        expect(seededShuffle(items, seed)).toEqual(seededShuffle(Object.freeze([...items]), seed))
        expect(items).toEqual(before)
      }),
    )
  })

  it('puts each of three options into each place about equally often', () => {
    const counts = [0, 0, 0]
    for (let seed = 0; seed < 3000; seed++) {
      const place = seededShuffle([0, 1, 2], seed).indexOf(0)
      counts[place] = (counts[place] ?? 0) + 1
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120)
  })
})
