import { FIRST_STABILITIES, highest, lowest, PARAMETERS, standardWeights } from './limits.ts'

/**
 * How far each parameter strays from the default among people: of the first stabilities the logarithm, of the
 * others the value (the standard deviations that fsrs-rs uses for its penalty).
 */
const spread: readonly number[] = [
  0.8, 0.8, 0.8, 0.8, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32,
  0.14, 0.27,
]

/**
 * How much the prior counts against `count` answers. Strong while there are few, so that a fit is of use from a
 * hundred answers on; measured as learning curves over real logs.
 */
export const priorStrength = (count: number): number => (count <= 200 ? 2 : count <= 800 ? 1 : 0.5)

/**
 * Parameters in units of their spread: first stabilities by their logarithm, the others as they are. In these
 * coordinates the prior is a round hill around `centre`, and a search meets curvatures of the same size.
 */
export const toUnits = (weights: ArrayLike<number>): Float64Array =>
  Float64Array.from(weights, (weight, i) => (i < FIRST_STABILITIES ? Math.log(weight) : weight) / spread[i]!)

/** The inverse of `toUnits`. */
export const fromUnits = (units: Float64Array): Float64Array =>
  units.map((unit, i) => (i < FIRST_STABILITIES ? Math.exp(unit * spread[i]!) : unit * spread[i]!))

/** Turns a gradient in parameters into one in units, in place. */
export const gradientInUnits = (gradient: Float64Array, weights: Float64Array): void => {
  for (let i = 0; i < PARAMETERS; i++)
    gradient[i] = gradient[i]! * spread[i]! * (i < FIRST_STABILITIES ? weights[i]! : 1)
}

/** The default parameters in units: where the prior is strongest. */
export const centre: Float64Array = toUnits(standardWeights)

/** The limits in units. */
export const lowestUnits: Float64Array = toUnits(lowest)
export const highestUnits: Float64Array = toUnits(highest)
