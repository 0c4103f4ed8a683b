import type { Grade } from './event.ts'

/** Least and greatest stability, in days. */
export const STABILITY = { least: 0.001, most: 36_500 } as const

const difficultyWithin = (value: number): number => (value < 1 ? 1 : value > 10 ? 10 : value)
const stabilityWithin = (value: number): number =>
  value > STABILITY.least ? (value > STABILITY.most ? STABILITY.most : value) : STABILITY.least

/**
 * FSRS-6 for one set of parameters, with everything that depends on them alone worked out once. `advance`
 * leaves its result in `stability` and `difficulty` instead of making an object, so a replay of a million
 * reviews makes none.
 *
 * Formulas: the FSRS-6 algorithm of the Open Spaced Repetition project (wiki page "The Algorithm" of
 * fsrs4anki), as in fsrs-rs and ts-fsrs; powers are written as exp(y ln x). ts-fsrs is the oracle in the tests.
 */
export class Kernel {
  /** Result of `advance`: days until recall falls to 90 %. */
  stability = 0
  /** Result of `advance`: 1 easy to 10 hard. */
  difficulty = 0

  readonly weights: readonly number[]
  readonly #w: Float64Array
  readonly #decay: number
  readonly #factor: number
  readonly #growth: number
  readonly #easyDifficulty: number
  readonly #lapseCeiling: number

  /** `weights`: 21 numbers within their limits (see `usableWeights`). */
  constructor(weights: readonly number[]) {
    this.weights = weights
    this.#w = Float64Array.from(weights)
    // R(t, S) = (1 + factor · t / S)^decay with decay = -w20, and factor such that R(S, S) = 0.9.
    this.#decay = -this.#at(20)
    this.#factor = Math.exp(Math.log(0.9) / this.#decay) - 1
    this.#growth = Math.exp(this.#at(8))
    this.#easyDifficulty = this.#at(4) - Math.exp(3 * this.#at(5)) + 1
    this.#lapseCeiling = Math.exp(-this.#at(17) * this.#at(18))
  }

  #at(index: number): number {
    return this.#w[index] ?? Number.NaN
  }

  /** First answer ever: S0 = w[grade - 1], D0 = w4 - e^(w5 (grade - 1)) + 1. */
  begin(grade: Grade): void {
    this.stability = stabilityWithin(this.#at(grade - 1))
    this.difficulty = difficultyWithin(this.#at(4) - Math.exp(this.#at(5) * (grade - 1)) + 1)
  }

  /** A later answer, `gap` whole days after the one before; 0 is the same study day. */
  advance(stability: number, difficulty: number, gap: number, grade: Grade): void {
    this.stability = stabilityWithin(
      gap === 0 ? this.#sameDay(stability, grade) : this.#laterDay(stability, difficulty, gap, grade),
    )
    // D'' = D + (10 - D) (-w6 (grade - 3)) / 9, then w7 of the way back to the difficulty of an Easy start.
    const moved = difficulty + ((10 - difficulty) * (-this.#at(6) * (grade - 3))) / 9
    this.difficulty = difficultyWithin(this.#at(7) * (this.#easyDifficulty - moved) + moved)
  }

  /** S' = S · e^(w17 (grade - 3 + w18)) · S^-w19, never shrinking unless the answer was Again. */
  #sameDay(stability: number, grade: Grade): number {
    const growth = Math.exp(this.#at(17) * (grade - 3 + this.#at(18)) - this.#at(19) * Math.log(stability))
    return stability * (grade > 1 && growth < 1 ? 1 : growth)
  }

  #laterDay(stability: number, difficulty: number, gap: number, grade: Grade): number {
    const forgotten = 1 - this.recall(stability, gap)
    if (grade === 1) {
      // S' = w11 · D^-w12 · ((S + 1)^w13 - 1) · e^(w14 (1 - R)), at most S / e^(w17 w18).
      const relearned =
        this.#at(11) *
        Math.exp(forgotten * this.#at(14) - this.#at(12) * Math.log(difficulty)) *
        (Math.exp(this.#at(13) * Math.log(stability + 1)) - 1)
      const ceiling = stability * this.#lapseCeiling
      return ceiling < relearned ? ceiling : relearned
    }
    // S' = S · (1 + e^w8 · (11 - D) · S^-w9 · (e^(w10 (1 - R)) - 1) · (w15 if Hard, w16 if Easy)).
    const bonus = grade === 2 ? this.#at(15) : grade === 4 ? this.#at(16) : 1
    return (
      stability *
      (1 +
        this.#growth *
          Math.exp(-this.#at(9) * Math.log(stability)) *
          (11 - difficulty) *
          (Math.exp(forgotten * this.#at(10)) - 1) *
          bonus)
    )
  }

  /** Probability of recall `elapsed` days (fractions allowed) after the last answer. */
  recall(stability: number, elapsed: number): number {
    return Math.exp(this.#decay * Math.log(1 + (this.#factor * elapsed) / stability))
  }

  /** Days until recall falls to `retention`: (retention^(1/decay) - 1) / factor · S; neither rounded nor clamped. */
  interval(stability: number, retention: number): number {
    return ((Math.exp(Math.log(retention) / this.#decay) - 1) / this.#factor) * stability
  }
}
