import { sensibleFirst } from './first-stabilities.ts'
import type { Histories } from './histories.ts'
import { minimise } from './lbfgs.ts'
import { keptWeights, PARAMETERS, standardWeights } from './limits.ts'
import { Loss } from './loss.ts'
import {
  centre,
  fromUnits,
  gradientInUnits,
  highestUnits,
  lowestUnits,
  priorStrength,
  toUnits,
} from './prior.ts'
import { type TrainingSet, trainingSet } from './training-set.ts'

/** Fewer answers than this say nothing; the parameters are then the defaults. */
const FEWEST = 8

/** From this many answers on a part of the cards is fitted first: the whole then takes few steps. */
const LARGE = 60_000
const PART = 20_000

/** What a fit found. */
export interface Fit {
  /** 21 parameters within their limits, rounded to four decimals. */
  readonly weights: readonly number[]
  /** Answers it learned from. */
  readonly count: number
  /** Steps of the search. */
  readonly iterations: number
}

export interface FitOptions {
  /** Learn from the first so many answers (in time) only. */
  readonly until?: number
  /** Where the search begins; the defaults, unless a fit of nearly the same answers is at hand. */
  readonly start?: readonly number[]
  /** Called after every step with a number that rises from 0 towards 1. */
  readonly onProgress?: ((part: number) => void) | undefined
}

const MOST_ITERATIONS = 100
const TOLERANCE = 1e-6
const PART_TOLERANCE = 1e-5

/** How many cards with answers that count began with each grade. */
const firstGrades = ({ starts, grade }: Histories, { cards }: TrainingSet): number[] => {
  const counts = [0, 0, 0, 0]
  for (const card of cards) {
    const first = (grade[starts[card] ?? 0] ?? 1) - 1
    counts[first] = (counts[first] ?? 0) + 1
  }
  return counts
}

const search = (
  histories: Histories,
  set: TrainingSet,
  cards: Uint32Array,
  start: ArrayLike<number>,
  tolerance: number,
  onIteration: (iteration: number) => void,
) => {
  const loss = new Loss(histories, set)
  const strength = priorStrength(set.count) * (cards.length / set.cards.length)
  const { x, iterations } = minimise(
    (units, gradient) => {
      const weights = fromUnits(units)
      let value = loss.addTo(gradient, weights, cards)
      gradientInUnits(gradient, weights)
      for (let i = 0; i < PARAMETERS; i++) {
        const away = units[i]! - centre[i]!
        value += strength * away * away
        gradient[i] = gradient[i]! + 2 * strength * away
      }
      return value
    },
    toUnits(start),
    { lowest: lowestUnits, highest: highestUnits, tolerance, mostIterations: MOST_ITERATIONS, onIteration },
  )
  return { weights: fromUnits(x), iterations }
}

/**
 * The most probable FSRS-6 parameters given the answers and a prior around the defaults: the least weighted log
 * loss plus the squared distance from the defaults. The same answers always give the same parameters.
 */
export const fitWeights = (histories: Histories, options: FitOptions = {}): Fit => {
  const { until, start = standardWeights, onProgress } = options
  const set = trainingSet(histories, until)
  if (set.count < FEWEST) return { weights: standardWeights, count: set.count, iterations: 0 }
  let begin: ArrayLike<number> = start
  let iterations = 0
  // How many steps are still needed nobody knows; a fit takes about thirty.
  const report = (step: number) => onProgress?.(1 - Math.exp(-step / 15))
  if (set.count > LARGE && start === standardWeights) {
    const every = Math.ceil(set.count / PART)
    const part = set.cards.filter((_, index) => index % every === 0)
    begin = search(histories, set, part, begin, PART_TOLERANCE, (step) => report(step / every)).weights
  }
  const found = search(histories, set, set.cards, begin, TOLERANCE, (step) => report(step))
  iterations = found.iterations
  return {
    weights: keptWeights(sensibleFirst(found.weights, firstGrades(histories, set))),
    count: set.count,
    iterations,
  }
}
