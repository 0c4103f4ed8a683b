import { numbersFrom } from '#core/seeded-shuffle.ts'

/** Chance that is the same for the same seed. */
export interface Dice {
  /** True in this share of all cases. */
  chance(share: number): boolean
  below(count: number): number
  pick<T>(items: readonly T[]): T | undefined
}

/** The dice of a seed. */
export const diceOf = (seed: number): Dice => {
  const next = numbersFrom(Math.imul(seed, 7919) + 13)
  const below = (count: number): number => Math.floor(next() * count)
  return { chance: (share) => next() < share, below, pick: (items) => items[below(items.length)] }
}
