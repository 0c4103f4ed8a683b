import type { Histories } from './histories.ts'

/** What a fit learns from. */
export interface TrainingSet {
  /** By position in the histories: how much an answer counts; 0 for one that is not learned from. */
  readonly weight: Float32Array
  /** The cards with answers that count. */
  readonly cards: Uint32Array
  /** Answers that count. */
  readonly count: number
}

/** Answers of one card that are learned from; later ones of so long a history say nothing new. */
export const LONGEST_HISTORY = 256

const isScored = 1
const isFirst = 2

/** By position: whether an answer before time `until` is scored, and whether it is its card's first such answer. */
const scoredBefore = ({ cards, count, starts, gap, inTime }: Histories, until: number): Uint8Array => {
  const marks = new Uint8Array(count)
  for (let time = 0; time < until; time++) {
    const position = inTime[time] ?? 0
    if ((gap[position] ?? 0) > 0) marks[position] = isScored
  }
  for (let card = 0; card < cards; card++) {
    const start = starts[card] ?? 0
    marks.fill(0, Math.min(start + LONGEST_HISTORY, starts[card + 1] ?? 0), starts[card + 1])
    const first = marks.subarray(start, starts[card + 1]).indexOf(isScored)
    if (first >= 0) marks[start + first] = isScored | isFirst
  }
  return marks
}

/** The longest first gap that is believed, in days, by first grade: after Easy a year, else a hundred days. */
const longestFirstGap = (grade: number): number => (grade === 4 ? 365 : 100)

/**
 * The first gaps of cards with one first grade that are too rare to be believed: the rarest, as far as 5 % of the
 * cards go, and of the rest those after too long a gap. fsrs-rs leaves out twenty cards whatever the number, and
 * every gap with fewer than six; of a few dozen cards nothing would be left to learn from.
 */
const rareGaps = (grade: number, cardsByGap: ReadonlyMap<number, number>): ReadonlySet<number> => {
  const rare = new Set<number>()
  let total = 0
  for (const cards of cardsByGap.values()) total += cards
  const allowed = Math.floor(total / 20)
  let out = 0
  for (const [gap, cards] of [...cardsByGap].sort((a, b) => a[1] - b[1] || a[0] - b[0]))
    if (out + cards <= allowed) {
      out += cards
      rare.add(gap)
    } else if (gap > longestFirstGap(grade)) rare.add(gap)
  return rare
}

const without = ({ cards, starts, grade, gap }: Histories, marks: Uint8Array): void => {
  const firstOf = (card: number): number => {
    const start = starts[card] ?? 0
    const index = marks.subarray(start, starts[card + 1]).indexOf(isScored | isFirst)
    return index < 0 ? -1 : start + index
  }
  const counts = new Map<number, Map<number, number>>()
  for (let card = 0; card < cards; card++) {
    const first = firstOf(card)
    if (first < 0) continue
    const firstGrade = grade[starts[card] ?? 0] ?? 0
    const byGap = counts.get(firstGrade) ?? new Map<number, number>()
    counts.set(firstGrade, byGap)
    byGap.set(gap[first] ?? 0, (byGap.get(gap[first] ?? 0) ?? 0) + 1)
  }
  const rare = new Map([...counts].map(([firstGrade, byGap]) => [firstGrade, rareGaps(firstGrade, byGap)]))
  for (let card = 0; card < cards; card++) {
    const first = firstOf(card)
    if (first >= 0 && rare.get(grade[starts[card] ?? 0] ?? 0)?.has(gap[first] ?? 0))
      marks.fill(0, starts[card], starts[card + 1])
  }
}

/**
 * The answers among the first `until` (in time) from which a fit learns, and how much each counts: those of cards
 * that are no outliers, weighted 0.25 for the oldest to 1 for the newest, 0.25 + 0.75 (i/n)³ (fsrs-rs).
 */
export const trainingSet = (histories: Histories, until = histories.count): TrainingSet => {
  const { cards, count, starts, inTime } = histories
  const marks = scoredBefore(histories, until)
  without(histories, marks)
  let scored = 0
  for (const mark of marks) if (mark) scored++
  const weight = new Float32Array(count)
  let index = 0
  for (let time = 0; time < until; time++) {
    const position = inTime[time] ?? 0
    if (!marks[position]) continue
    const age = index++ / Math.max(1, scored - 1)
    weight[position] = 0.25 + 0.75 * age * age * age
  }
  const learned: number[] = []
  for (let card = 0; card < cards; card++)
    if (marks.subarray(starts[card], starts[card + 1]).some((mark) => mark > 0)) learned.push(card)
  return { weight, cards: Uint32Array.from(learned), count: scored }
}
