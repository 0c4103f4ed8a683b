import { IdIndex } from './id-index.ts'
import type { CardId } from './ids.ts'
import { type CardMemory, untouched } from './memory.ts'
import { type PackedTexts, startOf } from './packed-texts.ts'
import { stageNames } from './stage.ts'

const cardColumns = {
  stability: Float64Array,
  difficulty: Float64Array,
  due: Float64Array,
  interval: Float64Array,
  lastOrder: Float64Array,
  lastDay: Int32Array,
  firstDay: Int32Array,
  buriedUntil: Int32Array,
  reps: Uint32Array,
  lapses: Uint32Array,
  state: Uint8Array,
  step: Uint8Array,
  flag: Uint8Array,
  suspended: Uint8Array,
  recalled: Uint8Array,
} as const

/** The name of a column. */
export type ColumnName = keyof typeof cardColumns

/** A column of a card table: one number for each slot. */
export type CardColumn = InstanceType<(typeof cardColumns)[ColumnName]>

/** The columns' names in their order. */
export const cardColumnNames = Object.keys(cardColumns) as ColumnName[]

type CardColumns = { [Name in ColumnName]: InstanceType<(typeof cardColumns)[Name]> }

const SMALLEST = 64

const grown = <T extends { set(from: T): void }>(column: T, larger: T): T => {
  larger.set(column)
  return larger
}

/** One slot for each card that an event has spoken about; everything about it in typed arrays that grow by doubling. */
export class CardTable implements CardColumns {
  /** Slots in use; the arrays may be longer. */
  size = 0
  readonly #index = new IdIndex()

  /** Days until recall falls to 90 %; 0 while new. */
  stability = new Float64Array(SMALLEST)
  /** 1 to 10; 0 while new. */
  difficulty = new Float64Array(SMALLEST)
  /** Study day in review; ms since 1970 UTC while learning or relearning; 0 while new. */
  due = new Float64Array(SMALLEST)
  /** The interval chosen last, in days. */
  interval = new Float64Array(SMALLEST)
  /** The highest `order` of an event about the card that counts. */
  lastOrder = new Float64Array(SMALLEST)
  /** Study day of the last answer. */
  lastDay = new Int32Array(SMALLEST)
  /** Study day of the first answer. */
  firstDay = new Int32Array(SMALLEST)
  /** First study day on which a buried card is seen again; 0 when not buried. */
  buriedUntil = new Int32Array(SMALLEST)
  reps = new Uint32Array(SMALLEST)
  /** Times known and forgotten. */
  lapses = new Uint32Array(SMALLEST)
  /** See `STAGE`: 0 new, 1 learning, 2 review, 3 relearning. */
  state = new Uint8Array(SMALLEST)
  step = new Uint8Array(SMALLEST)
  /** Colour 0 to 7. */
  flag = new Uint8Array(SMALLEST)
  /** 1 while suspended. */
  suspended = new Uint8Array(SMALLEST)
  /** 1 once an answer other than Again was given on a later study day than the first answer. */
  recalled = new Uint8Array(SMALLEST)

  /** The card of each slot. */
  get ids(): readonly CardId[] {
    return this.#index.ids
  }

  /** The slot of a card, or undefined while no event has spoken about it (it is new). */
  slotOf(id: CardId): number | undefined {
    const slot = this.#index.find(id)
    return slot < 0 ? undefined : slot
  }

  /** The slot of a card, made when it has none. */
  slotFor(id: CardId): number {
    return this.#opened(this.#index.findOrAdd(id))
  }

  /** The slots of packed card ids, made where there are none. */
  slotsFor({ units, ends }: PackedTexts): Int32Array {
    const slots = new Int32Array(ends.length)
    for (let index = 0; index < slots.length; index++)
      slots[index] = this.#opened(this.#index.findOrAddUnits(units, startOf(ends, index), ends[index] ?? 0))
    return slots
  }

  /** The card ids by slot, as they are stored. */
  get packedIds(): PackedTexts {
    return this.#index.packed
  }

  /** What the memory model needs to know about a card; a card without a slot is untouched. */
  memoryOf(id: CardId): CardMemory {
    const slot = this.slotOf(id)
    if (slot === undefined) return untouched
    return {
      state: stageNames[this.state[slot] ?? 0] ?? 'new',
      step: this.step[slot] ?? 0,
      stability: this.stability[slot] ?? 0,
      difficulty: this.difficulty[slot] ?? 0,
      lastDay: this.lastDay[slot] ?? 0,
      interval: this.interval[slot] ?? 0,
      reps: this.reps[slot] ?? 0,
      lapses: this.lapses[slot] ?? 0,
    }
  }

  /** Makes a slot as it was before its card's first event. */
  clear(slot: number): void {
    for (const name of cardColumnNames) this[name][slot] = 0
  }

  /**
   * Takes over `size` slots that were kept elsewhere, in place of none. `ids` gives one id for each and is called
   * when one is needed; `fill` writes a column of zeros.
   */
  protected adopt(
    size: number,
    ids: () => PackedTexts,
    fill: (name: ColumnName, column: CardColumn) => void,
  ): void {
    this.size = size
    this.#grow(Math.max(SMALLEST, Math.ceil(size * 1.05)))
    this.#index.adopt(size, ids)
    for (const name of cardColumnNames) fill(name, this[name])
  }

  #opened(slot: number): number {
    if (slot === this.size) {
      if (slot === this.state.length) this.#grow(slot * 2)
      this.size = slot + 1
    }
    return slot
  }

  #grow(capacity: number): void {
    this.stability = grown(this.stability, new Float64Array(capacity))
    this.difficulty = grown(this.difficulty, new Float64Array(capacity))
    this.due = grown(this.due, new Float64Array(capacity))
    this.interval = grown(this.interval, new Float64Array(capacity))
    this.lastOrder = grown(this.lastOrder, new Float64Array(capacity))
    this.lastDay = grown(this.lastDay, new Int32Array(capacity))
    this.firstDay = grown(this.firstDay, new Int32Array(capacity))
    this.buriedUntil = grown(this.buriedUntil, new Int32Array(capacity))
    this.reps = grown(this.reps, new Uint32Array(capacity))
    this.lapses = grown(this.lapses, new Uint32Array(capacity))
    this.state = grown(this.state, new Uint8Array(capacity))
    this.step = grown(this.step, new Uint8Array(capacity))
    this.flag = grown(this.flag, new Uint8Array(capacity))
    this.suspended = grown(this.suspended, new Uint8Array(capacity))
    this.recalled = grown(this.recalled, new Uint8Array(capacity))
  }
}
