import type { Catalog } from './catalog.ts'
import type { Schedule } from './schedule.ts'

/** Which slot of a schedule holds the memory of which card of a catalog. */
export interface CardSlots {
  /** By position in the catalog: the slot, or -1 for a card that no event speaks about. */
  readonly slotOf: Int32Array
  /** By slot: the position, or -1 for a card that no deck has any more. Holds for the first `known` slots. */
  readonly cardOf: Int32Array
  readonly known: number
}

const found = new WeakMap<Catalog, WeakMap<Schedule, CardSlots>>()

/**
 * Slots and positions matched up: worked out once for a pair and then only for the slots that came since,
 * because slots are only ever added.
 */
export const cardSlots = (catalog: Catalog, schedule: Schedule): CardSlots => {
  const ofCatalog = found.get(catalog) ?? new WeakMap<Schedule, CardSlots>()
  found.set(catalog, ofCatalog)
  const before = ofCatalog.get(schedule)
  if (before?.known === schedule.size) return before
  const slotOf = before?.slotOf ?? new Int32Array(catalog.size).fill(-1)
  const cardOf = longer(before?.cardOf, schedule.size)
  const { ids } = schedule
  let card = -1
  for (let slot = before?.known ?? 0; slot < schedule.size; slot++) {
    const id = ids[slot]
    card = id === undefined ? -1 : catalog.indexOf(id, card + 1)
    cardOf[slot] = card
    if (card >= 0) slotOf[card] = slot
  }
  const slots = { slotOf, cardOf, known: schedule.size }
  ofCatalog.set(schedule, slots)
  return slots
}

const longer = (column: Int32Array | undefined, size: number): Int32Array => {
  if (column && column.length >= size) return column
  const grown = new Int32Array(Math.ceil(size * 1.5))
  if (column) grown.set(column)
  return grown
}
