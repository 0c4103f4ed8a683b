import type { Now } from '#core/clock.ts'
import { agoText } from './outside-copy.ts'

interface DrillRecord {
  readonly at: number
  readonly passed: boolean
}

const key = 'seam.last-drill'

/** Remembers how the last fire drill went. */
export function rememberDrill(drill: DrillRecord): void {
  try {
    localStorage.setItem(key, JSON.stringify(drill))
  } catch {
    // Only the line about it depends on it.
  }
}

/** How the last fire drill went, in words; undefined when there was none. */
export function lastDrillText(now: Now): string | undefined {
  try {
    const drill = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<DrillRecord> | null
    if (typeof drill?.at !== 'number') return undefined
    return `${drill.passed ? 'Passed' : 'Failed'} ${agoText(drill.at, now)}`
  } catch {
    return undefined
  }
}
