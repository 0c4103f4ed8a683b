import { cardColumnNames, type CardTable } from './card-table.ts'
import type { CardEvent, EventId } from './event.ts'

/** More than anybody undoes in one sitting. */
const MOST = 256

interface Step {
  readonly slot: number
  readonly event: CardEvent
  /** The slot's columns before the event, in the order of their names. */
  readonly before: readonly number[]
}

/**
 * The slots of a table as they were before the last few events, so that taking one of those back needs nothing
 * of the past. An event can be taken back as long as it is the last one of its card.
 */
export class StepsBack {
  #steps: Step[] = []

  /** Remembers a slot; to be called before an event about its card is folded. */
  remember(table: CardTable, slot: number, event: CardEvent): void {
    if (this.#steps.length >= MOST * 2) this.#steps = this.#steps.slice(-MOST)
    this.#steps.push({ slot, event, before: cardColumnNames.map((name) => table[name][slot] ?? 0) })
  }

  /** Forgets a slot that is folded anew. */
  forget(slot: number): void {
    this.#steps = this.#steps.filter((step) => step.slot !== slot)
  }

  /** Whether an event can be taken back. */
  holds(id: EventId): boolean {
    return this.#find(id) !== undefined
  }

  /**
   * Puts the slot of an event back and forgets the step; the caller sees to everything that is not in the slot.
   * Undefined when the event cannot be taken back.
   */
  takeBack(table: CardTable, id: EventId): { readonly slot: number; readonly event: CardEvent } | undefined {
    const step = this.#find(id)
    if (!step) return undefined
    for (const [column, name] of cardColumnNames.entries()) table[name][step.slot] = step.before[column] ?? 0
    this.#steps = this.#steps.filter((other) => other !== step)
    return step
  }

  #find({ dev, n }: EventId): Step | undefined {
    const step = this.#steps.findLast(({ event }) => event.n === n && event.dev === dev)
    return step && this.#steps.findLast(({ slot }) => slot === step.slot) === step ? step : undefined
  }
}
