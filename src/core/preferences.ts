import type { AnswerWish } from './answer-ladder.ts'
import type { Json } from './event.ts'

/** What a person can set about how Seam looks and feels, and which plan it follows. Stored like study settings. */
export interface Preferences {
  /** The plan along which new cards come. */
  readonly plan: 'a' | 'b'
  /** How cards that allow several ways are answered. */
  readonly answerBy: AnswerWish
  readonly theme: 'system' | 'light' | 'dark'
  /** Per cent of the browser's own text size. */
  readonly textSize: number
  readonly codeSize: 'small' | 'medium' | 'large'
  readonly motion: boolean
  readonly haptics: boolean
  /** Swipe over the reading area to grade. */
  readonly swipe: boolean
  /** Single-key shortcuts such as 1 to 4. */
  readonly shortcuts: boolean
  /** The first run was finished or skipped. */
  readonly welcomed: boolean
}

/** The preferences of a fresh installation. */
export const defaultPreferences: Preferences = {
  plan: 'b',
  answerBy: 'ladder',
  theme: 'system',
  textSize: 100,
  codeSize: 'medium',
  motion: true,
  haptics: true,
  swipe: true,
  shortcuts: true,
  welcomed: false,
}

/** Text sizes on offer, per cent. */
export const textSizes: readonly number[] = [90, 100, 110, 125, 150]

const oneOf =
  <T extends Json>(allowed: readonly T[]) =>
  (value: Json): T | undefined =>
    allowed.find((one) => one === value)

const readers: { readonly [Key in keyof Preferences]: (value: Json) => Preferences[Key] | undefined } = {
  plan: oneOf(['a', 'b']),
  answerBy: oneOf(['ladder', 'taps', 'typing']),
  theme: oneOf(['system', 'light', 'dark']),
  textSize: oneOf(textSizes),
  codeSize: oneOf(['small', 'medium', 'large']),
  motion: oneOf([true, false]),
  haptics: oneOf([true, false]),
  swipe: oneOf([true, false]),
  shortcuts: oneOf([true, false]),
  welcomed: oneOf([true, false]),
}

/** Preferences from what the ledger holds; a missing or malformed value is its default. */
export function preferencesFrom(record: { readonly [key: string]: Json }): Preferences {
  const entries = Object.entries(readers).flatMap(([key, read]) => {
    const value = record[key]
    const good = value === undefined ? undefined : read(value)
    return good === undefined ? [] : [[key, good]]
  })
  return { ...defaultPreferences, ...Object.fromEntries(entries) }
}
