import * as fc from 'fast-check'
import { FSRSAlgorithm } from 'ts-fsrs'
import { describe, expect, test, vi } from 'vitest'
import type { Grade } from '#core/event.ts'
import {
  type CardMemory,
  choices,
  defaultWeights,
  intervalFor,
  type Memory,
  memoryAfter,
  next,
  retrievability,
  untouched,
  usableWeights,
} from '#core/memory.ts'
import { defaultSettings } from '#core/settings.ts'

const replay = (answers: readonly (readonly [Grade, number])[], weights: readonly number[]): Memory => {
  let memory: Memory | undefined
  for (const [grade, gap] of answers) memory = memoryAfter(memory, gap, grade, weights)
  if (!memory) throw new Error('no answers')
  return memory
}

const arbitraryGrade = fc.constantFrom<Grade>(1, 2, 3, 4)
const arbitraryGap = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: 0, max: 40_000 }),
)
const arbitraryAnswers = fc.array(fc.tuple(arbitraryGrade, arbitraryGap), { minLength: 1, maxLength: 40 })

describe('golden vectors of FSRS-6', () => {
  const answers = [
    [1, 0],
    [3, 0],
    [3, 1],
    [3, 3],
    [3, 8],
    [3, 21],
  ] as const

  test('six answers with the default parameters (fsrs-rs, src/inference.rs)', () => {
    const memory = replay(answers, defaultWeights)
    expect(memory.stability).toBeCloseTo(53.62691, 4)
    expect(memory.difficulty).toBeCloseTo(6.3574867, 5)
  })

  test('the same without the short-term parameters', () => {
    const weights = defaultWeights.map((weight, index) => (index >= 17 && index <= 19 ? 0 : weight))
    expect(replay(answers, weights).stability).toBeCloseTo(53.335106, 3)
  })

  test('next interval at stability 1 for a retention of 0.1 to 1.0', () => {
    const expected = [3_116_766, 34_793, 2508, 387, 90, 27, 9, 3, 1, 1]
    for (const [index, days] of expected.entries()) {
      const interval = Math.max(1, Math.round(intervalFor(1, (index + 1) / 10, defaultWeights)))
      expect(Math.abs(interval / days - 1)).toBeLessThan(1e-6)
    }
  })
})

describe('memory', () => {
  test('agrees with ts-fsrs on any history', () => {
    const oracle = new FSRSAlgorithm({})
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        let memory: Memory | undefined
        let theirs: Memory | null = null
        for (const [grade, gap] of answers) {
          memory = memoryAfter(memory, gap, grade, defaultWeights)
          theirs = oracle.next_state(theirs, gap, grade)
          expect(Math.abs(memory.stability / theirs.stability - 1)).toBeLessThan(1e-4)
          expect(Math.abs(memory.difficulty - theirs.difficulty)).toBeLessThan(1e-6)
          // ts-fsrs rounds every step to 8 decimals: go on from its result, so that only one step is compared.
          const stepped = memoryAfter(theirs, 3, grade, defaultWeights)
          const theirStep = oracle.next_state(theirs, 3, grade)
          expect(
            Math.abs(stepped.stability - theirStep.stability) / Math.max(1, theirStep.stability),
          ).toBeLessThan(1e-6)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('never leaves its limits and is never NaN, whatever the parameters', () => {
    const arbitraryWeights = fc
      .array(fc.double({ noNaN: true, min: -1000, max: 1000 }), { minLength: 21, maxLength: 21 })
      .map((weights) => usableWeights(weights) ?? [])
    fc.assert(
      fc.property(arbitraryAnswers, arbitraryWeights, (answers, weights) => {
        const memory = replay(answers, weights)
        expect(memory.stability).toBeGreaterThanOrEqual(0.001)
        expect(memory.stability).toBeLessThanOrEqual(36_500)
        expect(memory.difficulty).toBeGreaterThanOrEqual(1)
        expect(memory.difficulty).toBeLessThanOrEqual(10)
      }),
    )
  })

  test('the first stability is the parameter itself, without a floor of a tenth of a day', () => {
    const weights = defaultWeights.map((weight, index) => (index === 0 ? 0.01 : weight))
    expect(memoryAfter(undefined, 0, 1, weights).stability).toBe(0.01)
  })

  test('recall is certain at once and 90 % after as many days as the stability says', () => {
    expect(retrievability(12, 0, defaultWeights)).toBe(1)
    expect(retrievability(12, 12, defaultWeights)).toBeCloseTo(0.9, 10)
    expect(retrievability(12, -1, defaultWeights)).toBe(1)
    expect(retrievability(0, 3, defaultWeights)).toBe(0)
  })

  test('parameters that are not 21 numbers are refused, others are brought within their limits', () => {
    expect(usableWeights([1, 2, 3])).toBeUndefined()
    expect(usableWeights(defaultWeights.map(() => Number.NaN))).toBeUndefined()
    expect(usableWeights(defaultWeights)).toEqual(defaultWeights)
    expect(usableWeights(defaultWeights.map(() => 1e9))?.[20]).toBe(0.8)
  })

  test('parameters of FSRS-5 are carried over with its forgetting curve', () => {
    const said = vi.spyOn(console, 'debug').mockImplementation(() => undefined)
    expect(usableWeights(defaultWeights.slice(0, 19))).toEqual([...defaultWeights.slice(0, 19), 0.01, 0.5])
    said.mockRestore()
  })
})

const plain = { ...defaultSettings, fuzz: false }
const known: CardMemory = {
  state: 'review',
  step: 0,
  stability: 10,
  difficulty: 5,
  lastDay: 100,
  interval: 10,
  reps: 4,
  lapses: 0,
}
const intervals = (card: CardMemory, day: number, settings = plain) =>
  choices('deck/card', card, day, defaultWeights, settings).map((choice) => choice.interval)
const minutes = (count: number) => count / 1440

describe('what the four buttons store', () => {
  test('a new card: first step, between the steps, second step, graduation', () => {
    expect(intervals(untouched, 0)).toEqual([minutes(1), minutes(5.5), minutes(10), 8])
  })

  test('the second step: first step, the same step, graduation, a day more than that', () => {
    const learning: CardMemory = {
      ...untouched,
      state: 'learning',
      step: 1,
      reps: 1,
      ...memoryAfter(undefined, 0, 3, defaultWeights),
    }
    expect(intervals(learning, 0)).toEqual([minutes(1), minutes(10), 2, 4])
  })

  test('with one step Hard waits half as long again', () => {
    expect(intervals(untouched, 0, { ...plain, learningSteps: [20] }).slice(0, 3)).toEqual([
      minutes(20),
      minutes(30),
      2,
    ])
  })

  test('without steps everything is scheduled in days', () => {
    const bare = { ...plain, learningSteps: [], relearningSteps: [] }
    expect(intervals(untouched, 0, bare)).toEqual([1, 1, 2, 8])
    for (const choice of choices('deck/card', known, 110, defaultWeights, bare))
      expect(choice.state).toBe('review')
  })

  test('a forgotten card relearns at the first relearning step', () => {
    const [again] = choices('deck/card', known, 110, defaultWeights, plain)
    expect(again).toMatchObject({ interval: minutes(10), state: 'relearning', step: 0 })
  })

  test('an answer on the same study day counts as a gap of 0, even when the clock went back', () => {
    expect(choices('deck/card', known, 90, defaultWeights, plain)).toEqual(
      choices('deck/card', known, 100, defaultWeights, plain),
    )
  })

  test('Hard, Good and Easy differ by a day at least, grow by a day at least, and respect the maximum', () => {
    const arbitraryCard = fc.record({
      stability: fc.double({ min: 0.001, max: 36_500, noNaN: true }),
      difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
      interval: fc.integer({ min: 1, max: 400 }),
      reps: fc.nat(1000),
      gap: fc.nat(800),
      maximumInterval: fc.integer({ min: 10, max: 36_500 }),
      fuzz: fc.boolean(),
    })
    fc.assert(
      fc.property(arbitraryCard, ({ gap, maximumInterval, fuzz, ...memory }) => {
        const settings = { ...defaultSettings, maximumInterval, fuzz }
        const [, hard, good, easy] = choices(
          'deck/card',
          { ...known, ...memory },
          100 + gap,
          defaultWeights,
          settings,
        )
        expect(hard.interval).toBeGreaterThanOrEqual(1)
        expect(good.interval).toBeGreaterThanOrEqual(Math.min(hard.interval + 1, maximumInterval))
        expect(easy.interval).toBeGreaterThanOrEqual(Math.min(good.interval + 1, maximumInterval))
        expect(easy.interval).toBeLessThanOrEqual(maximumInterval)
        const grew = intervalFor(good.stability, 0.9, defaultWeights) > memory.interval + 1
        expect(good.interval).toBeGreaterThan(grew ? Math.min(memory.interval, maximumInterval - 1) : 0)
      }),
      { numRuns: 500 },
    )
  })

  test('the preview is what pressing stores, and it differs between cards and answers', () => {
    const settings = defaultSettings
    const old = { ...known, stability: 200, interval: 200 }
    for (const grade of [1, 2, 3, 4] as const)
      expect(next('a/1', old, grade, 320, defaultWeights, settings)).toEqual(
        choices('a/1', old, 320, defaultWeights, settings)[grade - 1],
      )
    const good = new Set(
      Array.from(
        { length: 40 },
        (_, reps) => next('a/1', { ...old, reps }, 3, 320, defaultWeights, settings).interval,
      ),
    )
    expect(good.size).toBeGreaterThan(5)
  })
})
