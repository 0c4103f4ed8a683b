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
 * Slots and positions matched up: worked out once for a pair, and then only for the slots that came since,
 * because slots are only ever added.
 */
export const cardSlots = (catalog: Catalog, schedule: Schedule): CardSlots => {
  const ofCatalog = found.get(catalog) ?? new WeakMap<Schedule, CardSlots>()
  found.set(catalog, ofCatalog)
  const before = ofCatalog.get(schedule)
  if (before?.known === schedule.size) return before
  const slots = extended(
    before ?? { slotOf: new Int32Array(catalog.size).fill(-1), cardOf: new Int32Array(0), known: 0 },
    catalog,
    schedule,
  )
  ofCatalog.set(schedule, slots)
  return slots
}

/** Looks up the cards that had no slot until all new slots are found: a card begun lately stands near the front. */
const extended = (before: CardSlots, catalog: Catalog, schedule: Schedule): CardSlots => {
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
