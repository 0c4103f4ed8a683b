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

const found = new WeakMap<Catalog, WeakMap<Schedule, CardSlots>>()

/**
 * Slots and positions matched up: worked out once for a pair, by looking every card up, and then only for the
 * slots that came since, because slots are only ever added.
 */
export const cardSlots = (catalog: Catalog, schedule: Schedule): CardSlots => {
  const ofCatalog = found.get(catalog) ?? new WeakMap<Schedule, CardSlots>()
  found.set(catalog, ofCatalog)
  const before = ofCatalog.get(schedule)
  if (before?.known === schedule.size) return before
  const slots = before ? extended(before, catalog, schedule) : matched(catalog, schedule)
  ofCatalog.set(schedule, slots)
  return slots
}

const matched = (catalog: Catalog, schedule: Schedule): CardSlots => {
  const { ids } = catalog
  const slotOf = new Int32Array(ids.length)
  const cardOf = new Int32Array(schedule.size).fill(-1)
  for (let card = 0; card < ids.length; card++) {
    const slot = schedule.slotOf(ids[card] as CardId) ?? -1
    slotOf[card] = slot
    if (slot >= 0) cardOf[slot] = card
  }
  return { slotOf, cardOf, known: schedule.size }
}

const extended = ({ slotOf, cardOf, known }: CardSlots, catalog: Catalog, schedule: Schedule): CardSlots => {
  const { ids } = schedule
  const longer = new Int32Array(schedule.size)
  longer.set(cardOf)
  for (let slot = known; slot < schedule.size; slot++) {
    const card = catalog.indexOf(ids[slot] as CardId)
    longer[slot] = card
    if (card >= 0) slotOf[card] = slot
  }
  return { slotOf, cardOf: longer, known: schedule.size }
}
