import type { Event, Grade } from '#core/event.ts'
import type { CardId } from '#core/ids.ts'
import { next } from '#core/memory.ts'
import type { Seam } from './seam.ts'
import { type WriteOutcome, writing } from './writing.ts'

/** An answer as the person gave it. */
export interface Answer {
  readonly card: CardId
  readonly grade: Grade
  /** How it was given: show, pick, gaps, … */
  readonly mode: string
  /** From question to grade, ms. */
  readonly tookMs: number
  /** The interval that stood on the button, in days, where one did. */
  readonly interval?: number | undefined
}

/**
 * Grades a card: one committed append. The stored interval is the one that stood on the button, even where the day
 * has changed since it was shown; without one it is chosen now.
 */
export function answerCard(seam: Seam, answer: Answer): Promise<WriteOutcome<Event>> {
  const { collection } = seam
  const now = seam.now()
  const chosen = () =>
    next(
      answer.card,
      collection.memoryOf(answer.card),
      answer.grade,
      collection.dayOf(now),
      collection.weights,
      collection.settings,
    ).interval
  return writing(() =>
    collection.record({
      kind: 'review',
      card: answer.card,
      grade: answer.grade,
      tookMs: answer.tookMs,
      mode: answer.mode,
      interval: answer.interval ?? chosen(),
      ...now,
    }),
  )
}
