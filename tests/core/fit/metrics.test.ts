import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calibrationOf } from '#core/fit/calibration.ts'
import { evaluationByGroup, evaluationOf } from '#core/fit/evaluation.ts'
import { healthOf } from '#core/fit/health.ts'
import { standardWeights } from '#core/fit/limits.ts'
import { type Metrics, metricsOf } from '#core/fit/metrics.ts'
import { type Predictions, predictionsOf } from '#core/fit/predictions.ts'
import { cardsOf, histories, weights } from './arbitrary-histories.ts'

const predicted = (recall: readonly number[], recalled: readonly number[]): Predictions => ({
  positions: Uint32Array.from(recall, (_, index) => index),
  recall: Float64Array.from(recall),
  recalled: Uint8Array.from(recalled),
})

/** So many cards with one scored answer each, after the given days; positions are those of the scored answers. */
const afterGaps = (gaps: readonly number[]) => {
  const log = cardsOf(
    gaps.map(
      (gap) =>
        [
          [3, 0],
          [3, gap],
        ] as const,
    ),
  )
  return {
    log,
    at: (p: Predictions): Predictions => ({ ...p, positions: p.positions.map((i) => 2 * i + 1) }),
  }
}

describe('metrics, by hand', () => {
  test('log loss is the mean of -ln p of what happened', () => {
    const { log, at } = afterGaps([1, 1])
    const { logLoss } = metricsOf(log, at(predicted([0.8, 0.8], [1, 0])))
    expect(logLoss).toBeCloseTo(-(Math.log(0.8) + Math.log(0.2)) / 2, 12)
  })

  test('RMSE compares means within groups of alike gaps, not single answers', () => {
    // 1 to 3 days are one group (3.62^0 to 3.62^1), 4 to 13 another.
    const { log, at } = afterGaps([1, 3, 4, 13])
    const { rmse } = metricsOf(log, at(predicted([0.4, 0.6, 0.9, 0.7], [1, 0, 1, 1])))
    expect(rmse).toBeCloseTo(Math.sqrt((2 * 0 ** 2 + 2 * 0.2 ** 2) / 4), 12)
  })

  test('AUC counts pairs in the right order, equal ones half', () => {
    const { log, at } = afterGaps([1, 1, 1, 1])
    const auc = (recall: readonly number[], recalled: readonly number[]) =>
      metricsOf(log, at(predicted(recall, recalled))).auc
    expect(auc([0.9, 0.8, 0.3, 0.2], [1, 1, 0, 0])).toBe(1)
    expect(auc([0.9, 0.8, 0.3, 0.2], [1, 0, 1, 0])).toBe(0.75)
    expect(auc([0.5, 0.5, 0.5, 0.5], [1, 0, 1, 0])).toBe(0.5)
    expect(auc([0.5, 0.6, 0.7, 0.8], [1, 1, 1, 1])).toBe(0.5)
  })

  test('calibration has 20 bins of 5 % and leaves empty ones out', () => {
    const bins = calibrationOf(predicted([0.01, 0.04, 0.96, 1], [0, 1, 1, 1]))
    expect(bins).toEqual([
      { expected: 0.025, actual: 0.5, count: 2 },
      { expected: 0.98, actual: 1, count: 2 },
    ])
  })
})

test('no figure is ever NaN where there are answers', () => {
  fc.assert(
    fc.property(histories(), weights, (log, w) => {
      const predictions = predictionsOf(log, w)
      fc.pre(predictions.positions.length > 0)
      const metrics = metricsOf(log, predictions)
      expect(Object.values(metrics).every(Number.isFinite)).toBe(true)
      expect(metrics.rmse).toBeLessThanOrEqual(1)
      expect(calibrationOf(predictions).reduce((sum, { count }) => sum + count, 0)).toBe(metrics.count)
    }),
    { seed: 5, numRuns: 200 },
  )
})

test('groups together hold what the whole holds', () => {
  fc.assert(
    fc.property(
      histories(),
      fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 13, maxLength: 13 }),
      (log, of) => {
        const predictions = predictionsOf(log, standardWeights)
        const groups = evaluationByGroup(log, predictions, Int32Array.from(of))
        let inGroups = 0
        for (const position of predictions.positions) {
          const card = log.starts.findLastIndex((start) => start <= position)
          if ((of[card] ?? -1) >= 0) inGroups++
        }
        expect([...groups.values()].reduce((sum, { metrics }) => sum + metrics.count, 0)).toBe(inGroups)
        const one = evaluationByGroup(log, predictions, new Int32Array(13))
        const whole = predictions.positions.length > 0 ? evaluationOf(log, predictions) : undefined
        expect(one.get(0)).toEqual(whole)
      },
    ),
    { seed: 6, numRuns: 100 },
  )
})

describe('health', () => {
  const verdict = (figures: Partial<Metrics>) =>
    healthOf({ count: 1000, logLoss: 0.3, rmse: 0.03, auc: 0.7, expected: 0.9, actual: 0.9, ...figures })
      .verdict

  test('says which way the schedule errs', () => {
    expect(verdict({})).toBe('good')
    expect(verdict({ actual: 0.84 })).toBe('optimistic')
    expect(verdict({ actual: 0.95 })).toBe('pessimistic')
    expect(verdict({ rmse: 0.2 })).toBe('uneven')
  })

  test('takes no chance for an error', () => {
    expect(verdict({ count: 49 })).toBe('unknown')
    expect(verdict({ count: 60, actual: 0.84 })).toBe('good')
  })

  test('speaks in whole sentences with figures and never says NaN', () => {
    const none = {
      count: 0,
      logLoss: Number.NaN,
      rmse: Number.NaN,
      auc: Number.NaN,
      expected: Number.NaN,
      actual: Number.NaN,
    }
    for (const figures of [none, { ...none, count: 2000, expected: 0.9, actual: 0.8, rmse: 0.1 }]) {
      const { sentence } = healthOf(figures)
      expect(sentence).toMatch(/^[A-Z].*\.$/)
      expect(sentence).not.toContain('NaN')
    }
    expect(healthOf({ ...none, count: 2000, expected: 0.9, actual: 0.8, rmse: 0.1 }).sentence).toContain(
      'you remember less than predicted',
    )
  })
})
