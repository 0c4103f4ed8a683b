import { cardTypes } from '#card-types/index.ts'
import { checksumOfText, EMPTY_SUM } from '#core/checksum.ts'
import { buildQueue, type Queue, type QueueOrder, type QueueSize, queueSize } from '#core/queue.ts'
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
export const queueOf = (seam: Seam, wish: SessionWish = {}): Queue => buildQueue(orderOf(seam, wish))

/** How much the queue of this moment holds: quicker than the queue itself. */
export const queueSizeOf = (seam: Seam, wish: SessionWish = {}): QueueSize => queueSize(orderOf(seam, wish))

function orderOf(seam: Seam, wish: SessionWish): QueueOrder {
  const { collection } = seam
  const now = seam.now()
  return {
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
  }
}

/** New cards offered at once beyond the day's number. */
export const lesson = 3

/** How many new cards can be offered beyond those that `size` counts, at most three. */
export const unseenCards = (seam: Seam, size: QueueSize): number =>
  queueSizeOf(seam, { newExtra: lesson }).counts.new - size.counts.new
