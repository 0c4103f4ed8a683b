import { expect, test } from 'vitest'
import { scoredInTime } from '#core/fit/histories.ts'
import { trainingSet } from '#core/fit/training-set.ts'
import { cardsOf } from './arbitrary-histories.ts'

/** So many cards, first answered with `grade`, then after `gap` days, then after 3 more. */
const group = (cards: number, grade: number, gap: number) =>
  Array.from(
    { length: cards },
    () =>
      [
        [grade, 0],
        [3, gap],
        [3, 3],
      ] as const,
  )

/** The first gaps that are learned from. */
const learnedGaps = (log: ReturnType<typeof cardsOf>, firstGrade: number): number[] => {
  const { weight, cards } = trainingSet(log)
  const gaps = [...cards].flatMap((card) => {
    const start = log.starts[card]!
    return log.grade[start] === firstGrade && weight[start + 1]! > 0 ? [log.gap[start + 1]!] : []
  })
  return [...new Set(gaps)].sort((a, b) => a - b)
}

test('rare first gaps are left out, the rarest first and no more than one card in twenty', () => {
  const log = cardsOf([
    ...group(300, 3, 1),
    ...group(12, 3, 2),
    ...group(9, 3, 3),
    ...group(5, 3, 4),
    ...group(3, 3, 9),
  ])
  // Of 329 cards 16 may go: 3 + 5; with the 9 it would be 17.
  expect(learnedGaps(log, 3)).toEqual([1, 2, 3])
})

test('few cards are all learned from', () => {
  expect(learnedGaps(cardsOf([1, 2, 3, 5, 8].flatMap((gap) => group(2, 3, gap))), 3)).toEqual([1, 2, 3, 5, 8])
})

test('too long a first gap is not believed, after Easy it may be longer', () => {
  const log = cardsOf([
    ...group(100, 3, 1),
    ...group(40, 3, 101),
    ...group(100, 4, 10),
    ...group(40, 4, 101),
    ...group(40, 4, 366),
  ])
  expect(learnedGaps(log, 3)).toEqual([1])
  expect(learnedGaps(log, 4)).toEqual([10, 101])
})

test('the first answer and those on the same day do not count, newer ones count more', () => {
  const log = cardsOf(
    Array.from(
      { length: 50 },
      () =>
        [
          [3, 0],
          [3, 0],
          [3, 1],
          [1, 0],
          [3, 5],
        ] as const,
    ),
  )
  const { weight, count } = trainingSet(log)
  expect(count).toBe(100)
  const inTime = [...scoredInTime(log)].map((position) => weight[position]!)
  expect(inTime[0]).toBeCloseTo(0.25, 6)
  expect(inTime.at(-1)).toBe(1)
  expect(inTime).toEqual(inTime.toSorted((a, b) => a - b))
  expect([...weight].filter((one) => one > 0)).toHaveLength(100)
})

test('of a long history the first 256 answers are learned from', () => {
  const long = Array.from({ length: 1000 }, (_, index) => [3, index === 0 ? 0 : 1] as const)
  const { weight } = trainingSet(cardsOf(Array.from({ length: 30 }, () => long)))
  expect(weight[255]).toBeGreaterThan(0)
  expect(weight[256]).toBe(0)
})
