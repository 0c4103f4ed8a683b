import * as fc from 'fast-check'
import { CLAMP_PARAMETERS, default_w } from 'ts-fsrs'
import { describe, expect, test } from 'vitest'
import { fitWeights } from '#core/fit/fit-weights.ts'
import { type Histories, historiesOf, scoredInTime } from '#core/fit/histories.ts'
import { highest, lowest, standardWeights } from '#core/fit/limits.ts'
import { logLossOf, metricsOf } from '#core/fit/metrics.ts'
import { predictionsOf } from '#core/fit/predictions.ts'
import { timeSeriesSplit } from '#core/fit/time-series.ts'
import type { Grade } from '#core/event.ts'
import { Kernel, STABILITY } from '#core/kernel.ts'
import { usableWeights } from '#core/memory.ts'
import { cardOf, cardsOf, histories } from './arbitrary-histories.ts'
import { learners, madeUpLog } from './made-up-learner.ts'

/** What is wrong with the parameters fitted to a log, and with the memory of every card under them: nothing, ever. */
const faultsOf = (log: Histories): string[] => {
  const { weights } = fitWeights(log)
  const faults = weights.flatMap((weight, index) =>
    weight >= lowest[index]! && weight <= highest[index]! && Math.round(weight * 1e4) / 1e4 === weight
      ? []
      : [`w${index} is ${weight}`],
  )
  if (weights.length !== 21) faults.push(`there are ${weights.length}`)
  if (String(usableWeights(weights)) !== String(weights)) faults.push('the scheduler would change them')
  const kernel = new Kernel(weights)
  for (let card = 0; card < log.cards; card++)
    for (let at = log.starts[card]!; at < log.starts[card + 1]!; at++) {
      const grade = log.grade[at] as Grade
      if (at === log.starts[card]) kernel.begin(grade)
      else kernel.advance(kernel.stability, kernel.difficulty, log.gap[at]!, grade)
      const { stability, difficulty } = kernel
      const isSound =
        stability >= STABILITY.least && stability <= STABILITY.most && difficulty >= 1 && difficulty <= 10
      if (!isSound) faults.push(`card ${card}: S ${stability}, D ${difficulty}`)
    }
  return faults
}

const repeated = (cards: number, answers: readonly (readonly [number, number])[]): Histories =>
  cardsOf(Array.from({ length: cards }, () => answers))

test('limits and defaults are those of ts-fsrs for one relearning step', () => {
  expect(standardWeights).toEqual([...default_w])
  expect(lowest).toEqual(CLAMP_PARAMETERS(2).map(([least]) => least))
  expect(highest).toEqual(CLAMP_PARAMETERS(2).map(([, most]) => most))
})

describe('whatever a log holds, the parameters are sound', () => {
  test('any log: days that run back, repetitions, grades out of range, centuries between answers', () => {
    fc.assert(
      fc.property(histories(), (log) => {
        expect(faultsOf(log)).toEqual([])
      }),
      { seed: 4, numRuns: 150 },
    )
  })

  test('no answer and a single one give the defaults', () => {
    expect(fitWeights(cardsOf([])).weights).toEqual(standardWeights)
    expect(fitWeights(cardOf([[3, 0]])).weights).toEqual(standardWeights)
  })

  test('a card with 10,000 answers', () => {
    const answers = Array.from(
      { length: 10_000 },
      (_, index) => [index % 7 === 0 ? 1 : 3, index % 3] as const,
    )
    expect(faultsOf(cardOf(answers))).toEqual([])
  })

  test.each([1, 2, 3, 4])('the same grade %i always', (grade) => {
    const answers = Array.from({ length: 12 }, (_, index) => [grade, index] as const)
    expect(faultsOf(repeated(60, answers))).toEqual([])
  })

  test('no variation at all: the same card over and over', () => {
    expect(
      faultsOf(
        repeated(500, [
          [3, 0],
          [3, 1],
          [3, 1],
          [1, 1],
          [3, 0],
        ]),
      ),
    ).toEqual([])
  })

  test('answers in the far future', () => {
    const future = historiesOf({
      card: Uint32Array.from({ length: 300 }, (_, row) => row % 30),
      grade: Uint8Array.from({ length: 300 }, (_, row) => 1 + (row % 4)),
      day: Int32Array.from({ length: 300 }, (_, row) => (row < 150 ? 20_000 : 2_000_000_000) + row),
    })
    expect(faultsOf(future)).toEqual([])
  })

  test('time that runs backwards counts as the same day', () => {
    const back = historiesOf({
      card: new Uint32Array(200),
      grade: new Uint8Array(200).fill(3),
      day: Int32Array.from({ length: 200 }, (_, row) => 20_000 - row),
    })
    expect(scoredInTime(back)).toHaveLength(0)
    expect(fitWeights(back).weights).toEqual(standardWeights)
  })
})

test('the same answers always give the same parameters', () => {
  const log = madeUpLog(learners[1]!, 3000, 1)
  expect(fitWeights(log)).toEqual(fitWeights(log))
})

test('a fit of the first answers does not know the others', () => {
  const log = madeUpLog(learners[4]!, 4000, 3)
  const until = 2000
  const before = log.inTime.slice(0, until)
  const grade = log.grade.slice()
  const seen = new Set(before)
  for (let at = 0; at < log.count; at++) if (!seen.has(at)) grade[at] = grade[at] === 1 ? 3 : 1
  expect(fitWeights({ ...log, grade }, { until }).weights).toEqual(fitWeights(log, { until }).weights)
})

describe('out of sample', () => {
  // Of learners who are as FSRS-6 takes them to be no fit can do better than the defaults; it must do hardly worse.
  const hardlyWorse = 0.006
  test.each(learners)(
    '$name: with a few hundred answers a fit is hardly worse than the defaults',
    (learner) => {
      for (const seed of [1, 2]) {
        const log = madeUpLog(learner, 900, seed)
        const { fixed, fitted } = timeSeriesSplit(log, standardWeights, 5)
        expect(logLossOf(fitted)).toBeLessThan(logLossOf(fixed) + hardlyWorse)
      }
    },
  )

  test.each(learners.filter(({ name }) => name !== 'average'))(
    '$name: with some thousand answers it is better',
    (learner) => {
      const log = madeUpLog(learner, 8000, 1)
      const { fixed, fitted } = timeSeriesSplit(log, standardWeights, 5)
      expect(logLossOf(fitted)).toBeLessThan(logLossOf(fixed))
    },
  )

  test('it is well calibrated where the defaults are not', () => {
    const learner = learners.find(({ name }) => name === 'quick to forget')!
    const log = madeUpLog(learner, 40_000, 2)
    const scored = scoredInTime(log)
    const from = Math.floor(scored.length * 0.8)
    const { weights } = fitWeights(log, { until: log.inTime.indexOf(scored[from]!) })
    const fitted = metricsOf(log, predictionsOf(log, weights, from))
    const fixed = metricsOf(log, predictionsOf(log, standardWeights, from))
    expect(Math.abs(fitted.expected - fitted.actual)).toBeLessThan(0.02)
    expect(Math.abs(fixed.expected - fixed.actual)).toBeGreaterThan(0.05)
    expect(fitted.rmse).toBeLessThan(fixed.rmse * 0.6)
  })
})

test('progress rises and stays below 1', () => {
  const parts: number[] = []
  fitWeights(madeUpLog(learners[1]!, 2000, 1), { onProgress: (part) => parts.push(part) })
  expect(parts.length).toBeGreaterThan(5)
  expect(parts).toEqual(parts.toSorted((a, b) => a - b))
  expect(parts.at(-1)).toBeLessThan(1)
})
