import { dayOf } from '#core/clock.ts'
import type { ReviewRows } from '#core/fit/histories.ts'
import { type Row, RowReader } from '#importers/csv/rows.ts'
import { momentOf } from './review-moment.ts'

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

const isBlank = ({ cells }: Row): boolean => cells.length === 1 && cells[0]?.trim() === ''

const delimiters = [',', ';', '\t', '|']

interface Header {
  readonly reader: RowReader
  /** Where the wanted columns stand. */
  readonly order: readonly number[]
}

/** Reads up to the header, the first line that is not empty; a sentence if it does not name the columns. */
function readHeader(text: string): Header | string {
  let missing: string | undefined
  for (const delimiter of delimiters) {
    const reader = new RowReader(text, delimiter)
    let header = reader.next()
    while (header && isBlank(header)) header = reader.next()
    if (!header) return 'The file is empty.'
    const names = header.cells.map((cell) => cell.trim().toLowerCase())
    const unnamed = columns.find((name) => !names.includes(name))
    if (unnamed === undefined) return { reader, order: columns.map((name) => names.indexOf(name)) }
    missing = missing === undefined || names.length > 1 ? unnamed : missing
  }
  return `The first line names no column ${missing}; it takes ${columns.join(', ')}.`
}

const neverCloses = 'a quotation mark opens here and never closes; from here on they count as letters'

/** Reads a review log in CSV; a sentence if it is none. Rows may stand in any order. */
export function readReviewLog(text: string, place: LogPlace): ReviewLog | string {
  const header = readHeader(text.replace(/^\uFEFF/, ''))
  if (typeof header === 'string') return header
  const { reader, order } = header
  const ids = new Map<string, number>()
  const card: number[] = []
  const grade: number[] = []
  const at: number[] = []
  const lines: number[] = []
  const problems: LogProblem[] = []
  const take = (id: string, rating: string, time: string, line: number): string | undefined => {
    const given = rating === '' ? Number.NaN : Number(rating)
    if (id === '') return 'there is no card_id'
    if (![1, 2, 3, 4].includes(given)) return `a review_rating is 1, 2, 3 or 4, not ${JSON.stringify(rating)}`
    const moment = momentOf(time, place.offset)
    if (moment === undefined) return `a review_time is ISO 8601, unlike ${JSON.stringify(time)}`
    const number = ids.get(id) ?? ids.size
    ids.set(id, number)
    card.push(number)
    grade.push(given)
    at.push(moment)
    lines.push(line)
    return undefined
  }
  let rows = 0
  for (let row = reader.next(); row; row = reader.next()) {
    if (isBlank(row)) continue
    rows++
    const [id = '', rating = '', time = ''] = order.map((index) => row.cells[index]?.trim() ?? '')
    const problem = reader.unclosedAt === row.line ? neverCloses : take(id, rating, time, row.line)
    if (problem !== undefined) problems.push({ line: row.line, text: problem })
  }
  const [first] = problems
  if (first && problems.length === rows) return `No row can be read. Line ${first.line}: ${first.text}.`
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
