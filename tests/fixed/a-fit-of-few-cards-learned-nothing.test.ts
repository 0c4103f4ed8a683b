import { expect, test } from 'vitest'
import { scoredInTime } from '#core/fit/histories.ts'
import { standardWeights } from '#core/fit/limits.ts'
import { logLossOf } from '#core/fit/metrics.ts'
import { timeSeriesSplit } from '#core/fit/time-series.ts'
import { trainingSet } from '#core/fit/training-set.ts'
import { type Learner, learners, madeUpLog } from '../core/fit/made-up-learner.ts'

const seeds = [0, 1, 2, 3, 4, 5]

/** One new card a day: some fifty cards for 300 answers. */
const logs = (learner: Learner) => seeds.map((seed) => madeUpLog({ ...learner, newPerDay: 1 }, 300, seed))

test.each(learners)('$name: nearly all answers are learned from', (learner) => {
  for (const log of logs(learner))
    expect(trainingSet(log).count).toBeGreaterThan(0.9 * scoredInTime(log).length)
})

test.each(learners)('$name: a fit does no harm, and much good where the defaults are far off', (learner) => {
  let gain = 0
  let loss = 0
  for (const log of logs(learner)) {
    const { fixed, fitted } = timeSeriesSplit(log, standardWeights, 5)
    loss += logLossOf(fixed) / seeds.length
    gain += (logLossOf(fixed) - logLossOf(fitted)) / seeds.length
  }
  expect(gain).toBeGreaterThan(loss > 0.7 ? 0.1 : -0.005)
})
