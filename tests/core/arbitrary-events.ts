import * as fc from 'fast-check'
import type { Event, Grade } from '#core/event.ts'
import type { CardId } from '#core/ids.ts'
import { defaultWeights } from '#core/memory.ts'
import type { Schedule } from '#core/schedule.ts'

const cards = ['a/1', 'a/2', 'b/1', 'b/2'] as const satisfies readonly CardId[]
const arbitraryCard = fc.constantFrom<CardId>(...cards)
const arbitraryWeights = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(0.9, 1.1).map((factor) => defaultWeights.map((w) => w * factor)) },
  { weight: 1, arbitrary: fc.constant([1, 2, 3]) },
)

/** What an event says; `void` gets its target by position afterwards. */
const arbitraryFact = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('review' as const),
      card: arbitraryCard,
      grade: fc.constantFrom<Grade>(1, 2, 3, 4),
      tookMs: fc.nat(60_000),
      mode: fc.constantFrom('show', 'show', 'pick', 'type', 'cram'),
      interval: fc.constantFrom(0, 1 / 1440, 10 / 1440, 1, 3, 12, 90),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('forget', 'suspend', 'resume'), card: arbitraryCard }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('bury' as const), card: arbitraryCard, until: fc.nat(300) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('flag' as const),
      card: arbitraryCard,
      flag: fc.constantFrom(0, 1, 7),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('due' as const), card: arbitraryCard, due: fc.nat(300) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('memory' as const),
      card: arbitraryCard,
      stability: fc.constantFrom(0.4, 12.5, 300),
      difficulty: fc.constantFrom(1, 5.25, 10),
      interval: fc.constantFrom(1, 9, 40),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('params' as const), weights: arbitraryWeights }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('setting' as const),
      key: fc.constantFrom('newPerDay', 'theme'),
      value: fc.constantFrom(1, 2, 'dark', null),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('void' as const),
      target: fc.nat(60),
      more: fc.constantFrom(undefined, undefined, undefined, undefined, 1, 9),
    }),
  },
)

const arbitraryStamp = fc.record({
  dev: fc.constantFrom('one', 'two', 'three'),
  at: fc.integer({ min: 1, max: 30 }).map((halfDays) => halfDays * 43_200_000),
  lag: fc.constantFrom(0, 0, 0, 1, 500),
  skip: fc.constantFrom(0, 0, 0, 0, 0, 3),
  clock: fc.constantFrom('ahead', 'ahead', 'ahead', 'back'),
})

/**
 * Ledgers of three devices: all kinds, clocks that jump back, equal orders, gaps in the numbers, voids of voids
 * (in circles too), of whole ranges, of settings and of events that do not exist. In the order in which they were written.
 */
export const arbitraryEvents: fc.Arbitrary<Event[]> = fc
  .array(fc.tuple(arbitraryStamp, arbitraryFact), { maxLength: 50 })
  .map((drafts) => {
    const numbers = new Map<string, number>()
    const highest = new Map<string, number>()
    const stamps = drafts.map(([{ dev, at, lag, skip, clock }]) => {
      const n = (numbers.get(dev) ?? 0) + 1 + skip
      numbers.set(dev, n)
      const last = highest.get(dev) ?? 0
      const order = clock === 'back' || at > last ? at + lag : last + 1
      highest.set(dev, Math.max(last, order))
      return { dev, n, at, offset: 60, day: Math.floor(at / 86_400_000), order }
    })
    return drafts.map(([, fact], index): Event => {
      const stamp = stamps[index] ?? { dev: 'none', n: 1, at: 1, offset: 0, day: 0, order: 1 }
      if (fact.kind !== 'void') return { ...stamp, ...fact }
      const { dev, n } = stamps[fact.target] ?? { dev: 'four', n: fact.target }
      const target = fact.more === undefined ? { dev, n } : { dev, n, to: n + fact.more }
      return { ...stamp, kind: 'void', target }
    })
  })

/** What a schedule says, in a form that does not depend on how it came about. */
export const meaningOf = (schedule: Schedule) => ({
  cards: schedule.ids
    .map((id, slot) => ({
      id,
      memory: schedule.memoryOf(id),
      due: schedule.due[slot],
      firstDay: schedule.firstDay[slot],
      buriedUntil: schedule.buriedUntil[slot],
      flag: schedule.flag[slot],
      suspended: schedule.suspended[slot],
      recalled: schedule.recalled[slot],
      lastOrder: schedule.lastOrder[slot],
    }))
    .filter((card) => card.lastOrder !== 0)
    .sort((a, b) => (a.id < b.id ? -1 : 1)),
  days: [...schedule.days].sort(([a], [b]) => a - b),
  settings: schedule.settings,
  weights: schedule.weights,
})

/** The same without the bookkeeping that only the fold itself has. */
export const withoutOrder = ({ cards, ...rest }: ReturnType<typeof meaningOf>) => ({
  cards: cards.map((card) => ({ ...card, lastOrder: undefined })),
  ...rest,
})
