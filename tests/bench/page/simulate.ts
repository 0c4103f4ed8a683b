import { defaultWeights } from '#core/memory.ts'
import { usualHabits } from '#core/simulate/habits.ts'
import { outlooks } from '#core/simulate/outlook.ts'
import type { Situation } from '#core/simulate/simulate.ts'
import { numbersFrom } from '#core/seeded-shuffle.ts'

declare global {
  interface Window {
    /** Time of a simulation of so many cards over a year at 30 retentions, ms. */
    simulateBench(cards: number): number
  }
}

/** So many cards in review, of which some fall due every day. */
function situation(cards: number): Situation {
  const draw = numbersFrom(1)
  const stability = Float64Array.from({ length: cards }, () => 1 + 60 * draw() ** 2)
  return {
    cards: {
      stability,
      difficulty: stability.map(() => 1 + 9 * draw()),
      elapsed: Int32Array.from(stability, (days) => Math.floor(days * draw())),
      dueIn: Int32Array.from(stability, (days) => Math.floor(days * draw())),
      interval: stability.map((days) => Math.max(1, Math.round(days))),
      stage: new Uint8Array(cards).fill(2),
    },
    unseen: 0,
    newPerDay: 0,
    weights: defaultWeights,
    maximumInterval: 36_500,
    fuzz: true,
    learningSteps: 2,
    relearningSteps: 1,
    days: 365,
  }
}

const retentions = Array.from({ length: 30 }, (_, index) => (70 + index) / 100)

window.simulateBench = (cards) => {
  const since = performance.now()
  const found = outlooks(situation(cards), usualHabits, retentions, 1)
  const took = performance.now() - since
  if (found.some(({ minutes }) => !(minutes > 0))) throw new Error('A simulation came to nothing.')
  return took
}
