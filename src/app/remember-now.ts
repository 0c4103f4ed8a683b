import { remember } from './remembered.ts'
import type { Seam } from './seam.ts'
import { todayOf } from './today.ts'

let waiting: { readonly seam: Seam; readonly timer: ReturnType<typeof setTimeout> } | undefined

function keep(): void {
  if (!waiting) return
  const { seam, timer } = waiting
  clearTimeout(timer)
  waiting = undefined
  const { theme, textSize, codeSize, motion } = seam.collection.settings
  const today = todayOf(seam)
  remember({
    due: today.ready,
    minutes: today.minutes,
    reviews: seam.collection.totalReviews,
    look: { theme, textSize, codeSize, motion },
  })
}

// Who leaves right after an answer is not waited for.
addEventListener('pagehide', keep)
document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && keep())

/** Keeps the early-paint numbers up to date: once for any number of changes in a row, outside the hot path. */
export function rememberNow(seam: Seam): void {
  waiting ??= { seam, timer: setTimeout(keep, 400) }
}
