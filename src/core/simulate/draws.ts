import type { Grade } from '../event.ts'

/**
 * Chance for a simulation: numbers in [0, 1) that depend on a seed, on the card and on how many were drawn for it
 * before, not on the order in which cards come. MurmurHash3's mixer over the three.
 */
export class Draws {
  readonly #seed: number
  readonly #drawn: Uint32Array

  constructor(seed: number, cards: number) {
    this.#seed = Math.imul(seed | 0, 0x9e3779b1)
    this.#drawn = new Uint32Array(cards)
  }

  /** The next number of a card. */
  chance(card: number): number {
    const count = (this.#drawn[card] ?? 0) + 1
    this.#drawn[card] = count
    return this.#at(card, count, 0x85ebca6b)
  }

  /** A second number that goes with the one drawn last, for spreading due days. */
  spread(card: number): number {
    return this.#at(card, this.#drawn[card] ?? 0, 0x27d4eb2f)
  }

  /** A grade drawn from a row of probabilities: `grades` at 4 times `row` onwards. */
  grade(card: number, grades: Float64Array, row: number): Grade {
    return this.gradeAt(this.chance(card), grades, row)
  }

  /** The grade at which the probabilities of a row, added up, exceed `chance`. */
  gradeAt(chance: number, grades: Float64Array, row: number): Grade {
    let left = chance
    for (let grade = 1; grade < 4; grade++) {
      left -= grades[row * 4 + grade - 1] ?? 0
      if (left < 0) return grade as Grade
    }
    return 4
  }

  #at(card: number, count: number, salt: number): number {
    let hash = Math.imul(card + 1, salt) ^ Math.imul(count, 0xc2b2ae35) ^ this.#seed
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
    return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000
  }
}
