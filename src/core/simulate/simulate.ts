import { evenly, fuzzed } from '../fuzz.ts'
import type { Grade } from '../event.ts'
import { Kernel } from '../kernel.ts'
import { STAGE } from '../stage.ts'
import { Draws } from './draws.ts'
import type { Habits } from './habits.ts'

/** The cards with which a simulation begins, one entry each; cards that were never answered are not among them. */
export interface KnownCards {
  readonly stability: Float64Array
  readonly difficulty: Float64Array
  /** Study days since the last answer. */
  readonly elapsed: Int32Array
  /** Study days until the card is due; 0 today, below 0 is overdue and counts as today. */
  readonly dueIn: Int32Array
  /** The interval chosen last, in days. */
  readonly interval: Float64Array
  /** See `STAGE`. */
  readonly stage: Uint8Array
}

/** What a simulation is about, whatever the desired retention. */
export interface Situation {
  readonly cards: KnownCards
  /** Cards never answered, of which some come new every day until there are none. */
  readonly unseen: number
  readonly newPerDay: number
  readonly weights: readonly number[]
  readonly maximumInterval: number
  readonly fuzz: boolean
  /** How many learning steps there are; all of them are taken on the same day. */
  readonly learningSteps: number
  readonly relearningSteps: number
  /** Study days, today the first. */
  readonly days: number
}

/** What came of some days of study. */
export interface Course {
  /** By day: answers given, of every kind. */
  readonly answers: Float64Array
  /** By day: seconds spent. */
  readonly seconds: Float64Array
  /** By kind: first answers, answers on steps of learning and relearning, answers on cards in review. */
  readonly firsts: number
  readonly steps: number
  readonly reviews: number
  /** Of the answers on cards in review: those that were not Again. */
  readonly recalled: number
  /** Cards known or begun. */
  readonly cards: number
  /** How many of them would be recalled at the end of the last day: the sum of their probabilities. */
  readonly remembered: number
}

/** A card is let go from its steps after so many answers on one day. */
const MOST_STEPS = 10

/**
 * Plays through some days of study: every card is answered on the day it falls due, and a few new ones are begun.
 * What is recalled follows the memory model, everything else the person's habits. Due days that are set already
 * stay; a new interval aims for `retention`. What is drawn for a card's n-th answer depends on `seed`, the card and
 * n alone, so that two retentions differ by what they do and not by luck.
 */
export const simulate = (situation: Situation, habits: Habits, retention: number, seed: number): Course =>
  new Simulation(situation, habits, retention, seed).run()

class Simulation {
  readonly #situation: Situation
  readonly #habits: Habits
  /** Days until a stability of one day has fallen to the retention. */
  readonly #daysPerStability: number
  readonly #draws: Draws
  readonly #kernel: Kernel
  readonly #stability: Float64Array
  readonly #difficulty: Float64Array
  readonly #interval: Float64Array
  readonly #lastDay: Int32Array
  /** The stage of a card on a step at the beginning; 0 for all others, and once its steps are done. */
  readonly #onSteps: Uint8Array
  /** The cards due on a day: the first, and after each card the next, as index + 1; 0 ends the list. */
  readonly #firstOn: Uint32Array
  readonly #after: Uint32Array
  readonly #answers: Float64Array
  readonly #seconds: Float64Array
  #cards: number
  #firsts = 0
  #steps = 0
  #reviews = 0
  #recalled = 0

  constructor(situation: Situation, habits: Habits, retention: number, seed: number) {
    const { cards, unseen, newPerDay, days } = situation
    this.#situation = situation
    this.#habits = habits
    this.#kernel = new Kernel(situation.weights)
    this.#daysPerStability = this.#kernel.interval(1, retention)
    this.#cards = cards.stability.length
    const room = this.#cards + Math.min(unseen, newPerDay * days)
    const copied = <T extends { set(from: T): void }>(into: T, from: T): T => {
      into.set(from)
      return into
    }
    this.#stability = copied(new Float64Array(room), cards.stability)
    this.#difficulty = copied(new Float64Array(room), cards.difficulty)
    this.#interval = copied(new Float64Array(room), cards.interval)
    this.#lastDay = copied(
      new Int32Array(room),
      cards.elapsed.map((since) => -since),
    )
    this.#onSteps = copied(
      new Uint8Array(room),
      cards.stage.map((stage) => (stage === STAGE.review ? 0 : stage)),
    )
    this.#draws = new Draws(seed, room)
    this.#firstOn = new Uint32Array(days)
    this.#after = new Uint32Array(room)
    this.#answers = new Float64Array(days)
    this.#seconds = new Float64Array(days)
    for (let card = 0; card < this.#cards; card++) this.#putOn(Math.max(0, cards.dueIn[card] ?? 0), card)
  }

  run(): Course {
    const { days, unseen, newPerDay } = this.#situation
    const end = this.#cards + unseen
    for (let day = 0; day < days; day++) {
      for (let next = this.#firstOn[day] ?? 0; next > 0; ) {
        const card = next - 1
        next = this.#after[card] ?? 0
        const stage = this.#onSteps[card] ?? 0
        if (stage === 0) this.#review(card, day)
        else this.#takeSteps(card, day, stage, 0)
      }
      for (let count = 0; count < newPerDay && this.#cards < end; count++) this.#begin(this.#cards++, day)
    }
    return {
      answers: this.#answers,
      seconds: this.#seconds,
      firsts: this.#firsts,
      steps: this.#steps,
      reviews: this.#reviews,
      recalled: this.#recalled,
      cards: this.#cards,
      remembered: this.#remembered(days),
    }
  }

  #begin(card: number, day: number): void {
    const grade = this.#draws.grade(card, this.#habits.grades, STAGE.new)
    this.#kernel.begin(grade)
    this.#keep(card, day)
    this.#count(day, STAGE.new, grade)
    this.#firsts++
    const { learningSteps } = this.#situation
    if (learningSteps === 0 || grade === 4) this.#schedule(card, day, 0)
    else this.#takeSteps(card, day, STAGE.learning, grade === 3 ? 1 : 0)
  }

  #review(card: number, day: number): void {
    const stability = this.#stability[card] ?? 0
    const gap = day - (this.#lastDay[card] ?? 0)
    const chance = this.#draws.chance(card)
    const recall = this.#kernel.recall(stability, gap)
    const forgotten = chance >= recall
    const grade = forgotten ? 1 : this.#draws.gradeAt(chance / recall, this.#habits.grades, STAGE.review)
    this.#kernel.advance(stability, this.#difficulty[card] ?? 0, gap, grade)
    this.#keep(card, day)
    this.#count(day, STAGE.review, grade)
    this.#reviews++
    if (!forgotten) this.#recalled++
    if (forgotten && this.#situation.relearningSteps > 0) this.#takeSteps(card, day, STAGE.relearning, 0)
    else this.#schedule(card, day, forgotten ? 0 : (this.#interval[card] ?? 0))
  }

  /** The steps of a day, from the one with that number (0 the first) on, until the card is let go. */
  #takeSteps(card: number, day: number, stage: number, from: number): void {
    const { learningSteps, relearningSteps } = this.#situation
    const count = stage === STAGE.relearning ? relearningSteps : learningSteps
    let step = from
    for (let taken = 0; step < count && taken < MOST_STEPS; taken++) {
      const grade = this.#draws.grade(card, this.#habits.grades, stage)
      const gap = day - (this.#lastDay[card] ?? 0)
      this.#kernel.advance(this.#stability[card] ?? 0, this.#difficulty[card] ?? 0, gap, grade)
      this.#keep(card, day)
      this.#count(day, stage, grade)
      this.#steps++
      step = grade === 1 ? 0 : grade === 2 ? step : grade === 3 ? step + 1 : count
    }
    this.#onSteps[card] = 0
    this.#schedule(card, day, 0)
  }

  /** Takes over what the kernel found. */
  #keep(card: number, day: number): void {
    this.#stability[card] = this.#kernel.stability
    this.#difficulty[card] = this.#kernel.difficulty
    this.#lastDay[card] = day
  }

  #count(day: number, stage: number, grade: Grade): void {
    this.#answers[day] = (this.#answers[day] ?? 0) + 1
    this.#seconds[day] = (this.#seconds[day] ?? 0) + (this.#habits.seconds[stage * 4 + grade - 1] ?? 0)
  }

  /** Sets the next due day. An interval that grew grows by a day at least, as on the buttons. */
  #schedule(card: number, day: number, previous: number): void {
    const { maximumInterval, fuzz } = this.#situation
    const target = (this.#stability[card] ?? 0) * this.#daysPerStability
    const least = previous > 0 && Math.round(target) > previous ? Math.floor(previous) + 1 : 1
    const interval = fuzzed(
      target,
      least,
      maximumInterval,
      fuzz ? evenly(this.#draws.spread(card)) : undefined,
    )
    this.#interval[card] = interval
    this.#putOn(day + interval, card)
  }

  #putOn(day: number, card: number): void {
    if (day >= this.#firstOn.length) return
    this.#after[card] = this.#firstOn[day] ?? 0
    this.#firstOn[day] = card + 1
  }

  #remembered(day: number): number {
    let sum = 0
    for (let card = 0; card < this.#cards; card++)
      sum += this.#kernel.recall(this.#stability[card] ?? 0, day - (this.#lastDay[card] ?? 0))
    return sum
  }
}
