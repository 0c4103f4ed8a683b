import type { Json } from './event.ts'

/** What a person can set about studying. Written as `setting` events, one key each; the last writer wins. */
export interface StudySettings {
  /** Local hour, 0 to 23, at which a new study day begins. */
  readonly rolloverHour: number
  /** New cards a day. */
  readonly newPerDay: number
  /** Minutes until a card being learned is shown again, step by step; may be empty. */
  readonly learningSteps: readonly number[]
  /** The same for a card that was known and forgotten. */
  readonly relearningSteps: readonly number[]
  /** Probability of recall at which a card falls due, 0.7 to 0.99. */
  readonly desiredRetention: number
  /** Longest interval, in days. */
  readonly maximumInterval: number
  /** A learning card that falls due within this many minutes may be shown when nothing else is left. */
  readonly learnAhead: number
  /** Spread intervals a little, so that cards learned together part ways. */
  readonly fuzz: boolean
  /** Four grades, or Again and Good only. */
  readonly buttons: 2 | 4
  /** Fit the parameters to the answers after a session, when enough new ones have come. */
  readonly fitAutomatically: boolean
}

/** The settings of a fresh installation. */
export const defaultSettings: StudySettings = {
  rolloverHour: 4,
  newPerDay: 10,
  learningSteps: [1, 10],
  relearningSteps: [10],
  desiredRetention: 0.9,
  maximumInterval: 36_500,
  learnAhead: 20,
  fuzz: true,
  buttons: 4,
  fitAutomatically: true,
}

const within =
  (lowest: number, highest: number, whole: boolean) =>
  (value: Json): number | undefined =>
    typeof value === 'number' && value >= lowest && value <= highest && (!whole || Number.isInteger(value))
      ? value
      : undefined

const longestStep = 7 * 24 * 60
const isStep = (value: Json): value is number =>
  typeof value === 'number' && value > 0 && value <= longestStep
const steps = (value: Json): readonly number[] | undefined =>
  Array.isArray(value) && value.length <= 10 && value.every(isStep) ? value : undefined

const readers: { readonly [Key in keyof StudySettings]: (value: Json) => StudySettings[Key] | undefined } = {
  rolloverHour: within(0, 23, true),
  newPerDay: within(0, 9999, true),
  learningSteps: steps,
  relearningSteps: steps,
  desiredRetention: within(0.7, 0.99, false),
  maximumInterval: within(1, 36_500, true),
  learnAhead: within(0, 1440, false),
  fuzz: (value) => (typeof value === 'boolean' ? value : undefined),
  buttons: (value) => (value === 2 || value === 4 ? value : undefined),
  fitAutomatically: (value) => (typeof value === 'boolean' ? value : undefined),
}

/** Settings from what the ledger holds. A missing or malformed value is its default; other keys are not ours. */
export const settingsFrom = (record: { readonly [key: string]: Json }): StudySettings => {
  const entries = Object.entries(readers).flatMap(([key, read]) => {
    const value = record[key]
    const good = value === undefined ? undefined : read(value)
    return good === undefined ? [] : [[key, good]]
  })
  return { ...defaultSettings, ...Object.fromEntries(entries) }
}
