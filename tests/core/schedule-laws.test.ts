import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnsOf } from '#core/columns.ts'
import type { Event } from '#core/event.ts'
import { pastOf } from '#core/past.ts'
import { apply, fold, pastNeeded, Schedule } from '#core/schedule.ts'
import { fromSnapshot } from '#core/snapshot.ts'
import { toSnapshot } from '#core/to-snapshot.ts'
import { arbitraryEvents, meaningOf, withoutOrder } from './arbitrary-events.ts'
import { referenceFold } from './reference-fold.ts'

/** Twenty fixed seeds, and below them every seed that ever failed, so that it is tried for good. */
const seeds = [...Array.from({ length: 20 }, (_, index) => 1000 + index), ...([] as number[])]

const shuffled = (events: readonly Event[], ranks: readonly number[]): Event[] =>
  events
    .map((event, index) => ({ event, rank: ranks[index % Math.max(1, ranks.length)] ?? 0, index }))
    .sort((a, b) => a.rank - b.rank || b.index - a.index)
    .map(({ event }) => event)

const ranks = fc.array(fc.nat(1000), { minLength: 50, maxLength: 50 })

const applyAll = (schedule: Schedule, events: readonly Event[], all: readonly Event[]): Schedule => {
  const past = pastOf(columnsOf(all))
  for (const event of events) apply(schedule, event, past)
  return schedule
}

/** The same, with the past at hand only where it is said to be needed. */
const applySparingly = (schedule: Schedule, events: readonly Event[], all: readonly Event[]): Schedule => {
  const past = pastOf(columnsOf(all))
  for (const event of events) apply(schedule, event, pastNeeded(schedule, event) ? past : undefined)
  return schedule
}

describe.each(seeds)('laws of the fold, seed %i', (seed) => {
  const check = { seed, numRuns: 60, verbose: true }

  test('the columns mean what a plain fold over objects means', () => {
    fc.assert(
      fc.property(arbitraryEvents, (events) => {
        expect(withoutOrder(meaningOf(fold(events)))).toEqual(referenceFold(events))
      }),
      check,
    )
  })

  test('a shuffled union with repetitions means the same as the sorted one', () => {
    fc.assert(
      fc.property(arbitraryEvents, ranks, (events, order) => {
        const mixed = shuffled([...events, ...events.slice(0, 10)], order)
        expect(meaningOf(fold(mixed))).toEqual(meaningOf(fold(events)))
      }),
      check,
    )
  })

  test('one at a time, in any order, means the same as all at once', () => {
    fc.assert(
      fc.property(arbitraryEvents, ranks, (events, order) => {
        const mixed = shuffled(events, order)
        const schedule = applyAll(new Schedule(), [...mixed, ...mixed.slice(0, 5)], events)
        expect(meaningOf(schedule)).toEqual(meaningOf(fold(events)))
        expect(schedule.coverage.entries()).toEqual(fold(events).coverage.entries())
        expect(meaningOf(applySparingly(new Schedule(), mixed, events))).toEqual(meaningOf(fold(events)))
        expect(meaningOf(applySparingly(new Schedule(), events, events))).toEqual(meaningOf(fold(events)))
      }),
      check,
    )
  })

  test('a snapshot and the tail mean the same as a full replay', () => {
    fc.assert(
      fc.property(arbitraryEvents, ranks, fc.nat(50), (events, order, cut) => {
        const mixed = shuffled(events, order)
        const restored = fromSnapshot(structuredClone(toSnapshot(fold(mixed.slice(0, cut)))))
        if (!restored) throw new Error('the snapshot was refused')
        expect(meaningOf(applyAll(restored, mixed.slice(cut), events))).toEqual(meaningOf(fold(events)))
      }),
      check,
    )
  })

  test('undoing any event means never having had it, undoing the undo brings it back', () => {
    fc.assert(
      fc.property(arbitraryEvents, fc.nat(49), (events, index) => {
        const target = events[index % Math.max(1, events.length)]
        if (!target) return
        const stamp = { dev: 'undo', at: 1e9, offset: 0, day: 11, order: 1e9 }
        const undo: Event = { ...stamp, n: 1, kind: 'void', target: { dev: target.dev, n: target.n } }
        const redo: Event = { ...stamp, n: 2, kind: 'void', target: { dev: 'undo', n: 1 } }
        const without = meaningOf(fold(events.filter((event) => event !== target)))
        expect(meaningOf(fold([...events, undo]))).toEqual(without)
        const schedule = applyAll(fold(events), [undo], [...events, undo])
        expect(meaningOf(schedule)).toEqual(without)
        expect(meaningOf(applyAll(schedule, [redo], [...events, undo, redo]))).toEqual(
          meaningOf(fold(events)),
        )
        const lately = applySparingly(
          applySparingly(new Schedule(), events, events),
          [undo],
          [...events, undo],
        )
        expect(meaningOf(lately)).toEqual(without)
      }),
      check,
    )
  })
})
