/** A function to be made small: its value at `x`, its gradient written into `gradient`. */
export type Objective = (x: Float64Array, gradient: Float64Array) => number

/** Where a search ended. */
export interface Minimum {
  readonly x: Float64Array
  readonly value: number
  readonly iterations: number
}

export interface SearchOptions {
  readonly lowest: ArrayLike<number>
  readonly highest: ArrayLike<number>
  /** Relative decrease of the value at which the search ends. */
  readonly tolerance: number
  readonly mostIterations: number
  /** Called after every iteration with the value reached. */
  readonly onIteration?: ((iteration: number, value: number) => void) | undefined
}

/** Steps remembered for the curvature. */
const MEMORY = 10
/** Length of the very first step, when nothing is known of the curvature. */
const FIRST_STEP = 0.1
/** Armijo's constant: the part of the promised decrease that a step has to bring. */
const SUFFICIENT = 1e-4
const MOST_HALVINGS = 20

interface Step {
  readonly moved: Float64Array
  readonly turned: Float64Array
}

const dot = (a: Float64Array, b: Float64Array, free: Uint8Array): number => {
  let sum = 0
  for (let i = 0; i < a.length; i++) if (free[i]) sum += a[i]! * b[i]!
  return sum
}

/** Adds `factor` times `b` to `a` where the coordinate is free. */
const add = (a: Float64Array, factor: number, b: Float64Array, free: Uint8Array): void => {
  for (let i = 0; i < a.length; i++) if (free[i]) a[i] = a[i]! + factor * b[i]!
}

/** Minus the gradient as seen with the curvature of the last steps (the two-loop recursion of Nocedal). */
const directionFrom = (gradient: Float64Array, steps: readonly Step[], free: Uint8Array): Float64Array => {
  const direction = gradient.map((value, i) => (free[i] ? -value : 0))
  const usable = steps.filter(({ moved, turned }) => dot(moved, turned, free) > 1e-12)
  const last = usable.at(-1)
  if (!last) {
    const length = Math.sqrt(dot(direction, direction, free))
    return length > 0 ? direction.map((value) => (value * FIRST_STEP) / length) : direction
  }
  const shares: number[] = []
  for (const { moved, turned } of usable.toReversed()) {
    const share = dot(moved, direction, free) / dot(moved, turned, free)
    shares.push(share)
    add(direction, -share, turned, free)
  }
  const scale = dot(last.moved, last.turned, free) / dot(last.turned, last.turned, free)
  for (let i = 0; i < direction.length; i++) direction[i] = direction[i]! * scale
  for (const { moved, turned } of usable) {
    const share = shares.pop() ?? 0
    add(direction, share - dot(turned, direction, free) / dot(moved, turned, free), moved, free)
  }
  return direction
}

/**
 * L-BFGS within a box: coordinates that lie at a limit and want to leave it are held there, every step is brought
 * back into the box and shortened until it decreases the value enough. Deterministic. A value that is not finite
 * counts as no decrease, so the result is never worse than the start.
 */
export const minimise = (objective: Objective, start: ArrayLike<number>, options: SearchOptions): Minimum => {
  const { lowest, highest, tolerance, mostIterations, onIteration } = options
  const size = start.length
  const within = (value: number, i: number) => Math.min(highest[i]!, Math.max(lowest[i]!, value))
  let x: Float64Array = Float64Array.from(start, within)
  let gradient: Float64Array = new Float64Array(size)
  let value = objective(x, gradient)
  let steps: Step[] = []
  let iterations = 0
  let calm = 0
  while (iterations < mostIterations && Number.isFinite(value)) {
    const free = Uint8Array.from(x, (at, i) =>
      (at <= lowest[i]! && gradient[i]! > 0) || (at >= highest[i]! && gradient[i]! < 0) ? 0 : 1,
    )
    let direction = directionFrom(gradient, steps, free)
    if (!(dot(gradient, direction, free) < 0)) {
      if (steps.length === 0) break
      steps = []
      direction = directionFrom(gradient, steps, free)
    }
    const found = step(objective, x, value, gradient, direction, within)
    if (!found) {
      if (steps.length === 0) break
      // The remembered curvature misleads: once more, straight downhill.
      steps = []
      continue
    }
    iterations++
    const decrease = value - found.value
    const moved = found.x.map((at, i) => at - x[i]!)
    const turned = found.gradient.map((at, i) => at - gradient[i]!)
    steps = [...steps, { moved, turned }].slice(-MEMORY)
    x = found.x
    gradient = found.gradient
    value = found.value
    onIteration?.(iterations, value)
    // One small step may be a short one; two in a row are the end.
    calm = decrease < tolerance * Math.abs(value) ? calm + 1 : 0
    if (calm === 2) break
  }
  return { x, value, iterations }
}

interface Found {
  readonly x: Float64Array
  readonly value: number
  readonly gradient: Float64Array
}

/** The first point along `direction` that decreases the value enough, trying the whole step, its half, and so on. */
const step = (
  objective: Objective,
  from: Float64Array,
  value: number,
  gradient: Float64Array,
  direction: Float64Array,
  within: (value: number, i: number) => number,
): Found | undefined => {
  let length = 1
  for (let halvings = 0; halvings < MOST_HALVINGS; halvings++) {
    const x = from.map((at, i) => within(at + length * direction[i]!, i))
    const turned = new Float64Array(from.length)
    const reached = objective(x, turned)
    let promised = 0
    for (let i = 0; i < x.length; i++) promised += gradient[i]! * (x[i]! - from[i]!)
    if (promised < 0 && reached <= value + SUFFICIENT * promised)
      return { x, value: reached, gradient: turned }
    length /= 2
  }
  return undefined
}
