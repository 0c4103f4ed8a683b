import type { Grade } from '#core/event.ts'
import type { CardId } from '#core/ids.ts'
import type { ImportedMark, ImportedReview } from '../define.ts'
import type { Losses } from '../losses.ts'
import type { ReviewLog } from './review-log.ts'
import { difficultyFromFactor, isFsrsFactor, memoryFromSm2 } from '../sm2.ts'

const LEARNING = 0
const RELEARNING = 2
const FILTERED = 3
const BY_HAND = 4
const DAY_SECONDS = 86_400
const DAY_MS = 86_400_000
/** What becomes of a row; 0 is left out. */
const COUNTS = 1
const WITHOUT_EFFECT = 2
const LEAST_EASE = 1300
/** What Anki starts every card with, where a row says none. */
const USUAL_EASE = 2500
const RETENTION = 0.9
/** Before Anki, and a year that no clock shows: such rows come from damaged or made-up packages. */
const EARLIEST = Date.UTC(1990, 0)
const LATEST = Date.UTC(2200, 0)

/** Days from a stored interval: above 0 it is days, below 0 seconds. */
export const intervalDays = (stored: number): number => (stored > 0 ? stored : -stored / DAY_SECONDS)

const isReset = (log: ReviewLog, row: number): boolean => log.kind[row] === BY_HAND && log.factor[row] === 0
const isCram = (log: ReviewLog, row: number): boolean => log.kind[row] === FILTERED && log.factor[row] === 0

const isAnswer = (log: ReviewLog, row: number): boolean => {
  const ease = log.ease[row] ?? 0
  const at = log.at[row] ?? 0
  return ease >= 1 && ease <= 4 && (log.kind[row] ?? 0) <= FILTERED && at > EARLIEST && at < LATEST
}

/** How a card's history is taken over. */
interface Kept {
  /** Rows that count for the schedule, the oldest first. */
  readonly rows: readonly number[]
  /** Answers from before: they stay in the log and move nothing. */
  readonly past: readonly number[]
  /** Whether `rows` begins with the first time the card was learnt. */
  readonly complete: boolean
  /** Rows that are no answers. */
  readonly dropped: number
}

/**
 * The rows since the card was learnt (for the last time) from the beginning. What came before a reset, or before the
 * card was learnt anew, belongs to a memory that the person threw away.
 */
const keptRows = (log: ReviewLog, card: number): Kept => {
  const answers: number[] = []
  let counting = 0
  let learning = false
  let dropped = 0
  let ended = false
  for (let row = log.last[card] ?? -1; row >= 0; row = log.previous[row] ?? -1) {
    if (!isAnswer(log, row)) {
      ended ||= isReset(log, row)
      dropped++
      continue
    }
    const learnt = log.kind[row] === LEARNING
    ended ||= learning && !learnt && !isCram(log, row)
    answers.push(row)
    if (ended || (learning && !learnt)) continue
    learning ||= learnt
    counting = answers.length
  }
  return {
    rows: answers.slice(0, counting).reverse(),
    past: answers.slice(counting),
    complete: learning,
    dropped,
  }
}

/** Ease before the answer: SM-2 takes 200 off for Again and 150 for Hard, and adds 150 for Easy. */
const easeBefore = (factor: number, ease: number): number => {
  if (factor < LEAST_EASE) return USUAL_EASE
  return Math.max(LEAST_EASE, factor + ([0, 200, 150, 0, -150][ease] ?? 0))
}

/** The memory that a card had before the first answer that is known. */
const memoryBefore = (log: ReviewLog, row: number, card: CardId): ImportedMark => {
  const factor = log.factor[row] ?? 0
  const interval = Math.max(1, intervalDays(log.lastInterval[row] ?? 0))
  const memory = isFsrsFactor(factor)
    ? { stability: interval, difficulty: difficultyFromFactor(factor) }
    : memoryFromSm2(easeBefore(factor, log.ease[row] ?? 3) / 1000, interval, RETENTION)
  return { kind: 'memory', card, ...memory, interval, at: (log.at[row] ?? 0) - Math.round(interval * DAY_MS) }
}

/** Anki's first scheduler had three buttons while learning: Again, Good and Easy. */
const gradeOf = (log: ReviewLog, row: number, threeButtons: boolean): Grade => {
  const ease = log.ease[row] as Grade
  const kind = log.kind[row]
  const few = threeButtons && (kind === LEARNING || kind === RELEARNING)
  return few && (ease === 2 || ease === 3) ? ((ease + 1) as Grade) : ease
}

/** The history of a whole collection. */
export interface History {
  readonly reviews: readonly ImportedReview[]
  readonly marks: readonly ImportedMark[]
  /** For each card: when it was last answered, in ms, and the interval that followed, in days; 0 without an answer. */
  readonly lastAt: Float64Array
  readonly lastInterval: Float64Array
}

/** Answers and starting memories from the log. `ids` are the cards by place; undefined was not taken in. */
export const historyOf = (
  log: ReviewLog,
  ids: readonly (CardId | undefined)[],
  clock: { readonly offset: number; readonly threeButtons: boolean },
  losses: Losses,
): History => {
  const keep = new Uint8Array(log.count)
  const marks: ImportedMark[] = []
  const lastAt = new Float64Array(ids.length)
  const lastInterval = new Float64Array(ids.length)
  for (const [card, id] of ids.entries()) {
    if (id === undefined || (log.last[card] ?? -1) < 0) continue
    const { rows, past, complete, dropped } = keptRows(log, card)
    if (dropped > 0) losses.add('entries of the review log that are no answers', id, dropped)
    if (past.length > 0)
      losses.add('answers from before a card was reset; kept, without effect on it', id, past.length)
    for (const row of past) keep[row] = WITHOUT_EFFECT
    for (const row of rows) {
      keep[row] = isCram(log, row) ? WITHOUT_EFFECT : COUNTS
      if (isCram(log, row)) continue
      lastAt[card] = log.at[row] ?? 0
      lastInterval[card] = intervalDays(log.interval[row] ?? 0)
    }
    const first = rows.find((row) => !isCram(log, row))
    if (!complete && first !== undefined) marks.push(memoryBefore(log, first, id))
  }
  if (log.orphans > 0) losses.add('answers to cards that are not in the file', '', log.orphans)
  const reviews: ImportedReview[] = []
  for (let row = 0; row < log.count; row++) {
    const card = ids[log.card[row] ?? -1]
    if (keep[row] === 0 || card === undefined) continue
    reviews.push({
      card,
      at: log.at[row] ?? 0,
      offset: clock.offset,
      grade: gradeOf(log, row, clock.threeButtons),
      tookMs: Math.max(0, log.tookMs[row] ?? 0),
      interval: intervalDays(log.interval[row] ?? 0),
      mode: keep[row] === COUNTS ? 'show' : 'cram',
    })
  }
  return { reviews, marks, lastAt, lastInterval }
}
