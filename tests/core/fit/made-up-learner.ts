import type { Grade } from '#core/event.ts'
import { type Histories, historiesOf } from '#core/fit/histories.ts'
import { highest, lowest, standardWeights } from '#core/fit/limits.ts'
import { Kernel } from '#core/kernel.ts'

/** A person who is made up: how they forget, and how they press the buttons. */
export interface Learner {
  readonly name: string
  /** Probability of recall of a card after `gap` days, given what it went through. */
  readonly recall: (card: CardState, gap: number) => number
  /** What happens in the memory. */
  readonly learn: (card: CardState, gap: number, grade: Grade, random: () => number) => void
  /** Parts of Hard, Good and Easy among what is recalled. */
  readonly passes: readonly [hard: number, good: number, easy: number]
  /** Parts of the four grades among first answers. */
  readonly firsts: readonly [number, number, number, number]
  /** Probability of a second answer on the same day after Again. */
  readonly again: number
  /** A day is skipped with this probability. */
  readonly skips: number
  readonly newPerDay: number
}

/** What a made-up memory consists of. */
export interface CardState {
  stability: number
  difficulty: number
  /** Of the card, fixed: how hard it is for this person, about 1. */
  readonly ease: number
}

/** A small seeded generator (mulberry32): numbers from 0 up to, not including, 1. */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

const pick = (parts: readonly number[], random: () => number): number => {
  let draw = random() * parts.reduce((a, b) => a + b, 0)
  for (const [index, part] of parts.entries()) {
    draw -= part
    if (draw < 0) return index
  }
  return parts.length - 1
}

const ofKernel = (weights: readonly number[]): Pick<Learner, 'recall' | 'learn'> => {
  const kernel = new Kernel(weights)
  return {
    recall: (card, gap) => kernel.recall(card.stability * card.ease, gap),
    learn: (card, gap, grade) => {
      if (card.stability === 0) kernel.begin(grade)
      else kernel.advance(card.stability, card.difficulty, gap, grade)
      card.stability = kernel.stability
      card.difficulty = kernel.difficulty
    },
  }
}

const shifted = (changes: Readonly<Record<number, number>>): readonly number[] =>
  standardWeights.map((weight, i) => Math.min(highest[i]!, Math.max(lowest[i]!, changes[i] ?? weight)))

/** Forgets as an exponential does, its half-life doubling or so with every recall: not FSRS at all. */
const halfLife = (growth: number, fall: number, first: number): Pick<Learner, 'recall' | 'learn'> => ({
  recall: (card, gap) => 2 ** (-gap / (card.stability * card.ease)),
  learn: (card, gap, grade) => {
    if (card.stability === 0) card.stability = first * grade
    else if (grade === 1) card.stability = Math.max(0.3, card.stability * fall)
    else if (gap > 0) card.stability *= growth ** (grade - 1.5)
  },
})

const steady = {
  passes: [0.1, 0.8, 0.1],
  firsts: [0.25, 0.1, 0.5, 0.15],
  again: 0.9,
  skips: 0.05,
  newPerDay: 12,
} as const

/** People with different memories and habits. */
export const learners: readonly Learner[] = [
  { name: 'average', ...ofKernel(standardWeights), ...steady },
  {
    name: 'quick to forget',
    ...ofKernel(shifted({ 0: 0.05, 1: 0.3, 2: 0.8, 3: 3, 8: 1.2, 20: 0.3 })),
    ...steady,
  },
  { name: 'slow to forget', ...ofKernel(shifted({ 0: 1, 1: 4, 2: 9, 3: 30, 8: 2.4, 20: 0.1 })), ...steady },
  {
    name: 'two buttons',
    ...ofKernel(shifted({ 0: 0.5, 2: 5, 6: 1.5, 9: 0.3, 11: 2.2 })),
    ...steady,
    passes: [0, 1, 0],
    firsts: [0.4, 0, 0.6, 0],
  },
  {
    name: 'Hard instead of Again',
    ...ofKernel(shifted({ 1: 0.3, 15: 0.1, 2: 1.5 })),
    ...steady,
    passes: [0.45, 0.5, 0.05],
  },
  { name: 'half-lives', ...halfLife(2.6, 0.3, 1.2), ...steady },
  { name: 'short half-lives', ...halfLife(1.6, 0.5, 0.7), ...steady, skips: 0.3 },
  { name: 'always the same', recall: () => 0.83, learn: ofKernel(standardWeights).learn, ...steady },
  { name: 'never forgets', recall: () => 1, learn: ofKernel(standardWeights).learn, ...steady },
  { name: 'away for weeks', ...ofKernel(shifted({ 2: 4, 8: 1.5, 20: 0.25 })), ...steady, skips: 0.75 },
]

/**
 * A log of about so many answers of a learner who follows the default schedule at 90 %: new cards every day,
 * what is due on the day or, after days away, later.
 */
export const madeUpLog = (learner: Learner, answers: number, seed: number): Histories => {
  const random = randomFrom(seed)
  const schedule = new Kernel(standardWeights)
  const rows: { card: number; grade: number; day: number }[] = []
  const cards: { truth: CardState; known: { s: number; d: number; last: number; due: number } }[] = []
  const answer = (card: number, day: number, grade: Grade, gap: number): void => {
    const { truth, known } = cards[card]!
    rows.push({ card, grade, day })
    learner.learn(truth, gap, grade, random)
    if (known.s === 0) schedule.begin(grade)
    else schedule.advance(known.s, known.d, gap, grade)
    const days = schedule.interval(schedule.stability, 0.9) * (0.9 + 0.2 * random())
    Object.assign(known, {
      s: schedule.stability,
      d: schedule.difficulty,
      last: day,
      due: day + Math.max(1, Math.round(days)),
    })
  }
  for (let day = 0; rows.length < answers; day++) {
    if (random() < learner.skips) continue
    const due = cards.flatMap(({ known }, card) => (known.due <= day ? [card] : []))
    for (const card of due) {
      const { truth, known } = cards[card]!
      const gap = day - known.last
      const recalled = random() < learner.recall(truth, gap)
      answer(card, day, (recalled ? 2 + pick(learner.passes, random) : 1) as Grade, gap)
      if (!recalled && random() < learner.again) answer(card, day, 3, 0)
    }
    for (let fresh = 0; fresh < learner.newPerDay; fresh++) {
      const truth = { stability: 0, difficulty: 0, ease: Math.exp(0.3 * normal(random)) }
      cards.push({ truth, known: { s: 0, d: 0, last: day, due: day } })
      const grade = (1 + pick(learner.firsts, random)) as Grade
      answer(cards.length - 1, day, grade, 0)
      if (grade === 1 && random() < learner.again) answer(cards.length - 1, day, 3, 0)
    }
  }
  return historiesOf({
    card: Uint32Array.from(rows, ({ card }) => card),
    grade: Uint8Array.from(rows, ({ grade }) => grade),
    day: Int32Array.from(rows, ({ day }) => day),
  })
}
