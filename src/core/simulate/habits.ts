import { type Columns, kinds, REVIEW } from '../columns.ts'
import { IdIndex } from '../id-index.ts'
import { startOf } from '../packed-texts.ts'
import { countedMs } from '../pace.ts'
import { inOrder, spansOf } from '../runs.ts'
import { STAGE, stageAfter } from '../stage.ts'
import { type Void, voidedBy } from '../voids.ts'

/** A moment at which a card is answered is of the kind of its stage then: new, learning, in review, relearning. */
const MOMENTS = 4
const GRADES = 4

/** How a person answers: what a simulation draws from. */
export interface Habits {
  /** Seconds for an answer: the card's stage times 4, plus the grade less 1. */
  readonly seconds: Float64Array
  /**
   * Probabilities of the grades, laid out alike. They add up to 1 for every kind of moment; that of Again in review
   * is 0, because there the memory decides.
   */
  readonly grades: Float64Array
}

/** What counts as much as so many of one's own answers. */
const TIME_PRIOR = 10
const GRADE_PRIOR = 50

/**
 * Habits of which nothing is known. First answers, passed reviews and seconds are the defaults of fsrs-rs's
 * simulator (its seconds of learning, reviewing and relearning); the grades on steps are round figures.
 */
export const usualHabits: Habits = {
  seconds: Float64Array.from(
    [
      [19.58, 18.79, 13.78, 10.71],
      [19.58, 18.79, 13.78, 10.71],
      [19.38, 17.59, 12.38, 8.94],
      [16.44, 15.25, 12.32, 8.03],
    ].flat(),
  ),
  grades: Float64Array.from(
    [
      [0.24, 0.094, 0.495, 0.171],
      [0.15, 0.1, 0.7, 0.05],
      [0, 0.224, 0.631, 0.145],
      [0.15, 0.1, 0.7, 0.05],
    ].flat(),
  ),
}

/** Answers by kind of moment and grade, and how long they took in fifths of a second. */
class Tallies {
  readonly counts = new Float64Array(MOMENTS * GRADES)
  readonly #times = Array.from({ length: MOMENTS * GRADES }, () => new Uint32Array(FIFTHS + 1))

  add(cell: number, tookMs: number): void {
    this.counts[cell] = (this.counts[cell] ?? 0) + 1
    const times = this.#times[cell]
    const fifth = Math.round(countedMs(tookMs) / 200)
    if (times) times[fifth] = (times[fifth] ?? 0) + 1
  }

  /** Half of the answers took no longer; seconds. */
  medianSeconds(cell: number): number {
    let left = (this.counts[cell] ?? 0) / 2
    const times = this.#times[cell] ?? []
    for (const [fifth, count] of times.entries()) {
      left -= count
      if (left <= 0 && count > 0) return fifth / 5
    }
    return 0
  }
}

/** Answers that count for a minute at most, in fifths of a second. */
const FIFTHS = 300

const habitsFrom = (tallies: Tallies): Habits => {
  const { counts } = tallies
  const seconds = usualHabits.seconds.map((usual, cell) => {
    const count = counts[cell] ?? 0
    return (count * tallies.medianSeconds(cell) + TIME_PRIOR * usual) / (count + TIME_PRIOR)
  })
  const grades = usualHabits.grades.slice()
  for (let moment = 0; moment < MOMENTS; moment++) {
    const from = moment * GRADES + (moment === STAGE.review ? 1 : 0)
    const to = (moment + 1) * GRADES
    const total = counts.subarray(from, to).reduce((sum, count) => sum + count, 0)
    for (let cell = from; cell < to; cell++)
      grades[cell] = ((counts[cell] ?? 0) + GRADE_PRIOR * (grades[cell] ?? 0)) / (total + GRADE_PRIOR)
  }
  return { seconds, grades }
}

const voidsIn = (blocks: readonly Columns[]): Void[] =>
  blocks.flatMap(({ dev, from, extras }) =>
    [...extras].flatMap(([index, fact]) =>
      fact.kind === 'void' ? [{ dev, n: from + index, target: fact.target }] : [],
    ),
  )

/**
 * A person's habits from all answers of a ledger that stand: the median time for each grade and kind of moment, and
 * how often each grade was given. Where there are few answers the usual habits weigh more.
 */
export const habitsOf = (blocks: readonly Columns[]): Habits => {
  const voided = voidedBy(voidsIn(blocks))
  const index = new IdIndex()
  const slots = new Map(
    blocks.map((columns) => {
      const { units, ends } = columns.cards
      return [
        columns,
        Int32Array.from(ends, (end, at) => index.findOrAddUnits(units, startOf(ends, at), end)),
      ]
    }),
  )
  const stages = new Uint8Array(index.size)
  const tallies = new Tallies()
  inOrder(spansOf(blocks), ({ columns, start, end }) => {
    const out = voided.get(columns.dev)
    const slotOf = slots.get(columns)
    for (let at = start; at < end; at++) {
      const kind = columns.kind[at] ?? 0
      if (out?.has(columns.from + at)) continue
      const slot = slotOf?.[columns.card[at] ?? 0] ?? 0
      if (kind !== REVIEW) {
        const name: string = kinds[kind] ?? ''
        if (name === 'forget') stages[slot] = STAGE.new
        else if (name === 'memory') stages[slot] = STAGE.review
        continue
      }
      const grade = columns.grade[at] ?? 0
      if (columns.modes[columns.mode[at] ?? 0] === 'cram' || grade < 1 || grade > GRADES) continue
      const stage = stages[slot] ?? 0
      tallies.add(stage * GRADES + grade - 1, columns.tookMs[at] ?? 0)
      stages[slot] = stageAfter(stage, columns.days[at] ?? 0)
    }
  })
  return habitsFrom(tallies)
}
