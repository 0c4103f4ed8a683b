import type { Settings } from './settings.ts'

/**
 * A few numbers and looks kept outside the database: Today paints them before the database opens, and an
 * empty database beside a remembered count means that the reviews were lost, not that the person is new.
 */
export interface Remembered {
  readonly due: number
  readonly minutes: number
  /** Reviews ever written on this device. */
  readonly reviews: number
  readonly look: Pick<Settings, 'theme' | 'textSize' | 'codeSize' | 'motion'>
}

const key = 'seam.remembered'

/** What was remembered, or undefined on a new or a private browser. */
export function remembered(): Remembered | undefined {
  try {
    const text = localStorage.getItem(key)
    const value = text === null ? undefined : (JSON.parse(text) as Partial<Remembered>)
    return value && typeof value.reviews === 'number' && value.look !== undefined
      ? (value as Remembered)
      : undefined
  } catch {
    // A browser that refuses localStorage, or a damaged value: the app works without the memory.
    return undefined
  }
}

/** Remembers; a browser that refuses loses only the early paint. */
export function remember(value: Remembered): void {
  try {
    localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Nothing depends on it.
  }
}

/** Forgets the counts after the person has chosen to start afresh. */
export function forgetRemembered(): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // Nothing depends on it.
  }
}
