import type { Grade } from './event.ts'

/** Where a card stands, as the schedule's columns keep it. */
export const STAGE = { new: 0, learning: 1, review: 2, relearning: 3 } as const

/** The names of the stages, in the order of their codes. */
export const stageNames = ['new', 'learning', 'review', 'relearning'] as const

/** Where a card stands, by name. */
export type StageName = (typeof stageNames)[number]

/**
 * The stage after an answer, read off the interval that was recorded with it: a day or more is review, less is
 * a learning step, and a card that had once reached review relearns. Settings play no part, so changing them
 * later rewrites no history.
 */
export const stageAfter = (stage: number, interval: number): number => {
  if (interval >= 1) return STAGE.review
  return stage === STAGE.review || stage === STAGE.relearning ? STAGE.relearning : STAGE.learning
}

/** The learning step (0 first, at most 255) after an answer: Again begins anew, Hard stays, Good moves on. */
export const stepAfter = (stage: number, step: number, grade: Grade, interval: number): number => {
  if (interval >= 1 || grade === 1 || stage === STAGE.review) return 0
  return grade === 2 ? step : Math.min(255, step + 1)
}
