import { defaultWeights, intervalFor } from '#core/memory.ts'
import type { Memory } from '#core/memory.ts'

const LEAST_STABILITY = 0.001
const MOST_STABILITY = 36_500
const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))

/**
 * The FSRS-6 memory that explains an SM-2 card best: one whose recall falls to `retention` in `interval` days and
 * whose stability grows by `ease` at a review on that day.
 *
 * S = interval / I(1, retention) · 1, D = 11 - (ease - 1) / (e^w8 · S^-w9 · (e^((1 - retention) · w10) - 1)), as in
 * fsrs-rs (`memory_state_from_sm2`).
 */
export const memoryFromSm2 = (ease: number, interval: number, retention: number): Memory => {
  const stability = within(
    Math.max(interval, LEAST_STABILITY) / intervalFor(1, retention, defaultWeights),
    LEAST_STABILITY,
    MOST_STABILITY,
  )
  const [w8 = 0, w9 = 0, w10 = 0] = defaultWeights.slice(8, 11)
  const growth = Math.exp(w8) * stability ** -w9 * (Math.exp((1 - retention) * w10) - 1)
  return { stability, difficulty: within(11 - (ease - 1) / growth, 1, 10) }
}

/** Anki stores FSRS difficulty in the place of the ease, as 100 (easy) to 1,100 (hard). */
export const difficultyFromFactor = (factor: number): number => within((factor - 100) / (1000 / 9) + 1, 1, 10)

/** Whether the number in the place of the ease is an FSRS difficulty: SM-2 never goes below 1,300. */
export const isFsrsFactor = (factor: number): boolean => factor >= 100 && factor <= 1100
