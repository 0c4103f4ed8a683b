import { CardTable } from './card-table.ts'
import { DAY_MS, type DayNumber } from './clock.ts'
import type { CardEvent, Event } from './event.ts'
import { isCardEvent } from './event.ts'
import { fuzzRange } from './fuzz.ts'
import type { CardId } from './ids.ts'
import { intervalWords } from './interval-text.ts'
import {
  type CardMemory,
  choices,
  intervalFor,
  kernelFor,
  leastInterval,
  memoryAfter,
  retrievability,
} from './memory.ts'
import type { StudySettings } from './settings.ts'
import { Days, stepByEvent } from './transition.ts'

/** A question that a person may have about a card's schedule, and the answer in whole sentences. */
export interface Why {
  readonly question: string
  readonly sentences: readonly string[]
}

/** What the schedule holds of a card, and what it is judged by. */
export interface WhyDue {
  readonly memory: CardMemory
  /** Days until it is due: 0 or less is due now, a fraction is a learning step. */
  readonly dueIn: number
  /** Out of sight until a later day, or for good. */
  readonly aside: 'buried' | 'suspended' | undefined
  readonly today: DayNumber
  readonly weights: readonly number[]
  readonly settings: StudySettings
}

const percent = (part: number): string => `${Math.round(part * 100)} %`

const dateOf = (day: DayNumber): string =>
  new Date(day * DAY_MS).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' })

const daysOf = (count: number): string => `${count.toLocaleString('en')} ${count === 1 ? 'day' : 'days'}`

/** A length before it is rounded: with a decimal while days count one by one. */
const exactly = (days: number): string => (days < 31 ? `${days.toFixed(1)} days` : intervalWords(days))

/** Why a card comes when it does: what is believed about the memory of it, today and on the day it is due. */
export const whyDue = (asked: WhyDue): Why => {
  const { memory, dueIn } = asked
  const question = dueIn <= 0 ? 'Why today?' : `Why in ${intervalWords(dueIn)}?`
  if (asked.aside === 'suspended')
    return { question: 'Why not at all?', sentences: ['You suspended it: it comes back when you resume it.'] }
  if (memory.state === 'new')
    return {
      question: 'Why is it new?',
      sentences: ['You have not answered it yet. New cards come along the path, a few each day.'],
    }
  const sentences = memory.state === 'review' ? reviewSentences(asked) : stepSentences(asked)
  if (asked.aside === 'buried') sentences.push('You buried it, so today it stays out of the way.')
  return { question, sentences }
}

const stepSentences = ({ memory }: WhyDue): string[] => [
  memory.state === 'learning'
    ? 'It is being learnt: until its steps are done it comes back after minutes instead of days.'
    : 'It was forgotten: before it goes back to whole days it comes again after minutes.',
  `Its step is ${intervalWords(memory.interval)} long.`,
]

const reviewSentences = ({ memory, dueIn, today, weights, settings }: WhyDue): string[] => {
  const { stability, lastDay, interval } = memory
  const target = percent(settings.desiredRetention)
  const recallOn = (day: DayNumber) => percent(retrievability(stability, day - lastDay, weights))
  const due = today + dueIn
  const since = Math.max(0, today - lastDay)
  const sentences = [
    `Your memory of it has a stability of ${intervalWords(stability)}: after that time you recall it in 90 of 100 cases.`,
    since === 0
      ? `You answered it today, so you would recall it now: ${recallOn(today)}.`
      : `Your last answer was ${daysOf(since)} ago, on ${dateOf(lastDay)}. The chance that you recall it now is ${recallOn(today)}; you aim for ${target}.`,
  ]
  if (dueIn > 0) sentences.push(`On ${dateOf(due)} the chance will be ${recallOn(due)}.`)
  if (dueIn < 0)
    sentences.push(
      `It has been due since ${dateOf(due)}, when the chance was ${recallOn(due)}. Waiting longer is no fault: the next interval counts the days that really passed.`,
    )
  if (due !== lastDay + Math.floor(interval))
    sentences.push('Its day was not chosen by an answer but set by hand or by an import.')
  sentences.push(
    `A day of study begins at ${String(settings.rolloverHour).padStart(2, '0')}:00; what is due on a day is due from then on.`,
  )
  return sentences
}

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

/**
 * Why the interval chosen last is as long as it is. `history` holds the card's events that stand, in order.
 * Undefined before the first answer.
 */
export const whyInterval = (
  card: CardId,
  history: readonly Event[],
  weights: readonly number[],
  settings: StudySettings,
): Why | undefined => {
  const last = lastAnswer(card, history, weights)
  if (!last) return undefined
  const { answer, before } = last
  const question = `Why ${intervalWords(answer.interval)}?`
  const pressed = gradeNames[answer.grade] ?? ''
  if (answer.interval < 1)
    return { question, sentences: [`You pressed ${pressed}: that is the length of the step it led to.`] }
  return { question, sentences: intervalSentences(card, answer, before, pressed, weights, settings) }
}

const intervalSentences = (
  card: CardId,
  answer: Review,
  before: CardMemory,
  pressed: string,
  weights: readonly number[],
  settings: StudySettings,
): string[] => {
  const memory = before.state === 'new' ? undefined : before
  const { stability } = memoryAfter(memory, answer.day - before.lastDay, answer.grade, weights)
  const target = intervalFor(stability, settings.desiredRetention, weights)
  const offered = choices(card, before, answer.day, weights, settings)
  const sentences = [
    `You pressed ${pressed}, which ${memory ? `took the stability from ${intervalWords(memory.stability)} to` : 'gave it a stability of'} ${intervalWords(stability)}.`,
    `The chance of recall falls to the ${percent(settings.desiredRetention)} you aim for after ${exactly(target)}.`,
  ]
  const now = offered[(answer.grade - 1) as 0 | 1 | 2 | 3].interval
  if (now !== answer.interval)
    return [
      ...sentences,
      `It was chosen under other settings, other parameters or by another program; today Seam would choose ${intervalWords(now)}.`,
    ]
  const easier = answer.grade > 2 ? Math.floor(offered[(answer.grade - 2) as 0 | 1 | 2].interval) + 1 : 1
  const inReview = before.state === 'review'
  const least = inReview ? leastInterval(target, Math.floor(before.interval), settings.maximumInterval) : 0
  const lowest = Math.max(1, easier, least)
  return [
    ...sentences,
    ...boundSentences(target, lowest, least, easier, settings),
    ...spreadSentences(target, lowest, answer.interval, settings),
  ]
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

const spreadSentences = (
  target: number,
  lowest: number,
  chosen: number,
  { fuzz, maximumInterval }: StudySettings,
): string[] => {
  if (!fuzz) return ['Due days are not spread: you turned that off.']
  const { from, to } = fuzzRange(target, lowest, maximumInterval)
  if (from === to) return ['Intervals this short are not spread.']
  return [
    `Due days are spread a little, so that cards learnt together part ways: here from ${from.toLocaleString('en')} to ${daysOf(to)}. The card and its number of answers decide which; it came to ${daysOf(chosen)}.`,
    'Seam does not move cards away from busy days: nothing else played a part.',
  ]
}
