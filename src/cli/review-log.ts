import Papa from 'papaparse'
import { dayOf } from '#core/clock.ts'
import type { ReviewRows } from '#core/fit/histories.ts'

/** Where study days begin for whoever wrote a log. */
export interface LogPlace {
  /** Minutes east of UTC. */
  readonly offset: number
  /** Local hour at which a new study day begins. */
  readonly rolloverHour: number
}

/** A review log that was read. */
export interface ReviewLog {
  /** The sound reviews, in the order of time. */
  readonly rows: ReviewRows
  readonly reviews: number
  readonly cards: number
  /** Rows that were left out, and why. */
  readonly problems: readonly LogProblem[]
}

/** A row that was left out; lines count from 1, the header's. */
export interface LogProblem {
  readonly line: number
  readonly text: string
}

const columns = ['card_id', 'review_rating', 'review_time'] as const

const iso =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?)?$/i

/** The minutes east of UTC that a zone such as Z, +02 or -0330 means. */
const zoneMinutes = (zone: string): number => {
  if (zone.toUpperCase() === 'Z') return 0
  const digits = zone.slice(1).replace(':', '')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || 0)
  return zone.startsWith('-') ? -minutes : minutes
}

/**
 * The moment that an ISO 8601 text means, ms since 1970 UTC; undefined if it is none. One without a zone is local
 * time, `offset` minutes east of UTC.
 */
export function momentOf(text: string, offset: number): number | undefined {
  const parts = iso.exec(text)
  if (!parts) return undefined
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0))
  const local = new Date(0)
  local.setUTCFullYear(year ?? 0, (month ?? 0) - 1, day)
  // The 31st of June is the 1st of July to Date, and no date at all.
  if (local.getUTCMonth() !== (month ?? 0) - 1 || local.getUTCDate() !== day) return undefined
  if ((hour ?? 0) > 24 || (minute ?? 0) > 59 || (second ?? 0) > 60) return undefined
  local.setUTCHours(hour ?? 0, minute, second, Math.floor(Number(`0.${parts[7] ?? 0}`) * 1000))
  return local.getTime() - (parts[8] === undefined ? offset : zoneMinutes(parts[8])) * 60_000
}

/** Reads a review log in CSV; a sentence if it is none. Rows may stand in any order. */
export function readReviewLog(text: string, place: LogPlace): ReviewLog | string {
  const ids = new Map<string, number>()
  const card: number[] = []
  const grade: number[] = []
  const at: number[] = []
  const lines: number[] = []
  const problems: LogProblem[] = []
  let order: number[] | undefined
  let missing: string | undefined
  let line = 0
  const read = (cells: readonly string[]): void => {
    const [id = '', rating = '', time = ''] = (order ?? []).map((index) => cells[index]?.trim() ?? '')
    const given = rating === '' ? Number.NaN : Number(rating)
    const moment = momentOf(time, place.offset)
    if (id === '') problems.push({ line, text: 'there is no card_id' })
    else if (![1, 2, 3, 4].includes(given))
      problems.push({ line, text: `a review_rating is 1, 2, 3 or 4, not ${JSON.stringify(rating)}` })
    else if (moment === undefined)
      problems.push({ line, text: `a review_time is ISO 8601, unlike ${JSON.stringify(time)}` })
    else {
      const number = ids.get(id) ?? ids.size
      ids.set(id, number)
      card.push(number)
      grade.push(given)
      at.push(moment)
      lines.push(line)
    }
  }
  Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    step: ({ data }, parser) => {
      line++
      if (data.length === 1 && data[0]?.trim() === '') return
      if (order) return read(data)
      const header = data.map((cell) => cell.trim().toLowerCase())
      missing = columns.find((name) => !header.includes(name))
      order = columns.map((name) => header.indexOf(name))
      if (missing !== undefined) parser.abort()
    },
  })
  if (!order) return 'The file is empty.'
  if (missing !== undefined)
    return `The first line names no column ${missing}; it takes ${columns.join(', ')}.`
  const sorted = Uint32Array.from(at, (_, index) => index).sort(
    (a, b) => (at[a] ?? 0) - (at[b] ?? 0) || a - b,
  )
  const inOrder = withoutRepeats(sorted, card, at, (again, first) =>
    problems.push({
      line: lines[again] ?? 0,
      text: `line ${lines[first] ?? 0} has this card at this moment already`,
    }),
  )
  return {
    rows: {
      card: Uint32Array.from(inOrder, (index) => card[index] ?? 0),
      grade: Uint8Array.from(inOrder, (index) => grade[index] ?? 0),
      day: Int32Array.from(inOrder, (index) => dayOf(at[index] ?? 0, place.offset, place.rolloverHour)),
    },
    reviews: inOrder.length,
    cards: ids.size,
    problems: problems.sort((a, b) => a.line - b.line),
  }
}

/** One review of a card at a moment: of several, the one that stands first in the file. */
function withoutRepeats(
  sorted: Uint32Array,
  card: readonly number[],
  at: readonly number[],
  onRepeat: (again: number, first: number) => void,
): number[] {
  const kept: number[] = []
  let now = Number.NaN
  const here = new Map<number, number>()
  for (const index of sorted) {
    if (at[index] !== now) here.clear()
    now = at[index] ?? 0
    const first = here.get(card[index] ?? 0)
    if (first === undefined) {
      here.set(card[index] ?? 0, index)
      kept.push(index)
    } else onRepeat(index, first)
  }
  return kept
}
