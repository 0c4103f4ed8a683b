import type { Catalog } from './catalog.ts'
import type { CardId } from './ids.ts'
import type { Schedule } from './schedule.ts'

/** Which slot of a schedule holds the memory of which card of a catalog. */
export interface CardSlots {
  /** By position in the catalog: the slot, or -1 for a card that no event speaks about. */
  readonly slotOf: Int32Array
  /** By slot: the position, or -1 for a card that no deck has any more. */
  readonly cardOf: Int32Array
  /** Slots of the schedule when this was worked out. */
  readonly known: number
}

/** The places of the cards of a schedule's first slots in the catalog with that stamp, -1 for none. */
export interface CardMatch {
  readonly catalog: string
  readonly cardOf: Int32Array
}

const found = new WeakMap<Catalog, WeakMap<Schedule, CardSlots>>()
const kept = new WeakMap<Schedule, CardMatch>()

/** Hands in what was matched up at an earlier start; it counts for the catalog with its stamp alone. */
export const keepMatch = (schedule: Schedule, match: CardMatch): void => {
  kept.set(schedule, match)
}

/** What is matched up now, for the next start. */
export const matchToKeep = (catalog: Catalog, schedule: Schedule): CardMatch => ({
  catalog: catalog.stamp,
  cardOf: cardSlots(catalog, schedule).cardOf,
})

/**
 * Slots and positions matched up: worked out once for a pair, and then only for the slots that came since,
 * because slots are only ever added.
 */
export const cardSlots = (catalog: Catalog, schedule: Schedule): CardSlots => {
  const ofCatalog = found.get(catalog) ?? new WeakMap<Schedule, CardSlots>()
  found.set(catalog, ofCatalog)
  const before = ofCatalog.get(schedule)
  if (before?.known === schedule.size) return before
  const slots = extended(before ?? fromMatch(catalog, kept.get(schedule)), catalog, schedule)
  ofCatalog.set(schedule, slots)
  return slots
}

const fromMatch = (catalog: Catalog, match: CardMatch | undefined): CardSlots => {
  const cardOf = match && match.catalog === catalog.stamp ? match.cardOf : new Int32Array(0)
  const slotOf = new Int32Array(catalog.size).fill(-1)
  for (let slot = 0; slot < cardOf.length; slot++) {
    const card = cardOf[slot] ?? -1
    if (card >= 0) slotOf[card] = slot
  }
  return { slotOf, cardOf, known: cardOf.length }
}

/** Looks up the cards that had no slot until all new slots are found: a card begun lately stands near the front. */
const extended = (before: CardSlots, catalog: Catalog, schedule: Schedule): CardSlots => {
  if (before.known === schedule.size) return before
  const { ids } = catalog
  const { slotOf } = before
  const cardOf = new Int32Array(schedule.size).fill(-1)
  cardOf.set(before.cardOf)
  let missing = schedule.size - before.known
  for (let card = 0; card < ids.length && missing > 0; card++) {
    if ((slotOf[card] ?? -1) >= 0) continue
    const slot = schedule.slotOf(ids[card] as CardId)
    if (slot === undefined) continue
    slotOf[card] = slot
    cardOf[slot] = card
    missing--
  }
  return { slotOf, cardOf, known: schedule.size }
}
