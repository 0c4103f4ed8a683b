import { CardTable } from './card-table.ts'
import { type CardEvent, type Event, isCardEvent } from './event.ts'
import { BALANCED_DAYS, type IntervalPick } from './fuzz.ts'
import type { CardId } from './ids.ts'
import { intervalWords } from './interval-text.ts'
import { type CardMemory, choices, intervalFor, kernelFor, leastInterval, memoryAfter } from './memory.ts'
import type { Rules } from './rules.ts'
import type { StudySettings } from './settings.ts'
import { Days, stepByEvent } from './transition.ts'
import { daysOf, percent, type Why } from './why.ts'

/** A length before it is rounded: with a decimal while days count one by one. */
const exactly = (days: number): string => (days < 31 ? `${days.toFixed(1)} days` : intervalWords(days))

type Review = Extract<Event, { readonly kind: 'review' }>

/** The last answer that moved the schedule, and the memory of the card before it. */
const lastAnswer = (
  card: CardId,
  history: readonly Event[],
  weights: readonly number[],
): { readonly answer: Review; readonly before: CardMemory } | undefined => {
  const events = history.filter((event): event is CardEvent => isCardEvent(event) && event.card === card)
  const answers = events.filter((event) => event.kind === 'review' && event.mode !== 'cram')
  const answer = answers.at(-1)
  if (answer?.kind !== 'review') return undefined
  const table = new CardTable()
  const slot = table.slotFor(card)
  for (const event of events.slice(0, events.indexOf(answer)))
    stepByEvent(table, new Days(), slot, event, kernelFor(weights), 1)
  return { answer, before: table.memoryOf(card) }
}

const gradeNames = ['', 'Again', 'Hard', 'Good', 'Easy']

/** The last answer as some rules see it. */
interface Reading {
  readonly answer: Review
  readonly before: CardMemory
  readonly rules: Rules
  /** The shortest and the longest interval that these rules allow for the grade that was pressed. */
  readonly shortest: number
  readonly longest: number
  /** The shortest that they allow for the grade before it; undefined for Again. */
  readonly lower: number | undefined
}

const first: IntervalPick = (from) => from
const last: IntervalPick = (_, to) => to

const readingBy = (card: CardId, history: readonly Event[], rules: Rules): Reading | undefined => {
  const found = lastAnswer(card, history, rules.weights)
  if (!found) return undefined
  const { answer, before } = found
  const offered = (pick: IntervalPick) =>
    choices(card, before, answer.day, rules.weights, rules.settings, pick).map(({ interval }) => interval)
  const shortest = offered(first)
  const grade = answer.grade - 1
  return {
    ...found,
    rules,
    shortest: shortest[grade] ?? 0,
    longest: offered(last)[grade] ?? 0,
    lower: shortest[grade - 1],
  }
}

/** What some rules offer, in words. */
const offerOf = ({ shortest, longest }: Reading): string =>
  shortest === longest
    ? intervalWords(shortest)
    : `${longest < 31 ? shortest : intervalWords(shortest)} to ${intervalWords(longest)}`

/**
 * Why the interval chosen last is as long as it is. `history` holds the card's events that stand, in order; `now`
 * are the rules of today, `then` those that may have held when the answer was given. It is told by the first of
 * `then` and `now` that allows what was chosen. Undefined before the first answer.
 */
export const whyInterval = (
  card: CardId,
  history: readonly Event[],
  now: Rules,
  then: readonly Rules[] = [],
): Why | undefined => {
  const today = readingBy(card, history, now)
  if (!today) return undefined
  const { answer } = today
  const question = `Why ${intervalWords(answer.interval)}?`
  if (answer.interval < 1)
    return {
      question,
      sentences: [`You pressed ${gradeNames[answer.grade]}: that is the length of the step it led to.`],
    }
  const readings = [...then.flatMap((rules) => readingBy(card, history, rules) ?? []), today]
  const reading = readings.find(
    ({ shortest, longest }) => shortest <= answer.interval && answer.interval <= longest,
  )
  if (!reading)
    return {
      question,
      sentences: [
        ...targetSentences(today),
        `It was chosen under other settings, other parameters or by another program; today Seam would choose ${offerOf(today)}.`,
      ],
    }
  const sentences = [...targetSentences(reading), ...choiceSentences(reading)]
  if (offerOf(reading) !== offerOf(today))
    sentences.push(
      `That was by the parameters and settings of then; by those of today it would be ${offerOf(today)}.`,
    )
  return { question, sentences }
}

const targetOf = ({ answer, before, rules: { weights, settings } }: Reading) => {
  const memory = before.state === 'new' ? undefined : before
  const { stability } = memoryAfter(memory, answer.day - before.lastDay, answer.grade, weights)
  return { memory, stability, days: intervalFor(stability, settings.desiredRetention, weights) }
}

const targetSentences = (reading: Reading): string[] => {
  const { memory, stability, days } = targetOf(reading)
  return [
    `You pressed ${gradeNames[reading.answer.grade]}, which ${memory ? `took the stability from ${intervalWords(memory.stability)} to` : 'gave it a stability of'} ${intervalWords(stability)}.`,
    `The chance of recall falls to the ${percent(reading.rules.settings.desiredRetention)} you aim for after ${exactly(days)}.`,
  ]
}

const choiceSentences = (reading: Reading): string[] => {
  const { answer, before, lower } = reading
  const { settings } = reading.rules
  const { days } = targetOf(reading)
  const easier = answer.grade > 2 && lower !== undefined ? Math.floor(lower) + 1 : 1
  const inReview = before.state === 'review'
  const least = inReview ? leastInterval(days, Math.floor(before.interval), settings.maximumInterval) : 0
  const lowest = Math.max(1, easier, least)
  return [...boundSentences(days, lowest, least, easier, settings), ...spreadSentences(reading)]
}

const boundSentences = (
  target: number,
  lowest: number,
  least: number,
  easier: number,
  { maximumInterval }: StudySettings,
): string[] => {
  if (target > maximumInterval) return [`Your longest interval is ${intervalWords(maximumInterval)}.`]
  if (lowest <= Math.round(target)) return []
  if (least >= easier && least > 1) return ['An interval does not get shorter after a good answer.']
  return easier > 1
    ? ['It has to be longer than that of the button before.']
    : ['One day is the shortest interval in review.']
}

const spreadSentences = ({ answer, rules, shortest: from, longest: to }: Reading): string[] => {
  if (!rules.settings.fuzz) return ['Due days are not spread: you turned that off.']
  if (from === to) return ['Intervals this short are not spread.']
  return [
    `Due days are spread a little, so that cards learnt together part ways: here from ${from.toLocaleString('en')} to ${daysOf(to)}; it came to ${daysOf(answer.interval)}.`,
    to <= BALANCED_DAYS
      ? 'Within that a day is drawn, and the fewer cards are due on a day, the likelier it is.'
      : 'Within that a day is drawn; so far ahead, what else will be due is not known yet and plays no part.',
  ]
}
