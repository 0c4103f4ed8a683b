import { seededShuffle } from '#core/seeded-shuffle.ts'
import type { VerdictPart } from './define.ts'

/** One of the three answers on offer. The first in file order is always the right one. */
export interface Option {
  readonly text: string
  /** How this differs from the right one; empty for the right one. */
  readonly why: string
}

/** Answer of a card with options: the chosen one by its place in the file, or null. */
export interface PickAnswer {
  readonly choice: number | null
}

/**
 * The file-order indices in the order of the screen. The same seed gives the same order; the right option stands at
 * the place that is the seed's remainder, so whoever gives seeds decides how evenly the places are used.
 */
export const optionOrder = (count: number, seed: number): readonly number[] => {
  const wrong = seededShuffle([...Array(count).keys()].slice(1), seed)
  return count === 0 ? [] : wrong.toSpliced(((seed % count) + count) % count, 0, 0)
}

/** Compares a choice with the first option. */
export const judgePick = (options: readonly Option[], choice: number | null | undefined): VerdictPart => {
  const given = options[choice ?? -1]
  const part = { right: choice === 0, given: given?.text ?? '', expected: options[0]?.text ?? '' }
  return given?.why ? { ...part, why: given.why } : part
}

/** Which option texts are the same as another one: the question would have two right answers. */
export const repeatedOptions = (options: readonly Option[]): readonly string[] =>
  options.map(({ text }) => text).filter((text, index, all) => all.indexOf(text) !== index)
