import type { Grade } from '#core/event.ts'
import type { ReviewRows } from '#core/fit/histories.ts'
import { standardWeights } from '#core/fit/limits.ts'
import { Kernel } from '#core/kernel.ts'

/** A small seeded generator (mulberry32): numbers from 0 up to, not including, 1. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** How the made-up person differs from the average one. */
const person = standardWeights.map((weight, index) =>
  index === 2 ? 3.5 : index === 8 ? 1.6 : index === 11 ? 1.9 : index === 20 ? 0.22 : weight,
)

const answersPerCard = 10

/**
 * So many answers of a person who forgets as FSRS-6 says, with parameters of their own, and follows the schedule
 * of the default parameters; two answers on a day after every Again. In the order of time.
 */
export function madeUpReviews(answers: number, seed: number): ReviewRows {
  const random = randomFrom(seed)
  const truth = new Kernel(person)
  const schedule = new Kernel(standardWeights)
  const card = new Uint32Array(answers)
  const grade = new Uint8Array(answers)
  const day = new Int32Array(answers)
  let row = 0
  for (let one = 0; row < answers; one += 1) {
    let today = Math.floor(random() * 2000)
    let before = today
    const memory = { s: 0, d: 0, plannedS: 0, plannedD: 0 }
    for (let index = 0; index < answersPerCard && row < answers; index += 1) {
      const gap = today - before
      const isFirst = index === 0
      const recalled = isFirst ? random() < 0.7 : random() < truth.recall(memory.s, gap)
      const passed = random() < 0.8 ? 3 : random() < 0.5 ? 2 : 4
      const given: Grade = gap === 0 && !isFirst ? 3 : recalled ? passed : 1
      if (isFirst) {
        truth.begin(given)
        schedule.begin(given)
      } else {
        truth.advance(memory.s, memory.d, gap, given)
        schedule.advance(memory.plannedS, memory.plannedD, gap, given)
      }
      Object.assign(memory, {
        s: truth.stability,
        d: truth.difficulty,
        plannedS: schedule.stability,
        plannedD: schedule.difficulty,
      })
      card[row] = one
      grade[row] = given
      day[row] = today
      row += 1
      before = today
      if (given !== 1)
        today += Math.max(1, Math.round(schedule.interval(schedule.stability, 0.9) * (0.8 + 0.4 * random())))
    }
  }
  const inTime = Uint32Array.from(day, (_, index) => index).sort(
    (a, b) => (day[a] ?? 0) - (day[b] ?? 0) || a - b,
  )
  return {
    card: Uint32Array.from(inTime, (index) => card[index] ?? 0),
    grade: Uint8Array.from(inTime, (index) => grade[index] ?? 0),
    day: Int32Array.from(inTime, (index) => day[index] ?? 0),
  }
}
