import { cardSlots } from './card-slots.ts'
import type { Catalog } from './catalog.ts'
import type { Schedule } from './schedule.ts'
import { isSeen, recallOn, type StudyMoment, standing } from './study-day.ts'

/** Where a person stands with some cards. */
export interface Tally {
  readonly cards: number
  /** Answered at least once. */
  readonly seen: number
  /** Never answered and not suspended. */
  readonly fresh: number
  /** Reviews and learning steps that a queue built now would show. */
  readonly due: number
  readonly suspended: number
  /** Mean probability, 0 to 1, that a seen card is recalled today; undefined when none was seen. */
  readonly held: number | undefined
}

/** One tally for each deck of the catalog, in its order. */
export const deckTallies = (catalog: Catalog, schedule: Schedule, moment: StudyMoment): readonly Tally[] => {
  const counts = catalog.decks.map(() => ({ seen: 0, due: 0, suspended: 0, unseenAside: 0, recall: 0 }))
  const { cardOf } = cardSlots(catalog, schedule)
  for (let slot = 0; slot < schedule.size; slot++) {
    const count = counts[catalog.deckIndex[cardOf[slot] ?? -1] ?? -1]
    if (!count) continue
    const seen = isSeen(schedule, slot)
    const suspended = schedule.suspended[slot] !== 0
    if (suspended) count.suspended++
    if (suspended && !seen) count.unseenAside++
    if (!seen) continue
    count.seen++
    count.recall += recallOn(schedule, slot, moment.day)
    const stands = standing(schedule, slot, moment)
    if (stands === 'review' || stands === 'learning') count.due++
  }
  return counts.map(({ seen, due, suspended, unseenAside, recall }, index) => {
    const deck = catalog.decks[index]
    const cards = deck ? deck.to - deck.from : 0
    return {
      cards,
      seen,
      due,
      suspended,
      fresh: cards - seen - unseenAside,
      held: seen ? recall / seen : undefined,
    }
  })
}

/** Several tallies in one. */
export const together = (tallies: readonly Tally[]): Tally => {
  const sum = (count: (tally: Tally) => number) => tallies.reduce((total, tally) => total + count(tally), 0)
  const seen = sum((tally) => tally.seen)
  return {
    cards: sum((tally) => tally.cards),
    seen,
    fresh: sum((tally) => tally.fresh),
    due: sum((tally) => tally.due),
    suspended: sum((tally) => tally.suspended),
    held: seen ? sum((tally) => (tally.held ?? 0) * tally.seen) / seen : undefined,
  }
}
