import { cardTypes } from '#card-types/index.ts'
import { checksumOfText, EMPTY_SUM } from '#core/checksum.ts'
import { buildQueue, type Queue } from '#core/queue.ts'
import type { Seam } from './seam.ts'

/** Which cards a session is over. */
export interface SessionWish {
  readonly only?: string | undefined
  /** New cards beyond today's number. */
  readonly newExtra?: number
  /** At most this many reviews: those closest to being forgotten. */
  readonly reviewsAtMost?: number
}

/** Which side of the seam a kind of card belongs to; a kind that this version does not know counts as Python. */
const inkOf = (kind: string): 'py' | 'sql' =>
  kind in cardTypes ? cardTypes[kind as keyof typeof cardTypes].ink : 'py'

/** The queue of this moment. */
export function queueOf(seam: Seam, wish: SessionWish = {}): Queue {
  const { collection } = seam
  const now = seam.now()
  return buildQueue({
    schedule: collection.schedule,
    catalog: collection.catalog,
    settings: collection.settings,
    now,
    plan: collection.settings.plan,
    inkOf,
    only: wish.only,
    newExtra: wish.newExtra ?? 0,
    reviewsAtMost: wish.reviewsAtMost,
    spread: checksumOfText(`session ${collection.dayOf(now)}`, EMPTY_SUM),
  })
}

/** New cards offered at once beyond the day's number. */
const lesson = 3

/** How many new cards can be offered beyond today's number, at most three. */
export function unseenCards(seam: Seam): number {
  return queueOf(seam, { newExtra: lesson }).counts.new - queueOf(seam).counts.new
}
