import type { ExportedReview } from './define.ts'

const field = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/**
 * Answers as a table that `seam fit` and other optimisers read: the time in ISO 8601 (UTC), the duration in ms, the
 * interval that followed in days.
 */
export function* reviewLog(reviews: Iterable<ExportedReview>): Generator<string> {
  yield 'card_id,review_time,review_rating,review_duration,interval,mode\n'
  for (const { card, at, grade, tookMs, interval, mode } of reviews)
    yield `${field(card)},${new Date(at).toISOString()},${grade},${tookMs},${interval},${field(mode)}\n`
}
