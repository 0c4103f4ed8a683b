import { DAY_MS, type Now } from '#core/clock.ts'
import { NEW_ENOUGH, reviewsAtRisk } from '#core/outside-copy.ts'
import type { Seam } from './seam.ts'

/** The last copy that was made outside of this browser. */
export interface OutsideCopy {
  readonly at: number
  readonly where: 'file' | 'folder'
}

const key = 'seam.last-backup'

/** The last copy outside; undefined when none is known of. */
export function outsideCopy(): OutsideCopy | undefined {
  try {
    const value = JSON.parse(localStorage.getItem(key) ?? 'null') as unknown
    // Earlier versions kept the time alone.
    if (typeof value === 'number' && value > 0) return { at: value, where: 'file' }
    const copy = value as Partial<OutsideCopy> | null
    return typeof copy?.at === 'number' ? { at: copy.at, where: copy.where ?? 'file' } : undefined
  } catch {
    // Without localStorage, or with a damaged value, it counts as never made: at worst Seam asks too often.
    return undefined
  }
}

/** Remembers that a copy was made outside. */
export function rememberOutsideCopy(copy: OutsideCopy): void {
  try {
    localStorage.setItem(key, JSON.stringify(copy))
  } catch {
    // Only the lines that say when it was made depend on it.
  }
}

/** How long ago something was, in words. */
export function agoText(at: number, now: Now): string {
  const midnight = (moment: number) => Math.floor((moment + now.offset * 60_000) / DAY_MS)
  const days = midnight(now.at) - midnight(at)
  if (days <= 0) return 'today'
  return days === 1 ? 'yesterday' : `${days} days ago`
}

/** Whether a copy made at that moment is new enough. */
export const isNewEnough = (at: number, now: Now): boolean => now.at - at < NEW_ENOUGH * DAY_MS

/** One quiet line for Today when much would be lost with this device; undefined when there is no need. */
export function outsideReminder(seam: Seam): string | undefined {
  const copy = outsideCopy()
  const now = seam.now()
  const { collection } = seam
  const reviews = reviewsAtRisk(
    collection.schedule.days,
    copy && collection.dayOf({ ...now, at: copy.at }),
    collection.dayOf(now),
  )
  if (reviews === undefined) return undefined
  const answers = `${reviews.toLocaleString('en')} answers`
  return copy
    ? `The last copy outside this device is from ${agoText(copy.at, now)}; ${answers} are only here.`
    : `${answers} are on this device only.`
}
