/** Reviews as they come out of a log, one entry each, in the order in which they happened. */
export interface ReviewRows {
  /** Number of the card, from 0. A card that was made new again counts as another one from then on. */
  readonly card: Uint32Array
  /** 1 Again to 4 Easy; a row with anything else is left out. */
  readonly grade: Uint8Array
  /** Study day (see `dayOf`). */
  readonly day: Int32Array
}

/** The longest gap between two answers that is told apart, in days; also the greatest stability. */
const LONGEST_GAP = 36_500

/** The answers of every card one after the other, in flat arrays: answer `i` of card `c` is at `starts[c] + i`. */
export interface Histories {
  readonly cards: number
  /** Answers. */
  readonly count: number
  /** One more entry than there are cards. */
  readonly starts: Uint32Array
  readonly grade: Uint8Array
  /** Whole study days since the card's answer before; 0 for its first and for another one on the same day. */
  readonly gap: Uint16Array
  /** The positions of all answers in the order in which they happened. */
  readonly inTime: Uint32Array
}

/**
 * Sorts rows by card; each card's answers keep their order. A day before that of the card's last answer counts as
 * the same day, as it does in the schedule, and a gap of more than a century as a century.
 */
export const historiesOf = ({ card, grade, day }: ReviewRows): Histories => {
  const isGraded = (row: number) => (grade[row] ?? 0) >= 1 && (grade[row] ?? 0) <= 4
  let cards = 0
  let count = 0
  for (let row = 0; row < card.length; row++) {
    cards = Math.max(cards, (card[row] ?? 0) + 1)
    if (isGraded(row)) count++
  }
  const starts = new Uint32Array(cards + 1)
  for (let row = 0; row < card.length; row++)
    if (isGraded(row)) starts[(card[row] ?? 0) + 1] = (starts[(card[row] ?? 0) + 1] ?? 0) + 1
  for (let index = 0; index < cards; index++)
    starts[index + 1] = (starts[index + 1] ?? 0) + (starts[index] ?? 0)
  const histories = {
    cards,
    count,
    starts,
    grade: new Uint8Array(count),
    gap: new Uint16Array(count),
    inTime: new Uint32Array(count),
  }
  const next = starts.slice(0, cards)
  const lastDay = new Int32Array(cards)
  let position = 0
  for (let row = 0; row < card.length; row++) {
    if (!isGraded(row)) continue
    const of = card[row] ?? 0
    const at = next[of] ?? 0
    next[of] = at + 1
    const today = day[row] ?? 0
    const gap = at === starts[of] ? 0 : today - (lastDay[of] ?? 0)
    lastDay[of] = today
    histories.grade[at] = grade[row] ?? 0
    histories.gap[at] = gap > 0 ? Math.min(gap, LONGEST_GAP) : 0
    histories.inTime[position++] = at
  }
  return histories
}

/**
 * The answers that say something about memory, in the order in which they happened: those given on a later day
 * than the card's answer before. What is answered twice on a day is practice.
 */
export const scoredInTime = ({ gap, inTime }: Histories): Uint32Array =>
  inTime.filter((position) => (gap[position] ?? 0) > 0)
