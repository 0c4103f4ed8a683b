import type { Grade } from './event.ts'
import type { CardId } from './ids.ts'
import { countedMs } from './pace.ts'

/** One answer of a session, with what it changed. */
export interface SessionAnswer {
  readonly id: CardId
  readonly grade: Grade
  readonly tookMs: number
  /** The card was in review, not new and not on a learning step: the answer tells how well it was remembered. */
  readonly wasReview: boolean
  /** The interval before, in days; 0 for a new card. */
  readonly intervalBefore: number
  /** The interval chosen, in days. */
  readonly interval: number
}

/** How far a session moved a card; intervals in days, `from` is 0 for a new card. */
export interface Move {
  readonly id: CardId
  readonly from: number
  readonly to: number
}

/** What the summary screen tells. */
export interface SessionSummary {
  readonly answers: number
  /** Different cards. */
  readonly cards: number
  /** Cards that were met for the first time. */
  readonly begun: number
  /** Cards that had been known and were asked for. */
  readonly asked: number
  /** Those of them that were still known at the first attempt. */
  readonly held: number
  /** `held / asked`, 0 to 1; undefined when nothing known was asked for. */
  readonly recalled: number | undefined
  /** Time spent answering, in ms, at most a minute for each answer. */
  readonly ms: number
  /** Days by which intervals grew, over the cards whose interval grew; rounded. */
  readonly daysGained: number
  /** Up to three cards whose interval changed most, furthest first. */
  readonly moves: readonly Move[]
}

const MOVES = 3

/** The summary of a session's answers, in their order; answers that were undone are not among them. */
export const sessionSummary = (answers: readonly SessionAnswer[]): SessionSummary => {
  const moves = new Map<CardId, Move>()
  let asked = 0
  let held = 0
  let begun = 0
  for (const answer of answers) {
    const before = moves.get(answer.id)
    if (!before && answer.intervalBefore === 0) begun++
    if (!before && answer.wasReview) {
      asked++
      if (answer.grade > 1) held++
    }
    moves.set(answer.id, {
      id: answer.id,
      from: before ? before.from : answer.intervalBefore,
      to: answer.interval,
    })
  }
  const all = [...moves.values()]
  const growth = all.reduce((sum, move) => sum + Math.max(0, move.to - move.from), 0)
  return {
    answers: answers.length,
    cards: all.length,
    begun,
    asked,
    held,
    recalled: asked > 0 ? held / asked : undefined,
    ms: answers.reduce((sum, answer) => sum + countedMs(answer.tookMs), 0),
    daysGained: Math.round(growth),
    moves: all
      .filter((move) => Math.max(move.from, move.to) >= 1 && move.from !== move.to)
      .toSorted((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from))
      .slice(0, MOVES),
  }
}
