/**
 * Number of a study day: days since 1970-01-01 on the wall clock of the place where something happened,
 * counted from the rollover hour. Gaps between reviews are differences of these numbers, never 24-hour
 * spans, so that neither a flight nor a change to summer time can turn one day into two.
 */
export type DayNumber = number

/** What the edge knows about the present: `at` in ms since 1970 UTC, `offset` in minutes east of UTC. */
export interface Now {
  readonly at: number
  readonly offset: number
}

/** Milliseconds in 24 hours. */
export const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000

/**
 * The study day of a moment. `at` in ms since 1970 UTC, `offset` in minutes east of UTC at that moment,
 * `rolloverHour` the local hour (0 to 23) at which a new study day begins: with 4, a review at 03:30 still
 * belongs to the evening before.
 */
export const dayOf = (at: number, offset: number, rolloverHour: number): DayNumber =>
  Math.floor((at + offset * MINUTE_MS - rolloverHour * HOUR_MS) / DAY_MS)

/** The moment (ms since 1970 UTC) at which a study day begins at a place with that offset. */
export const dayStart = (day: DayNumber, offset: number, rolloverHour: number): number =>
  day * DAY_MS - offset * MINUTE_MS + rolloverHour * HOUR_MS
