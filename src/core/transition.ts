import type { CardTable } from './card-table.ts'
import { DAY_MS, type DayNumber } from './clock.ts'
import { CRAM, kinds, MEMORY, REVIEW } from './columns.ts'
import type { EventRecords } from './event-records.ts'
import type { CardEvent, Grade } from './event.ts'
import type { Kernel } from './kernel.ts'
import { STAGE, stageAfter, stepAfter } from './stage.ts'

/** What was done on one study day. */
export interface DayTotals {
  /** Answers. */
  reviews: number
  /** Answers on cards in review, the ones that tell how well things are remembered. */
  tested: number
  /** Those of them that were not Again. */
  recalled: number
  /** Time spent answering, in ms. */
  ms: number
}

/** Days that are at hand without a look into the map: some eleven years. */
const NEAR = 4096

/** Totals by study day; a day without answers has no entry. */
export class Days extends Map<DayNumber, DayTotals> {
  readonly #near = Array.from({ length: NEAR }, (): DayTotals | undefined => undefined)
  readonly #nearDay = new Int32Array(NEAR)

  /** The totals of a day, made if there are none. */
  totalsOf(day: DayNumber): DayTotals {
    const place = day & (NEAR - 1)
    const near = this.#near[place]
    if (near && this.#nearDay[place] === day) return near
    let totals = this.get(day)
    if (!totals) {
      totals = { reviews: 0, tested: 0, recalled: 0, ms: 0 }
      this.set(day, totals)
    }
    this.#near[place] = totals
    this.#nearDay[place] = day
    return totals
  }

  override set(day: DayNumber, totals: DayTotals): this {
    this.#near[day & (NEAR - 1)] = undefined
    return super.set(day, totals)
  }

  override delete(day: DayNumber): boolean {
    this.#near[day & (NEAR - 1)] = undefined
    return super.delete(day)
  }
}

/** Adds an answer to its day, or takes it away again with `sign` -1. */
const tally = (
  days: Days,
  day: DayNumber,
  tested: boolean,
  grade: number,
  ms: number,
  sign: 1 | -1,
): void => {
  const totals = days.totalsOf(day)
  totals.reviews += sign
  totals.ms += sign * ms
  if (tested) {
    totals.tested += sign
    if (grade > 1) totals.recalled += sign
  }
  if (totals.reviews === 0) days.delete(day)
}

/**
 * Brings a card forward by one answer. Everything but stability and difficulty follows from what was recorded;
 * those two follow from the parameters in force. A day before the card's last one counts as the same day.
 */
const review = (
  table: CardTable,
  slot: number,
  day: DayNumber,
  at: number,
  grade: Grade,
  interval: number,
  kernel: Kernel,
): void => {
  const stage = table.state[slot] ?? 0
  if (stage === STAGE.new) {
    kernel.begin(grade)
    table.firstDay[slot] = day
  } else {
    const gap = day - (table.lastDay[slot] ?? 0)
    kernel.advance(table.stability[slot] ?? 0, table.difficulty[slot] ?? 0, gap > 0 ? gap : 0, grade)
    if (stage === STAGE.review && grade === 1) table.lapses[slot] = (table.lapses[slot] ?? 0) + 1
    if (grade > 1 && day > (table.firstDay[slot] ?? 0)) table.recalled[slot] = 1
  }
  table.stability[slot] = kernel.stability
  table.difficulty[slot] = kernel.difficulty
  table.step[slot] = stepAfter(stage, table.step[slot] ?? 0, grade, interval)
  table.state[slot] = stageAfter(stage, interval)
  table.due[slot] = interval >= 1 ? day + Math.floor(interval) : at + interval * DAY_MS
  table.interval[slot] = interval
  table.lastDay[slot] = day
  table.reps[slot] = (table.reps[slot] ?? 0) + 1
}

/** Takes over the memory that another program had of a card: it is in review from that day on. */
const takeOver = (
  table: CardTable,
  slot: number,
  day: DayNumber,
  stability: number,
  difficulty: number,
  interval: number,
): void => {
  if (table.state[slot] === STAGE.new) table.firstDay[slot] = day
  table.state[slot] = STAGE.review
  table.step[slot] = 0
  table.stability[slot] = stability
  table.difficulty[slot] = difficulty
  table.due[slot] = day + Math.max(1, Math.floor(interval))
  table.interval[slot] = interval
  table.lastDay[slot] = day
  table.recalled[slot] = 1
}

/** Makes a card new again; its flag and whether it is suspended stay. */
const forget = (table: CardTable, slot: number): void => {
  const flag = table.flag[slot] ?? 0
  const suspended = table.suspended[slot] ?? 0
  table.clear(slot)
  table.flag[slot] = flag
  table.suspended[slot] = suspended
}

/** A due day set by hand: a learning card graduates by it, a new card has nothing to set. */
const setDue = (table: CardTable, slot: number, due: DayNumber, day: DayNumber): void => {
  const stage = table.state[slot] ?? 0
  if (stage === STAGE.new) return
  if (stage !== STAGE.review) {
    table.state[slot] = STAGE.review
    table.step[slot] = 0
    table.interval[slot] = Math.max(1, due - day)
  }
  table.due[slot] = due
}

/** What is not an answer, by its kind; `value` is the colour of a flag or the day of `bury` and `due`. */
const other = (
  table: CardTable,
  slot: number,
  kind: (typeof kinds)[number],
  value: number,
  day: DayNumber,
): void => {
  if (kind === 'forget') forget(table, slot)
  else if (kind === 'suspend') table.suspended[slot] = 1
  else if (kind === 'resume') table.suspended[slot] = 0
  else if (kind === 'bury') table.buriedUntil[slot] = value
  else if (kind === 'flag') table.flag[slot] = value
  else if (kind === 'due') setDue(table, slot, value, day)
}

/** Brings a slot forward by the event in a place of some records, which must be about its card. */
export const stepByRecord = (
  table: CardTable,
  days: Days,
  slot: number,
  records: EventRecords,
  place: number,
  kernel: Kernel,
): void => {
  const kind = records.kindAt(place)
  const grade = records.gradeAt(place)
  const day = records.dayAt(place)
  const value = records.daysAt(place)
  if (kind === REVIEW) {
    const isCram = records.isCramAt(place)
    const tested = !isCram && table.state[slot] === STAGE.review
    tally(days, day, tested, grade, records.tookMsOrDifficulty(place), 1)
    if (!isCram) review(table, slot, day, records.atOrStability(place), grade as Grade, value, kernel)
  } else if (kind === MEMORY) {
    takeOver(table, slot, day, records.atOrStability(place), records.tookMsOrDifficulty(place), value)
  } else {
    const name = kinds[kind] ?? 'review'
    other(table, slot, name, name === 'flag' ? grade : value, day)
  }
  table.lastOrder[slot] = records.orderAt(place)
}

const isTested = (table: CardTable, slot: number, { mode }: { readonly mode: string }): boolean =>
  mode !== CRAM && table.state[slot] === STAGE.review

/** Brings a slot forward by an event about its card; `sign` -1 takes the day's totals away instead of adding them. */
export const stepByEvent = (
  table: CardTable,
  days: Days,
  slot: number,
  event: CardEvent,
  kernel: Kernel,
  sign: 1 | -1,
): void => {
  if (event.kind === 'review') {
    tally(days, event.day, isTested(table, slot, event), event.grade, event.tookMs, sign)
    if (event.mode !== CRAM) review(table, slot, event.day, event.at, event.grade, event.interval, kernel)
  } else if (event.kind === 'memory') {
    takeOver(table, slot, event.day, event.stability, event.difficulty, event.interval)
  } else {
    const value =
      event.kind === 'flag'
        ? event.flag
        : event.kind === 'bury'
          ? event.until
          : event.kind === 'due'
            ? event.due
            : 0
    other(table, slot, event.kind, value, event.day)
  }
  table.lastOrder[slot] = event.order
}

/** Takes what an event added to its day away again; the slot must stand as it did before the event. */
export const takeFromDay = (table: CardTable, days: Days, slot: number, event: CardEvent): void => {
  if (event.kind !== 'review') return
  tally(days, event.day, isTested(table, slot, event), event.grade, event.tookMs, -1)
}
