import type { SqliteFile } from './sqlite-file.ts'

/** The review log as columns, oldest first, with the rows of each card linked from the last to the first. */
export interface ReviewLog {
  readonly count: number
  /** When, in ms since 1970 UTC. */
  readonly at: readonly number[]
  /** Place of the card in the table of cards. */
  readonly card: readonly number[]
  /** 0 by hand, 1 Again to 4 Easy. */
  readonly ease: readonly number[]
  /** Days when above 0, seconds when below. */
  readonly interval: readonly number[]
  readonly lastInterval: readonly number[]
  /** Ease or FSRS difficulty in thousandths; 0 while learning. */
  readonly factor: readonly number[]
  readonly tookMs: readonly number[]
  /** 0 learning, 1 review, 2 relearning, 3 filtered, 4 by hand, 5 rescheduled. */
  readonly kind: readonly number[]
  /** The card's row before this one, -1 when there is none. */
  readonly previous: readonly number[]
  /** The last row of each card, by its place; -1 without any. */
  readonly last: Int32Array
  /** Rows of cards that are not in the collection. */
  readonly orphans: number
}

/** Reads the log. `placeOf` gives a card's place by Anki's number; `step` hears now and then how many rows are read. */
export const readReviewLog = (
  file: SqliteFile,
  placeOf: ReadonlyMap<number, number>,
  step: (rows: number) => void,
): ReviewLog => {
  const columns = {
    at: [] as number[],
    card: [] as number[],
    ease: [] as number[],
    interval: [] as number[],
    lastInterval: [] as number[],
    factor: [] as number[],
    tookMs: [] as number[],
    kind: [] as number[],
    previous: [] as number[],
  }
  const last = new Int32Array(placeOf.size).fill(-1)
  let count = 0
  let orphans = 0
  const names = ['id', 'cid', 'ease', 'ivl', 'lastivl', 'factor', 'time', 'type'] as const
  file.scan('revlog', names, (row, place) => {
    const card = placeOf.get(row.number(place.cid))
    if (card === undefined) {
      orphans++
      return
    }
    columns.at.push(row.number(place.id))
    columns.card.push(card)
    columns.ease.push(row.number(place.ease))
    columns.interval.push(row.number(place.ivl))
    columns.lastInterval.push(row.number(place.lastivl))
    columns.factor.push(row.number(place.factor))
    columns.tookMs.push(row.number(place.time))
    columns.kind.push(row.number(place.type))
    columns.previous.push(last[card] ?? -1)
    last[card] = count
    count++
    if (count % 10_000 === 0) step(count)
  })
  return { count, ...columns, last, orphans }
}
