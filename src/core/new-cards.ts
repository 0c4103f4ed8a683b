import type { CardSlots } from './card-slots.ts'
import type { Catalog, CatalogDeck } from './catalog.ts'
import type { DayNumber } from './clock.ts'
import type { Plan } from './deck-order.ts'
import type { Schedule } from './schedule.ts'
import { isAside, isSeen } from './study-day.ts'
import { unlocking } from './unlock.ts'

interface NewCardOrder {
  readonly catalog: Catalog
  readonly schedule: Schedule
  readonly slots: CardSlots
  readonly day: DayNumber
  readonly plan: Plan
  readonly only: string | undefined
  /** How many new cards. */
  readonly wanted: number
  /** How many other cards the session shows, between which siblings can be spread. */
  readonly others: number
}

/** How far a deck is searched for cards of other concepts: this many cards for each one wanted. */
const LOOK_AHEAD = 12

/**
 * The next new cards along a plan, as positions in the catalog. They come deck by deck in learning order, from
 * open decks (see `unlocking`); one deck alone gives its cards whether it is open or not. Within a deck a
 * card whose concept has so many already that they could not be kept apart lets later ones of its deck go
 * first, and comes today only when the deck has nothing else.
 */
export const freshCards = (order: NewCardOrder): number[] => {
  const chosen: number[] = []
  if (order.wanted <= 0) return chosen
  const perConcept = new Map<string, number>()
  const choose = (card: number) => {
    chosen.push(card)
    for (const concept of order.catalog.conceptsOf(card)) {
      perConcept.set(concept, (perConcept.get(concept) ?? 0) + 1)
    }
  }
  const total = order.wanted + order.others
  const limits = [Math.ceil(total / 4), Math.ceil(total / 2), total]
  for (const deck of decksOf(order)) {
    if (chosen.length >= order.wanted) break
    let open = unseen(deck, order, (order.wanted - chosen.length) * LOOK_AHEAD)
    for (const limit of limits) {
      const passed: number[] = []
      for (const card of open) {
        const crowded = order.catalog.conceptsOf(card).some((name) => (perConcept.get(name) ?? 0) >= limit)
        if (chosen.length >= order.wanted) break
        if (crowded) passed.push(card)
        else choose(card)
      }
      open = passed
    }
  }
  return chosen
}

const decksOf = ({ catalog, schedule, day, plan, only }: NewCardOrder): readonly CatalogDeck[] => {
  if (only === undefined) return unlocking(catalog, schedule, day, plan).giving
  const deck = catalog.deck(only)
  return deck ? [deck] : []
}

/** The first `most` cards of a deck that were never answered and are neither suspended nor buried. */
const unseen = (deck: CatalogDeck, { schedule, slots, day }: NewCardOrder, most: number): number[] => {
  const cards: number[] = []
  for (let card = deck.from; card < deck.to && cards.length < most; card++) {
    const slot = slots.slotOf[card] ?? -1
    if (slot < 0 || (!isSeen(schedule, slot) && !isAside(schedule, slot, day))) cards.push(card)
  }
  return cards
}
