import { clipParameters, default_w, migrateParameters } from 'ts-fsrs'
import type { DayNumber } from './clock.ts'
import type { Grade } from './event.ts'
import { evenly, fuzzed, fuzzFactor, fuzzRange, type IntervalPick } from './fuzz.ts'
import type { CardId } from './ids.ts'
import { Kernel } from './kernel.ts'
import type { StudySettings } from './settings.ts'
import { type StageName, STAGE, stageAfter, stageNames, stepAfter } from './stage.ts'

/** What FSRS knows about a card. */
export interface Memory {
  /** Days until the probability of recall falls to 90 %; 0.001 to 36,500. */
  readonly stability: number
  /** 1 easy to 10 hard. */
  readonly difficulty: number
}

/** A card's memory together with where it stands in its schedule. */
export interface CardMemory extends Memory {
  readonly state: StageName
  /** Learning step, 0 the first. */
  readonly step: number
  /** Study day of the last answer; without meaning while new. */
  readonly lastDay: DayNumber
  /** The interval chosen last, in days. */
  readonly interval: number
  /** Answers so far. */
  readonly reps: number
  /** How often it was known and forgotten. */
  readonly lapses: number
}

/** What pressing one button stores. */
export interface Choice extends Memory {
  /** Days; below 1 a learning step as a fraction of a day. */
  readonly interval: number
  readonly state: StageName
  readonly step: number
}

/** Again, Hard, Good, Easy. */
export type Choices = readonly [Choice, Choice, Choice, Choice]

/** A card that was never answered. */
export const untouched: CardMemory = {
  state: 'new',
  step: 0,
  stability: 0,
  difficulty: 0,
  lastDay: 0,
  interval: 0,
  reps: 0,
  lapses: 0,
}

/** The FSRS-6 default parameters. */
export const defaultWeights: readonly number[] = default_w

/**
 * Parameters brought within FSRS-6's limits, those of older versions (17 or 19 of them) carried over; undefined if
 * they are neither. The limits for one relearning step are used, so that the same parameters mean the same memory
 * under every setting.
 */
export const usableWeights = (weights: readonly number[]): readonly number[] | undefined =>
  [17, 19, 21].includes(weights.length) && weights.every((weight) => Number.isFinite(weight))
    ? clipParameters(migrateParameters([...weights], 1), 1)
    : undefined

const kernels = new WeakMap<readonly number[], Kernel>()

/** The kernel of a set of parameters, worked out once for each array. */
export const kernelFor = (weights: readonly number[]): Kernel => {
  const known = kernels.get(weights)
  if (known) return known
  const kernel = new Kernel(weights)
  kernels.set(weights, kernel)
  return kernel
}

/**
 * Memory after an answer given `gapDays` study days after the one before (below 0 counts as 0, the same day);
 * without a memory this is the first answer. Unlike ts-fsrs, the first stability has no floor of 0.1 day.
 */
export const memoryAfter = (
  memory: Memory | undefined,
  gapDays: number,
  grade: Grade,
  weights: readonly number[],
): Memory => {
  const kernel = kernelFor(weights)
  if (memory) kernel.advance(memory.stability, memory.difficulty, Math.max(0, gapDays), grade)
  else kernel.begin(grade)
  return { stability: kernel.stability, difficulty: kernel.difficulty }
}

/** Probability of recall `elapsedDays` after the last answer; fractions of a day count. */
export const retrievability = (stability: number, elapsedDays: number, weights: readonly number[]): number =>
  stability > 0 ? kernelFor(weights).recall(stability, Math.max(0, elapsedDays)) : 0

/** Days until recall falls to `retention` (0 to 1); neither rounded nor clamped. */
export const intervalFor = (stability: number, retention: number, weights: readonly number[]): number =>
  kernelFor(weights).interval(stability, retention)

const MINUTES_PER_DAY = 1440

/** Delay of Hard: on the first step between it and the second (or half as long again), later the step itself. */
const hardStep = (steps: readonly number[], index: number): number => {
  const here = steps[index] ?? 0
  if (index > 0) return here
  const second = steps[1]
  return second === undefined ? here * 1.5 : (here + second) / 2
}

/** Anki's rule: an interval that grew grows by a day at least, and fuzz alone never shortens one. */
export const leastInterval = (target: number, previous: number, maximum: number): number => {
  if (Math.round(target) > previous) return previous + 1
  const { from, to } = fuzzRange(target, 0, maximum)
  return previous >= from && previous <= to ? previous : 0
}

/**
 * What each of the four buttons would store for a card on a study day, in days (fractions are learning steps).
 * `pick` chooses within the range of fuzz. Unless it is given, all of a range is alike and the card's id and its
 * number of answers decide, so showing this and doing it agree.
 *
 * Passing a review: Hard at least 1 day, Good at least Hard + 1, Easy at least Good + 1. Learning: Again is the
 * first step, Good the next one or, after the last, graduation; Easy graduates at once. A card that no step
 * holds back is scheduled in days.
 */
export const choices = (
  card: CardId,
  before: CardMemory,
  day: DayNumber,
  weights: readonly number[],
  settings: StudySettings,
  pick: IntervalPick = evenly(fuzzFactor(card, before.reps)),
): Choices => {
  const memory = before.state === 'new' ? undefined : before
  const gap = day - before.lastDay
  const spread = settings.fuzz ? pick : undefined
  const maximum = settings.maximumInterval
  const inReview = before.state === 'review'
  const stage = STAGE[before.state]
  const steps = inReview || before.state === 'relearning' ? settings.relearningSteps : settings.learningSteps
  const index = Math.min(before.step, steps.length - 1)

  const after = (grade: Grade) => memoryAfter(memory, gap, grade, weights)
  const inDays = (stability: number, lowest: number): number => {
    const target = intervalFor(stability, settings.desiredRetention, weights)
    const least = inReview ? leastInterval(target, Math.floor(before.interval), maximum) : 0
    return fuzzed(target, Math.max(1, lowest, least), maximum, spread)
  }
  const choice = (grade: Grade, reached: Memory, interval: number): Choice => ({
    interval,
    stability: reached.stability,
    difficulty: reached.difficulty,
    state: stageNames[stageAfter(stage, interval)] ?? 'review',
    step: stepAfter(stage, before.step, grade, interval),
  })

  const [again, hard, good, easy] = [after(1), after(2), after(3), after(4)]
  const firstStep = steps[0]
  const againInterval =
    firstStep === undefined
      ? fuzzed(intervalFor(again.stability, settings.desiredRetention, weights), 1, maximum, spread)
      : firstStep / MINUTES_PER_DAY
  const hardInterval =
    inReview || firstStep === undefined ? inDays(hard.stability, 1) : hardStep(steps, index) / MINUTES_PER_DAY
  const nextStep = inReview ? undefined : steps[index + 1]
  const goodInterval =
    nextStep === undefined ? inDays(good.stability, Math.floor(hardInterval) + 1) : nextStep / MINUTES_PER_DAY
  const easyInterval = inDays(easy.stability, Math.floor(goodInterval) + 1)
  return [
    choice(1, again, againInterval),
    choice(2, hard, hardInterval),
    choice(3, good, goodInterval),
    choice(4, easy, easyInterval),
  ]
}

/** What pressing the button of that grade stores. */
export const next = (
  card: CardId,
  before: CardMemory,
  grade: Grade,
  day: DayNumber,
  weights: readonly number[],
  settings: StudySettings,
): Choice => choices(card, before, day, weights, settings)[(grade - 1) as 0 | 1 | 2 | 3]
