import { DAY_MS, type DayNumber, dayOf, type Now } from './clock.ts'
import { type Columns, numbered } from './columns.ts'
import { type EventDraft, type Flag, type Grade, stamp, type UnnumberedRow } from './event.ts'
import type { CardId } from './ids.ts'
import type { KnownHistory } from './known-history.ts'
import { replay, type Schedule } from './schedule.ts'
import { STAGE } from './stage.ts'

/** An answer as a file from elsewhere tells it. */
export interface GivenReview {
  readonly card: CardId
  readonly at: number
  readonly offset: number
  readonly grade: Grade
  readonly tookMs: number
  readonly interval: number
  readonly mode: string
}

/** What else such a file says about a card's progress. */
export type GivenMark =
  | { readonly kind: 'suspended' | 'buried'; readonly card: CardId }
  | { readonly kind: 'flag'; readonly card: CardId; readonly flag: Flag }
  | { readonly kind: 'due'; readonly card: CardId; readonly due: DayNumber }
  | {
      readonly kind: 'memory'
      readonly card: CardId
      readonly stability: number
      readonly difficulty: number
      readonly interval: number
      readonly at: number
    }

/**
 * Whose scheduling holds for cards that are studied here already. `keep`: answers that are missing here are added,
 * nothing else changes. `take`: such cards stand afterwards as the file says; no answer is lost.
 */
export type MergeRule = 'keep' | 'take'

/** What the person's clock and settings say while a file is taken in. */
export interface ImportMoment extends Now {
  readonly rolloverHour: number
}

/** What a file adds to the ledger. */
export interface HistoryPlan {
  /** In the ledger's order, without device and number. */
  readonly rows: readonly UnnumberedRow[]
  /** Answers that are new. */
  readonly newReviews: number
  /** Answers that are here already. */
  readonly knownReviews: number
  /** Cards whose scheduling becomes the file's (`take`). */
  readonly taken: number
  /** Answers from the future, which no clock can have seen; they are left out. */
  readonly fromTheFuture: number
}

/** The same event has the same moment everywhere; beyond two days no time zone explains it. */
const FUTURE = 2 * DAY_MS
const LEAST_STABILITY = 0.001
const MOST_DAYS = 36_500

const within = (value: number, least: number, most: number): number =>
  Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : least

const stamped = (draft: EventDraft, moment: ImportMoment): UnnumberedRow =>
  stamp(draft, moment.rolloverHour, Number.NEGATIVE_INFINITY)

const MOST_MS = 0xffff_ffff

/** The same that `stamp` makes of a draft, without the copies that half a million of them would cost. */
const reviewRow = (review: GivenReview, { rolloverHour }: ImportMoment): UnnumberedRow => {
  const at = Math.round(review.at)
  const offset = Math.round(within(review.offset, -1440, 1440))
  return {
    kind: 'review',
    card: review.card,
    grade: review.grade,
    tookMs: Math.round(within(review.tookMs, 0, MOST_MS)),
    mode: review.mode,
    interval: within(review.interval, 0, MOST_DAYS),
    at,
    offset,
    day: dayOf(at, offset, rolloverHour),
    order: at,
  }
}

const memoryRow = (mark: Extract<GivenMark, { kind: 'memory' }>, moment: ImportMoment): UnnumberedRow =>
  stamped(
    {
      kind: 'memory',
      card: mark.card,
      stability: within(mark.stability, LEAST_STABILITY, MOST_DAYS),
      difficulty: within(mark.difficulty, 1, 10),
      interval: within(mark.interval, 1, MOST_DAYS),
      at: mark.at,
      offset: moment.offset,
    },
    moment,
  )

/** Marks without a moment of their own: they come after all answers of the file, so that they hold. */
const markRow = (
  mark: Exclude<GivenMark, { kind: 'memory' }>,
  at: number,
  moment: ImportMoment,
): UnnumberedRow => {
  const when = { card: mark.card, at, offset: moment.offset }
  switch (mark.kind) {
    case 'suspended':
      return stamped({ kind: 'suspend', ...when }, moment)
    case 'flag':
      return stamped({ kind: 'flag', flag: mark.flag, ...when }, moment)
    case 'due':
      return stamped({ kind: 'due', due: mark.due, ...when }, moment)
    default:
      return stamped(
        { kind: 'bury', until: dayOf(at, moment.offset, moment.rolloverHour) + 1, ...when },
        moment,
      )
  }
}

/** Sorted by order; rows of one moment keep their sequence. */
const inOrder = (rows: readonly UnnumberedRow[]): UnnumberedRow[] =>
  rows.every((row, index) => index === 0 || row.order >= (rows[index - 1]?.order ?? 0))
    ? [...rows]
    : rows.toSorted((a, b) => a.order - b.order)

/** Rows in order without answers that the file has twice: those of one card and one moment stand side by side. */
const withoutRepeats = (rows: readonly UnnumberedRow[]): readonly UnnumberedRow[] => {
  const seen = new Set<CardId>()
  let order = Number.NaN
  return rows.filter((row) => {
    if (row.order !== order) {
      seen.clear()
      order = row.order
    }
    if (row.kind !== 'review') return true
    if (seen.has(row.card)) return false
    seen.add(row.card)
    return true
  })
}

/** All that a file says, as if nothing were known. */
const allRows = (
  reviews: readonly GivenReview[],
  marks: readonly GivenMark[],
  moment: ImportMoment,
  wanted: {
    readonly review: (card: CardId, at: number) => boolean
    readonly mark: (card: CardId) => boolean
  },
): UnnumberedRow[] => {
  const rows: UnnumberedRow[] = []
  let last = 0
  for (const mark of marks) {
    if (mark.kind !== 'memory') continue
    last = Math.max(last, mark.at)
    if (wanted.mark(mark.card)) rows.push(memoryRow(mark, moment))
  }
  for (const review of reviews) {
    last = Math.max(last, review.at)
    if (wanted.review(review.card, review.at)) rows.push(reviewRow(review, moment))
  }
  const after = last > 0 ? last + 1 : moment.at
  for (const mark of marks)
    if (mark.kind !== 'memory' && wanted.mark(mark.card)) rows.push(markRow(mark, after, moment))
  return inOrder(rows)
}

const sameMemory = (schedule: Schedule, other: Schedule, card: CardId): boolean => {
  const slot = schedule.slotOf(card) ?? -1
  const there = other.slotOf(card) ?? -1
  return (['state', 'stability', 'difficulty', 'due', 'lastDay', 'suspended', 'flag'] as const).every(
    (name) => (schedule[name][slot] ?? 0) === (other[name][there] ?? 0),
  )
}

/** What makes a card that is studied here stand as the file says, from now on. */
const takenRows = (card: CardId, file: Schedule, here: Schedule, moment: ImportMoment): UnnumberedRow[] => {
  if (sameMemory(file, here, card)) return []
  const slot = file.slotOf(card) ?? -1
  const own = here.slotOf(card) ?? -1
  const when = { card, at: moment.at, offset: moment.offset }
  const rows: UnnumberedRow[] = []
  const state = file.state[slot] ?? STAGE.new
  if (state === STAGE.new) rows.push(stamped({ kind: 'forget', ...when }, moment))
  else {
    const due = file.due[slot] ?? 0
    const memory = stamped(
      {
        kind: 'memory',
        stability: within(file.stability[slot] ?? 0, LEAST_STABILITY, MOST_DAYS),
        difficulty: within(file.difficulty[slot] ?? 0, 1, 10),
        interval: within(file.interval[slot] ?? 0, 1, MOST_DAYS),
        ...when,
      },
      moment,
    )
    // The memory is as old as the last answer, although it is written down now.
    rows.push({ ...memory, day: file.lastDay[slot] ?? memory.day })
    const day = state === STAGE.review ? due : dayOf(due, moment.offset, moment.rolloverHour)
    rows.push(stamped({ kind: 'due', due: day, ...when }, moment))
  }
  if ((file.suspended[slot] ?? 0) !== (here.suspended[own] ?? 0))
    rows.push(stamped({ kind: file.suspended[slot] === 1 ? 'suspend' : 'resume', ...when }, moment))
  if ((file.flag[slot] ?? 0) !== (here.flag[own] ?? 0))
    rows.push(stamped({ kind: 'flag', flag: (file.flag[slot] ?? 0) as Flag, ...when }, moment))
  return rows
}

/**
 * What the progress in a file adds to the ledger. An answer is recognised by its card and moment, so the same file
 * adds nothing and a newer one only what is new. Marks hold for cards that nothing is known of. `blocks` is the
 * ledger; it is read for `take` alone.
 */
export const planHistory = (
  given: { readonly reviews: readonly GivenReview[]; readonly marks: readonly GivenMark[] },
  known: KnownHistory,
  blocks: readonly Columns[],
  rule: MergeRule,
  moment: ImportMoment,
): HistoryPlan => {
  const latest = moment.at + FUTURE
  const reviews = given.reviews.filter(({ at }) => at <= latest)
  const marks = given.marks.filter((mark) => mark.kind !== 'memory' || mark.at <= latest)
  const rows = withoutRepeats(
    allRows(reviews, marks, moment, {
      mark: (card) => !known.isTouched(card),
      review: (card, at) => !known.has(card, at),
    }),
  )
  let newReviews = 0
  for (const row of rows) if (row.kind === 'review') newReviews++
  const counts = {
    newReviews,
    knownReviews: reviews.length - newReviews,
    fromTheFuture: given.reviews.length - reviews.length,
  }
  if (rule === 'keep') return { rows, ...counts, taken: 0 }
  const touched = new Set(
    [...reviews, ...marks].map(({ card }) => card).filter((card) => known.isTouched(card)),
  )
  const ofTouched = <T extends { readonly card: CardId }>(list: readonly T[]) =>
    list.filter(({ card }) => touched.has(card))
  const here = replay([...blocks, ...numbered(rows, 'file')])
  const params: UnnumberedRow = {
    ...stamped({ kind: 'params', weights: here.weights, at: 0, offset: 0 }, moment),
  }
  const everything = { review: () => true, mark: () => true }
  const own = allRows(ofTouched(reviews), ofTouched(marks), moment, everything)
  const file = replay(numbered([params, ...own], 'file'))
  const order = here.lastOrder.reduce((highest, one) => Math.max(highest, one + 1), moment.at)
  const taken = [...touched].map((card) =>
    takenRows(card, file, here, moment).map((row): UnnumberedRow => ({ ...row, order })),
  )
  return {
    rows: inOrder([...rows, ...taken.flat()]),
    ...counts,
    taken: taken.filter((rows) => rows.length > 0).length,
  }
}
