import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnsOf } from '#core/columns.ts'
import { compareEvents, type Event } from '#core/event.ts'
import { applyParameters, changesParameters, memoriesAfter } from '#core/parameter-change.ts'
import { pastOf } from '#core/past.ts'
import { apply, fold, type Schedule, Schedule as EmptySchedule } from '#core/schedule.ts'
import { arbitraryEvents, meaningOf } from './arbitrary-events.ts'

/** Folds one event at a time, parameters by way of memories worked out from everything that was written so far. */
const foldOneByOne = (events: readonly Event[]): Schedule => {
  const schedule = new EmptySchedule()
  const everything = columnsOf(events)
  for (const event of events) {
    if (schedule.coverage.has(event)) continue
    if (!changesParameters(schedule, event)) apply(schedule, event, pastOf(everything))
    else {
      const known = fold(events.filter((one) => schedule.coverage.has(one))).coverage
      known.add(event.dev, event.n)
      // The blocks hold later events too, as they do when someone goes on answering.
      applyParameters(schedule, event, memoriesAfter(everything, known, schedule.packedIds))
    }
  }
  return schedule
}

describe('new parameters', () => {
  test('mean the same whether their memories are worked out elsewhere or all is folded anew', () => {
    fc.assert(
      fc.property(arbitraryEvents, (events) => {
        expect(meaningOf(foldOneByOne(events))).toEqual(meaningOf(fold(events)))
        const inOrder = events.toSorted(compareEvents)
        expect(meaningOf(foldOneByOne(inOrder))).toEqual(meaningOf(fold(events)))
      }),
      { seed: 8, numRuns: 400, verbose: true },
    )
  })

  test('leave a card as it was known whose events cannot be read', () => {
    const stamp = { at: 1, offset: 0, day: 20_000, order: 1 }
    const review = { kind: 'review', card: 'a/1', grade: 3, tookMs: 1, mode: 'show', interval: 1 } as const
    const schedule = fold([{ ...stamp, dev: 'one', n: 1, ...review }])
    const before = schedule.memoryOf('a/1')
    const event: Event = { ...stamp, dev: 'one', n: 2, kind: 'params', weights: schedule.weights }
    applyParameters(schedule, event, memoriesAfter([], schedule.coverage, schedule.packedIds))
    expect(schedule.memoryOf('a/1')).toEqual(before)
  })
})
