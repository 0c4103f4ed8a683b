import { remember } from './remembered.ts'
import type { Seam } from './seam.ts'
import { todayOf } from './today.ts'

let scheduled = false

/** Keeps the early-paint numbers up to date: once for any number of changes in a row, outside the hot path. */
export function rememberNow(seam: Seam): void {
  if (scheduled) return
  scheduled = true
  setTimeout(() => {
    scheduled = false
    const { theme, textSize, codeSize, motion } = seam.collection.settings
    const today = todayOf(seam)
    remember({
      due: today.ready,
      minutes: today.minutes,
      reviews: seam.collection.totalReviews,
      look: { theme, textSize, codeSize, motion },
    })
  }, 400)
}
