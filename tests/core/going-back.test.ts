import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnsOf, lastOf } from '#core/columns.ts'
import { Coverage } from '#core/coverage.ts'
import type { Event } from '#core/event.ts'
import { voidsBackTo } from '#core/going-back.ts'
import { fold } from '#core/schedule.ts'
import { arbitraryEvents, meaningOf } from './arbitrary-events.ts'

const coverageOf = (events: readonly Event[]): Coverage => {
  const coverage = new Coverage()
  for (const block of columnsOf(events)) coverage.add(block.dev, block.from, lastOf(block))
  return coverage
}

const back = (now: readonly Event[], then: readonly Event[], dev: string): Event[] =>
  voidsBackTo(coverageOf(now), coverageOf(then)).map((target, index) => ({
    dev,
    n: index + 1,
    at: 0,
    offset: 0,
    day: 0,
    order: 0,
    kind: 'void',
    target,
  }))

const seen = (events: readonly Event[]) => meaningOf(fold(events))

test('going back gives what the ledger meant then, and going forward again what it meant before', () => {
  fc.assert(
    fc.property(arbitraryEvents, fc.infiniteStream(fc.boolean()), (events, chance) => {
      const then = events.filter(() => chance.next().value)
      const backThen = [...events, ...back(events, then, 'back')]
      expect(seen(backThen)).toEqual(seen(then))
      const forward = [...backThen, ...back(backThen, events, 'forward')]
      expect(seen(forward)).toEqual(seen(events))
      const again = [...forward, ...back(forward, then, 'again')]
      expect(seen(again)).toEqual(seen(then))
    }),
    { seed: 5, numRuns: 100 },
  )
})

test('what is named is one run for each gap', () => {
  const now = new Coverage()
  now.add('a', 1, 10)
  now.add('b', 3, 4)
  const then = new Coverage()
  then.add('a', 2, 3)
  then.add('a', 6, 6)
  expect(voidsBackTo(now, then)).toEqual([
    { dev: 'a', n: 1, to: 1 },
    { dev: 'a', n: 4, to: 5 },
    { dev: 'a', n: 7, to: 10 },
    { dev: 'b', n: 3, to: 4 },
  ])
})
