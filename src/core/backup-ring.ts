import type { DayNumber } from './clock.ts'

/** A copy of everything that the device keeps for itself. */
export interface KeptCopy {
  /** Its number in the store; a later copy has a higher one. */
  readonly n: number
  /** When it was made, in ms since 1970 UTC, and the study day of that moment. */
  readonly at: number
  readonly day: DayNumber
  /** What was about to happen, for example `before an import`. */
  readonly why: string
  readonly events: number
  readonly reviews: number
  /** Size of the file in bytes. */
  readonly size: number
}

/** How many days, weeks and months back one copy of each stays. */
const DAYS = 12
const WEEKS = 10
const MONTHS = 9

/** Copies younger than this many days all stay. */
const ALL_OF = 2

const DAYS_A_MONTH = 365.25 / 12

/**
 * The numbers of the copies that may go. All of the last two days stay; before that the newest copy of each of
 * 12 days, 10 weeks and 9 months, about as far back as a year. The newest copy always stays, and so does
 * one whose day lies in the future (the clock was set back). A copy counts for one span only: weeks begin where
 * the days end.
 */
export const copiesToDrop = (copies: readonly KeptCopy[], today: DayNumber): readonly number[] => {
  const newestFirst = [...copies].sort((one, other) => other.at - one.at || other.n - one.n)
  const spans = [
    { days: 1, left: DAYS, last: Number.NaN },
    { days: 7, left: WEEKS, last: Number.NaN },
    { days: DAYS_A_MONTH, left: MONTHS, last: Number.NaN },
  ]
  const isFirstOfItsSpan = (day: DayNumber): boolean => {
    const span = spans.find(({ left }) => left > 0)
    if (!span || Math.floor(day / span.days) === span.last) return false
    span.left--
    for (const each of spans) each.last = Math.floor(day / each.days)
    return true
  }
  return newestFirst.flatMap(({ n, day }, index) => {
    const stays = isFirstOfItsSpan(day)
    return stays || index === 0 || today - day < ALL_OF ? [] : [n]
  })
}
