import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Columns, columnsOf, numbered } from '#core/columns.ts'
import type { Event, Grade } from '#core/event.ts'
import type { CardId } from '#core/ids.ts'
import { type GivenMark, type GivenReview, type MergeRule, planHistory } from '#core/import-history.ts'
import { KnownHistory } from '#core/known-history.ts'
import { replay } from '#core/schedule.ts'
import { arbitraryEvents, meaningOf } from './arbitrary-events.ts'

const day = 86_400_000
const moment = { at: 400 * day, offset: 60, rolloverHour: 4 }
const arbitraryCard = fc.constantFrom<CardId>('a/1', 'a/2', 'b/1', 'b/2')
const arbitraryReview: fc.Arbitrary<GivenReview> = fc.record({
  card: arbitraryCard,
  at: fc.integer({ min: 1, max: 60 }).map((halfDays) => halfDays * (day / 2)),
  offset: fc.constant(60),
  grade: fc.constantFrom<Grade>(1, 2, 3, 4),
  tookMs: fc.nat(9000),
  interval: fc.constantFrom(0, 10 / 1440, 1, 7, 30),
  mode: fc.constantFrom('show', 'show', 'cram'),
})
const arbitraryMark: fc.Arbitrary<GivenMark> = fc.oneof(
  fc.record({ kind: fc.constantFrom('suspended', 'buried'), card: arbitraryCard }),
  fc.record({ kind: fc.constant('flag' as const), card: arbitraryCard, flag: fc.constantFrom(1, 4) }),
  fc.record({
    kind: fc.constant('due' as const),
    card: arbitraryCard,
    due: fc.integer({ min: 30, max: 90 }),
  }),
  fc.record({
    kind: fc.constant('memory' as const),
    card: arbitraryCard,
    stability: fc.constantFrom(0.5, 20),
    difficulty: fc.constantFrom(2, 8),
    interval: fc.constantFrom(3, 20),
    at: fc.constantFrom(day / 4, 3 * day),
  }),
)
const arbitraryFile = fc.record({
  reviews: fc.array(arbitraryReview, { maxLength: 25 }),
  marks: fc.array(arbitraryMark, { maxLength: 6 }),
})
type File = { readonly reviews: readonly GivenReview[]; readonly marks: readonly GivenMark[] }

const cardsOf = ({ reviews, marks }: File) => new Set([...reviews, ...marks].map(({ card }) => card))
const plan = (file: File, ledger: readonly Columns[], rule: MergeRule = 'keep') =>
  planHistory(file, new KnownHistory(ledger, cardsOf(file)), ledger, rule, moment)
const after = (file: File, ledger: readonly Columns[], dev: string, rule: MergeRule = 'keep') => [
  ...ledger,
  ...numbered(plan(file, ledger, rule).rows, dev),
]
const check = { seed: 11, numRuns: 300, verbose: true }
/** Ledgers whose devices are none of an import. */
const arbitraryLedger = arbitraryEvents.map((events) => columnsOf(events))

describe('the history of a file', () => {
  test('taken in twice adds nothing the second time', () => {
    fc.assert(
      fc.property(arbitraryFile, arbitraryLedger, (file, ledger) => {
        expect(plan(file, after(file, ledger, 'file')).rows).toEqual([])
      }),
      check,
    )
  })

  test('in two steps means the same answers as in one', () => {
    fc.assert(
      fc.property(arbitraryFile, fc.nat(25), (file, cut) => {
        const older = { reviews: file.reviews.slice(0, cut), marks: [] }
        const whole = { reviews: file.reviews, marks: [] }
        const stepwise = replay(after(whole, after(older, [], 'older'), 'newer'))
        const once = replay(after(whole, [], 'whole'))
        const total = (of: typeof once) =>
          [...of.days.values()].reduce((sum, { reviews }) => sum + reviews, 0)
        expect(total(stepwise)).toBe(total(once))
      }),
      check,
    )
  })

  test('is undone by one void, whatever the ledger held and holds by then', () => {
    fc.assert(
      fc.property(
        arbitraryFile,
        arbitraryLedger,
        fc.constantFrom<MergeRule>('keep', 'take'),
        (file, ledger, rule) => {
          const { rows } = plan(file, ledger, rule)
          if (rows.length === 0) return
          const stamp = { at: moment.at, offset: 0, day: 400, order: moment.at }
          const undo: Event = {
            ...stamp,
            dev: 'undo',
            n: 1,
            kind: 'void',
            target: { dev: 'file', n: 1, to: rows.length },
          }
          const undone = replay([...ledger, ...numbered(rows, 'file'), ...columnsOf([undo])])
          expect(meaningOf(undone)).toEqual(meaningOf(replay(ledger)))
        },
      ),
      check,
    )
  })

  test('in the ledger is in order, so that a replay need not sort it', () => {
    fc.assert(
      fc.property(arbitraryFile, arbitraryLedger, (file, ledger) => {
        const { rows } = plan(file, ledger, 'take')
        expect(rows.map(({ order }) => order)).toEqual(
          rows.map(({ order }) => order).toSorted((a, b) => a - b),
        )
      }),
      check,
    )
  })

  test('leaves marks of cards alone that are studied here, unless the file’s are asked for', () => {
    const here = numbered(
      plan({ reviews: [], marks: [{ kind: 'flag', card: 'a/1', flag: 1 }] }, []).rows,
      'here',
    )
    const file: File = { reviews: [], marks: [{ kind: 'flag', card: 'a/1', flag: 4 }] }
    expect(replay(after(file, here, 'file')).flag[0]).toBe(1)
    expect(replay(after(file, here, 'file', 'take')).flag[0]).toBe(4)
  })

  test('from the future is left out and counted', () => {
    const review: GivenReview = {
      card: 'a/1',
      at: moment.at + 9 * day,
      offset: 0,
      grade: 3,
      tookMs: 1,
      interval: 1,
      mode: 'show',
    }
    expect(plan({ reviews: [review], marks: [] }, [])).toMatchObject({ rows: [], fromTheFuture: 1 })
  })
})
