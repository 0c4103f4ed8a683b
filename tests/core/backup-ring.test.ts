import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { copiesToDrop, type KeptCopy } from '#core/backup-ring.ts'

const copy = (n: number, day: number): KeptCopy => ({
  n,
  at: day * 86_400_000 + n,
  day,
  why: 'every day',
  events: n,
  reviews: n,
  size: 1,
})

/** The ring after a copy was made on each of these days, thinned each time. */
function ringAfter(days: readonly number[]): readonly KeptCopy[] {
  let ring: readonly KeptCopy[] = []
  for (const [index, day] of days.entries()) {
    ring = [...ring, copy(index + 1, day)]
    const gone = new Set(copiesToDrop(ring, day))
    ring = ring.filter(({ n }) => !gone.has(n))
  }
  return ring
}

const upTo = (day: number) => Array.from({ length: day }, (_, index) => index + 20_000)

describe('the ring of copies', () => {
  test('keeps everything of today and yesterday', () => {
    const ring = ringAfter([20_000, 20_000, 20_000, 20_001, 20_001])
    expect(ring.map(({ day }) => day)).toEqual([20_000, 20_000, 20_000, 20_001, 20_001])
  })

  test('after a year of daily copies reaches back most of it with few copies', () => {
    const ring = ringAfter(upTo(365))
    const oldest = Math.min(...ring.map(({ day }) => day))
    expect(20_364 - oldest).toBeGreaterThan(320)
    expect(ring.length).toBeLessThanOrEqual(2 + 12 + 10 + 9)
  })

  test('never drops the newest copy, nor one of the last two days, nor one it does not have', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1 }),
        fc.nat(900),
        (days, today) => {
          const copies = days.map((day, index) => copy(index + 1, day))
          const gone = copiesToDrop(copies, today)
          const newest = copies.reduce((one, other) => (other.at > one.at ? other : one))
          expect(gone).not.toContain(newest.n)
          const young = copies.filter(({ day }) => today - day < 2).map(({ n }) => n)
          expect(young.filter((n) => gone.includes(n))).toEqual([])
          expect(new Set(gone).size).toBe(gone.length)
          for (const n of gone) expect(copies.map((one) => one.n)).toContain(n)
        },
      ),
    )
  })

  test('thinning twice drops nothing more', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 900 })), (days) => {
        const copies = days.map((day, index) => copy(index + 1, day))
        const gone = new Set(copiesToDrop(copies, 900))
        expect(
          copiesToDrop(
            copies.filter(({ n }) => !gone.has(n)),
            900,
          ),
        ).toEqual([])
      }),
    )
  })
})
