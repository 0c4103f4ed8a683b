import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Histories } from '#core/fit/histories.ts'
import { highest, lowest, standardWeights } from '#core/fit/limits.ts'
import { Loss } from '#core/fit/loss.ts'
import { predictionsOf } from '#core/fit/predictions.ts'
import { trainingSet } from '#core/fit/training-set.ts'
import { cardsOf, histories, weights } from './arbitrary-histories.ts'

const lossAt = (histories: Histories, weight: Float32Array, w: ArrayLike<number>) => {
  const gradient = new Float64Array(21)
  const cards = Uint32Array.from({ length: histories.cards }, (_, card) => card)
  return { value: new Loss(histories, { weight }).addTo(gradient, w, cards), gradient }
}

describe('the batch of four cards of fsrs-rs (src/training.rs, test_loss_and_grad)', () => {
  const batch = cardsOf([
    [
      [1, 0],
      [3, 0],
      [1, 0],
      [4, 0],
      [3, 1],
      [2, 3],
      [3, 4],
    ],
    [
      [2, 0],
      [4, 0],
      [4, 0],
      [3, 1],
      [1, 3],
      [3, 6],
      [3, 11],
    ],
    [
      [3, 0],
      [2, 0],
      [4, 0],
      [3, 1],
      [3, 3],
      [3, 6],
      [3, 12],
    ],
    [
      [4, 0],
      [4, 0],
      [3, 1],
      [3, 3],
      [3, 5],
      [4, 12],
      [1, 23],
    ],
  ])
  const last = Float32Array.from({ length: 28 }, (_, index) => (index % 7 === 6 ? 1 : 0))

  test('with the default parameters', () => {
    const { value, gradient } = lossAt(batch, last, standardWeights)
    expect(value).toBeCloseTo(4.0466027, 5)
    const expected = [
      -0.095688485, -0.0051607806, -0.0012249565, 0.007462064, 0.03650761, -0.082112335, 0.0593964,
      -2.1474836, 0.57626534, -2.8751316, 0.7154875, -0.028993709, 0.0099172965, -0.2189217, -0.0017800558,
      -0.089381434, 0.299141, 0.068104014, -0.011605468, -0.25398168, 0.27700496,
    ]
    for (const [index, by] of expected.entries()) expect(Math.abs(gradient[index]! - by)).toBeLessThan(1e-5)
  })

  test('after the first step of its search', () => {
    const stepped = [
      0.252, 1.3331, 2.3464994, 8.2556, 6.3733, 0.87340003, 2.9794, 0.040999997, 1.8322, 0.20660001, 0.756,
      1.5235, 0.021400042, 0.3029, 1.6882998, 0.64140004, 1.8329, 0.5025, 0.13119997, 0.1058, 0.1142,
    ]
    const { value, gradient } = lossAt(batch, last, stepped)
    expect(value).toBeCloseTo(3.767796, 5)
    const expected = [
      -0.040530164, -0.0041278866, -0.0010157757, 0.007239434, 0.009321215, -0.120117955, 0.039143264,
      -0.8628009, 0.5794302, -2.5713828, 0.7669307, -0.024242667, 0, -0.16912507, -0.0017008218, -0.061857328,
      0.28093633, 0.064058185, 0.0063592787, -0.1903223, 0.6257775,
    ]
    for (const [index, by] of expected.entries()) expect(Math.abs(gradient[index]! - by)).toBeLessThan(2e-5)
  })
})

const everything = (histories: Histories): Float32Array => {
  const weight = new Float32Array(histories.count)
  for (let position = 0; position < histories.count; position++)
    weight[position] = (histories.gap[position] ?? 0) > 0 ? 1 + (position % 3) : 0
  return weight
}

describe('the loss', () => {
  test('is that of what the kernel of the scheduler predicts', () => {
    fc.assert(
      fc.property(histories(), weights, (histories, w) => {
        const { positions, recall, recalled } = predictionsOf(histories, w)
        const weight = new Float32Array(histories.count)
        for (const position of positions) weight[position] = 1
        let expected = 0
        for (const [index, p] of recall.entries()) {
          const given = recalled[index] ? p : 1 - p
          expected -= Math.log(Math.min(1 - 1e-7, Math.max(1e-7, given)))
        }
        expect(lossAt(histories, weight, w).value).toBeCloseTo(expected, 5)
      }),
      { seed: 1, numRuns: 200 },
    )
  })

  test('has the gradient that central differences find, wherever no limit is met', () => {
    const inside = weights.map((w) =>
      w.map((value, index) => {
        const room = (highest[index]! - lowest[index]!) * 0.05
        return Math.min(highest[index]! - room, Math.max(lowest[index]! + room, value))
      }),
    )
    fc.assert(
      fc.property(
        histories(fc.integer({ min: 1, max: 4 }), 60),
        inside,
        fc.nat(20),
        (histories, w, index) => {
          const weight = everything(histories)
          const { gradient } = lossAt(histories, weight, w)
          const slope = (step: number): number => {
            const moved = (by: number) => w.map((value, i) => (i === index ? value + by : value))
            return (
              (lossAt(histories, weight, moved(step)).value - lossAt(histories, weight, moved(-step)).value) /
              (2 * step)
            )
          }
          const [wide, narrow] = [slope(1e-4), slope(1e-5)]
          // Where the two disagree a limit (or a kink, as between lapse and ceiling) lies between the points.
          fc.pre(Math.abs(wide - narrow) < 1e-4 * Math.max(1, Math.abs(narrow)))
          expect(Math.abs(gradient[index]! - narrow)).toBeLessThan(2e-3 * Math.max(1, Math.abs(narrow)))
        },
      ),
      { seed: 2, numRuns: 400 },
    )
  })

  test('and its gradient are finite for any log and any parameters within the limits', () => {
    fc.assert(
      fc.property(histories(), weights, (histories, w) => {
        const { value, gradient } = lossAt(histories, trainingSet(histories).weight, w)
        expect(Number.isFinite(value)).toBe(true)
        expect(gradient.every(Number.isFinite)).toBe(true)
      }),
      { seed: 3, numRuns: 300 },
    )
  })
})
