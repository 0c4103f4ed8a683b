import { DAY_MS, type DayNumber } from './clock.ts'
import { intervalWords } from './interval-text.ts'
import { type CardMemory, retrievability } from './memory.ts'
import type { StudySettings } from './settings.ts'

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

/** A probability in words. */
export const percent = (part: number): string => `${Math.round(part * 100)} %`

const dateOf = (day: DayNumber): string =>
  new Date(day * DAY_MS).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' })

/** A whole number of days in words. */
export const daysOf = (count: number): string =>
  `${count.toLocaleString('en')} ${count === 1 ? 'day' : 'days'}`

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
