import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnsOf } from '#core/columns.ts'
import type { Event, Grade } from '#core/event.ts'
import { evaluateLedger } from '#core/fit/ledger-evaluation.ts'
import { fitLedger } from '#core/fit/ledger-fit.ts'
import { historiesOf } from '#core/fit/histories.ts'
import { ledgerReviews } from '#core/fit/ledger-reviews.ts'
import { standardWeights } from '#core/fit/limits.ts'
import { Kernel } from '#core/kernel.ts'
import { fold } from '#core/schedule.ts'
import { arbitraryEvents } from '../arbitrary-events.ts'
import { type Learner, learners, madeUpLog } from './made-up-learner.ts'

test('a fit reads the same answers that the schedule is made of', () => {
  fc.assert(
    fc.property(arbitraryEvents, (all) => {
      const events = all.filter(
        (event) => event.kind !== 'memory' && !(event.kind === 'review' && event.mode === 'cram'),
      )
      const schedule = fold(events)
      const reviews = ledgerReviews(columnsOf(events))
      const log = historiesOf(reviews)
      const kernel = new Kernel(schedule.weights)
      const found = new Map<string, number>()
      // Later histories of a card come later, so the last one is where it stands now, unless it was made new.
      for (let card = 0; card < log.cards; card++) {
        for (let at = log.starts[card]!; at < log.starts[card + 1]!; at++)
          if (at === log.starts[card]) kernel.begin(log.grade[at] as Grade)
          else kernel.advance(kernel.stability, kernel.difficulty, log.gap[at]!, log.grade[at] as Grade)
        found.set(reviews.ids[reviews.cardOf[card]!]!, kernel.stability)
      }
      const wrong = schedule.ids.filter(
        (id, slot) => schedule.state[slot] !== 0 && found.get(id) !== schedule.stability[slot],
      )
      expect(wrong).toEqual([])
      const answers = [...schedule.days.values()].reduce((sum, { reviews }) => sum + reviews, 0)
      expect(log.count).toBe(answers)
    }),
    { seed: 7, numRuns: 300 },
  )
})

test('a fit learns nothing from cards whose early answers are missing, nor from cramming', () => {
  const stamp = { dev: 'a', offset: 0 }
  const review = { kind: 'review', grade: 3, tookMs: 1, mode: 'show', interval: 2 } as const
  const when = (day: number) => ({ n: day, at: day * 86_400_000, order: day * 86_400_000, day })
  const events: Event[] = [
    { ...stamp, ...when(1), kind: 'memory', card: 'd/x', stability: 5, difficulty: 5, interval: 5 },
    { ...stamp, ...when(2), ...review, card: 'd/x' },
    { ...stamp, ...when(3), ...review, card: 'd/y' },
    { ...stamp, ...when(4), ...review, card: 'd/y', mode: 'cram' },
    { ...stamp, ...when(5), ...review, card: 'd/y' },
    { ...stamp, ...when(6), kind: 'forget', card: 'd/x' },
    { ...stamp, ...when(7), ...review, card: 'd/x' },
  ]
  expect([...ledgerReviews(columnsOf(events)).day]).toEqual([3, 5, 7])
})

/** A ledger of one device with the answers of a made-up learner, on successive days. */
const ledgerOf = (learner: Learner, answers: number): Event[] => {
  const log = madeUpLog(learner, answers, 11)
  const dayAt = new Int32Array(log.count)
  for (let card = 0; card < log.cards; card++)
    for (let at = log.starts[card]! + 1; at < log.starts[card + 1]!; at++)
      dayAt[at] = dayAt[at - 1]! + log.gap[at]!
  const cardAt = new Uint32Array(log.count)
  for (let card = 0; card < log.cards; card++) cardAt.fill(card, log.starts[card], log.starts[card + 1])
  return Array.from(log.inTime, (position, index) => ({
    dev: 'phone',
    n: index + 1,
    at: index,
    order: index,
    offset: 0,
    day: 20_000 + dayAt[position]! + Math.floor(cardAt[position]! / learner.newPerDay),
    kind: 'review',
    card: `${cardAt[position]! % 2 ? 'odd' : 'even'}/${cardAt[position]!}`,
    grade: log.grade[position] as Grade,
    tookMs: 5000,
    mode: 'show',
    interval: 1,
  }))
}

const named = (name: string) => learners.find((learner) => learner.name === name)!
const defaults = { weights: standardWeights, since: undefined }

describe('a ledger', () => {
  const unusual = columnsOf(ledgerOf(named('quick to forget'), 3000))

  test('of an unusual learner brings parameters that are worth adopting', () => {
    const parts: number[] = []
    const found = fitLedger(unusual, defaults, (part) => parts.push(part))
    if (found.kind !== 'better') throw new Error(`it was ${found.kind}`)
    expect(found.report.against).toBe('current')
    expect(found.report.after.logLoss).toBeLessThan(found.report.before.logLoss - 0.01)
    expect(found.report.heldOut).toBe(Math.floor(found.report.scored * 0.2))
    expect(parts).toEqual(parts.toSorted((a, b) => a - b))
    expect(parts.at(-1)).toBeLessThan(1)
  })

  test('once adopted they are compared fairly: what has seen the answers is no rival on them', () => {
    const first = fitLedger(unusual, defaults)
    if (first.kind !== 'better') throw new Error(`it was ${first.kind}`)
    const again = fitLedger(unusual, { weights: first.weights, since: 99_999 })
    expect(again).toMatchObject({ report: { against: 'default' } })
    const older = fitLedger(unusual, { weights: first.weights, since: 1 })
    expect(older).toMatchObject({ report: { against: 'current' }, kind: 'no better' })
  })

  test('whose newest answers contradict the older ones leaves the parameters in force', () => {
    const events = ledgerOf(named('never forgets'), 3000)
    const changed = events.map(
      (event, index): Event =>
        event.kind === 'review' && index > events.length * 0.75 && index % 5 === 0
          ? { ...event, grade: 1 }
          : event,
    )
    const found = fitLedger(columnsOf(changed), defaults)
    if (found.kind !== 'no better') throw new Error(`it was ${found.kind}`)
    expect(found.report.after.logLoss).toBeGreaterThan(found.report.before.logLoss)
  })

  test('with fewer than a hundred scored answers is not fitted', () => {
    const found = fitLedger(columnsOf(ledgerOf(named('average'), 120)), defaults)
    expect(found).toMatchObject({ kind: 'too few', needed: 100 })
    expect(fitLedger([], defaults)).toEqual({ kind: 'too few', scored: 0, needed: 100 })
  })

  test('is evaluated on its newest answers, as a whole and by groups', () => {
    const ids = [...new Set(ledgerReviews(unusual).ids)]
    const parity = ids.map((id) => (id.startsWith('odd') ? 1 : 0))
    const grouping = { names: ['even', 'odd', 'none'], groupOf: parity }
    const { personal, standard, groups, scored } = evaluateLedger(unusual, {
      inForce: { weights: standardWeights, since: 99_999 },
      ids,
      groupings: [grouping],
    })
    expect(personal.metrics.count).toBe(Math.floor(scored * 0.2))
    expect(personal.metrics.logLoss).toBeLessThan(standard.metrics.logLoss)
    expect(standard.health.verdict).toBe('optimistic')
    expect(personal.health.verdict).toBe('good')
    expect(groups[0]!.map(({ name }) => name)).toEqual(['even', 'odd'])
    const counts = groups[0]!.map(({ evaluation }) => evaluation.metrics.count)
    expect(counts.reduce((a, b) => a + b, 0)).toBe(personal.metrics.count)
    expect(groups[0]!.map(({ standard: { count } }) => count)).toEqual(counts)
    for (const group of groups[0]!)
      expect(group.evaluation.metrics.logLoss).toBeLessThan(group.standard.logLoss)
  })

  test('without answers has nothing to show, and says so', () => {
    const { personal, scored } = evaluateLedger([], { inForce: defaults, ids: [], groupings: [] })
    expect(scored).toBe(0)
    expect(personal.health.verdict).toBe('unknown')
    expect(personal.calibration).toEqual([])
  })
})
