import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY_MS, dayOf, dayStart } from '#core/clock.ts'

/** Minutes east of UTC that a zone has at a moment. */
const offsetIn = (zone: string, at: number): number => {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(at)
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  const local = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'))
  return Math.round((local - at) / 60_000)
}

/** The moment at which the wall clock of a zone shows that time, with its offset. */
const wallClock = (zone: string, date: string, time: string): { at: number; offset: number } => {
  const naive = Date.parse(`${date}T${time}:00Z`)
  const guess = naive - offsetIn(zone, naive) * 60_000
  const offset = offsetIn(zone, guess)
  return { at: naive - offset * 60_000, offset }
}
const dayAt = (zone: string, date: string, time: string, rollover = 4): number => {
  const { at, offset } = wallClock(zone, date, time)
  return dayOf(at, offset, rollover)
}

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'Pacific/Honolulu',
]

describe('study days', () => {
  test.each(zones)('in %s 23:30 and 03:30 are one evening, 04:30 is the next day', (zone) => {
    const evening = dayAt(zone, '2026-07-10', '23:30')
    expect(dayAt(zone, '2026-07-10', '20:00')).toBe(evening)
    expect(dayAt(zone, '2026-07-11', '03:30')).toBe(evening)
    expect(dayAt(zone, '2026-07-11', '04:30')).toBe(evening + 1)
  })

  test('a rollover at midnight splits that evening', () => {
    expect(
      dayAt('Europe/Berlin', '2026-07-11', '03:30', 0) - dayAt('Europe/Berlin', '2026-07-10', '23:30', 0),
    ).toBe(1)
  })

  test.each([
    ['Europe/Berlin', '2026-03-28', '2026-03-29', '2026-03-30'],
    ['Europe/Berlin', '2026-10-24', '2026-10-25', '2026-10-26'],
    ['America/Los_Angeles', '2026-03-07', '2026-03-08', '2026-03-09'],
    ['America/Los_Angeles', '2026-10-31', '2026-11-01', '2026-11-02'],
  ])(
    'in %s the change of the clocks after %s neither adds nor loses a day',
    (zone, before, change, after) => {
      for (const time of ['04:30', '12:00', '23:30']) {
        expect(dayAt(zone, change, time) - dayAt(zone, before, time)).toBe(1)
        expect(dayAt(zone, after, time) - dayAt(zone, change, time)).toBe(1)
      }
      expect(dayAt(zone, change, '03:30')).toBe(dayAt(zone, before, '23:30'))
    },
  )

  test('a flight west the same evening stays the same day; the next local evening is one day on', () => {
    const home = dayAt('Europe/Berlin', '2026-07-10', '21:00')
    expect(dayAt('America/Los_Angeles', '2026-07-10', '20:00')).toBe(home)
    expect(dayAt('America/Los_Angeles', '2026-07-11', '20:00')).toBe(home + 1)
  })

  test('a flight east across the date line counts the days of the calendar, not spans of 24 hours', () => {
    const before = wallClock('Pacific/Honolulu', '2026-07-10', '20:00')
    const after = wallClock('Pacific/Auckland', '2026-07-12', '08:00')
    expect(after.at - before.at).toBeLessThan(DAY_MS)
    expect(dayOf(after.at, after.offset, 4) - dayOf(before.at, before.offset, 4)).toBe(2)
  })

  test('the start of a day is the first moment of that day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 4e12 }),
        fc.integer({ min: -720, max: 840 }),
        fc.integer({ min: 0, max: 23 }),
        (at, offset, rollover) => {
          const start = dayStart(dayOf(at, offset, rollover), offset, rollover)
          expect(start).toBeLessThanOrEqual(at)
          expect(at - start).toBeLessThan(DAY_MS)
          expect(dayOf(start - 1, offset, rollover)).toBe(dayOf(start, offset, rollover) - 1)
        },
      ),
    )
  })
})
