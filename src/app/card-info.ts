import type { Event } from '#core/event.ts'
import type { CardId } from '#core/ids.ts'
import { intervalText, intervalWords } from '#core/interval-text.ts'
import { retrievability } from '#core/memory.ts'
import { type Rules, rulesBefore } from '#core/rules.ts'
import { isVoided } from '#core/voids.ts'
import { whyInterval } from '#core/why-interval.ts'
import { type Why, whyDue } from '#core/why.ts'
import type { Seam } from './seam.ts'

/** A card's facts and its answers, worded for the person. */
export interface CardFacts {
  readonly facts: readonly { readonly name: string; readonly value: string }[]
  /** Why it comes when it does, and why the last interval is as long as it is. */
  readonly whys: readonly Why[]
  /** Newest first. */
  readonly log: readonly { readonly when: string; readonly grade: string; readonly interval: string }[]
}

const gradeNames = ['', 'Again', 'Hard', 'Good', 'Easy']
const stateNames = {
  new: 'New',
  learning: 'Learning',
  review: 'In review',
  relearning: 'Relearning',
} as const

/** What is believed about the memory of a card, and what it rests on. */
export async function cardInfo(seam: Seam, id: CardId): Promise<CardFacts> {
  const memory = seam.collection.memoryOf(id)
  const now = seam.now()
  const today = seam.collection.dayOf(now)
  const history = await seam.ledger.historyOf(id)
  const seen = memory.state !== 'new'
  const elapsed = Math.max(0, today - memory.lastDay)
  const recall = seen ? retrievability(memory.stability, elapsed, seam.collection.weights) : 0
  const wait = seen ? seam.collection.daysUntilDue(id, now) : 0
  const facts: { name: string; value: string }[] = [{ name: 'State', value: stateNames[memory.state] }]
  if (seen)
    facts.push(
      { name: 'Recall now', value: `${Math.round(recall * 100)} %` },
      { name: 'Stability', value: intervalWords(memory.stability) },
      { name: 'Difficulty', value: `${memory.difficulty.toFixed(1)} of 10` },
      { name: 'Due', value: wait <= 0 ? 'now' : `in ${intervalWords(wait)}` },
      { name: 'Answers', value: String(memory.reps) },
      { name: 'Forgotten', value: memory.lapses === 1 ? 'once' : `${memory.lapses} times` },
    )
  const log = history
    .flatMap((event) => (event.kind === 'review' ? [event] : []))
    .toReversed()
    .map((event) => ({
      when: new Date(event.at).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' }),
      grade: gradeNames[event.grade] ?? '',
      interval: intervalText(event.interval),
    }))
  const { collection } = seam
  const { weights, settings } = collection
  const marks = collection.marksOf(id)
  const aside = marks.suspended ? 'suspended' : marks.buried ? 'buried' : undefined
  const due = whyDue({ memory, dueIn: wait, aside, today, weights, settings })
  const interval = seen ? whyInterval(id, history, { weights, settings }, rulesOf(seam, history)) : undefined
  return { facts, whys: interval ? [due, interval] : [due], log }
}

/** By what the last answer's interval may have been chosen: what holds of that time, then all of it. */
function rulesOf(seam: Seam, history: readonly Event[]): readonly Rules[] {
  const { config, voided } = seam.collection.schedule
  const last = history.findLast((event) => event.kind === 'review' && event.mode !== 'cram')
  if (!last) return []
  return [rulesBefore(last, config, (id) => !isVoided(voided, id)), rulesBefore(last, config, () => true)]
}
