import type { Event, Grade } from '#core/event.ts'
import type { IntervalPick } from '#core/fuzz.ts'
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
  /** What chose the intervals on the buttons, where there were any. */
  readonly pick?: IntervalPick
}

/**
 * Grades a card: one committed append. The stored interval is the one that stood on the button, because
 * both come from `next` with the same card, day, settings and pick.
 */
export function answerCard(seam: Seam, answer: Answer): Promise<WriteOutcome<Event>> {
  const { collection } = seam
  const now = seam.now()
  const chosen = next(
    answer.card,
    collection.memoryOf(answer.card),
    answer.grade,
    collection.dayOf(now),
    collection.weights,
    collection.settings,
    answer.pick,
  )
  return writing(() =>
    collection.record({
      kind: 'review',
      card: answer.card,
      grade: answer.grade,
      tookMs: answer.tookMs,
      mode: answer.mode,
      interval: chosen.interval,
      ...now,
    }),
  )
}
