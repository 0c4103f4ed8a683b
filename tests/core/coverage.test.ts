import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Coverage } from '#core/coverage.ts'

const arbitraryRange = fc.tuple(
  fc.constantFrom('one', 'two'),
  fc.integer({ min: 1, max: 40 }),
  fc.integer({ min: 0, max: 5 }),
)

test('knows exactly what was added, in whatever order', () => {
  fc.assert(
    fc.property(fc.array(arbitraryRange), (ranges) => {
      const coverage = new Coverage()
      const plain = new Set<string>()
      for (const [dev, from, more] of ranges) {
        coverage.add(dev, from, from + more)
        for (let n = from; n <= from + more; n++) plain.add(`${dev} ${n}`)
      }
      const copy = Coverage.from(coverage.entries())
      for (const dev of ['one', 'two', 'three'])
        for (let n = 0; n < 50; n++) {
          expect(coverage.has({ dev, n })).toBe(plain.has(`${dev} ${n}`))
          expect(copy.holds(dev, n, n + 1)).toBe(plain.has(`${dev} ${n}`) && plain.has(`${dev} ${n + 1}`))
        }
      expect(coverage.size).toBe(plain.size)
      const gaps = coverage
        .entries()
        .flatMap(([, flat]) => flat.slice(2).map((edge, index) => edge - (flat[index + 1] ?? 0)))
      expect(gaps.filter((_, index) => index % 2 === 0).every((gap) => gap >= 0)).toBe(true)
    }),
  )
})

test('tells how far it reaches without a gap, and how far at all', () => {
  const coverage = new Coverage()
  coverage.add('one', 4, 6)
  expect([coverage.contiguous('one'), coverage.highest('one')]).toEqual([0, 6])
  coverage.add('one', 1, 3)
  expect([coverage.contiguous('one'), coverage.highest('one'), coverage.highest('two')]).toEqual([6, 6, 0])
  expect(coverage.entries()).toEqual([['one', [1, 6]]])
})
