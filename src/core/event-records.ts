import { type Columns, MEMORY, memoryAt } from './columns.ts'

/**
 * Events about cards, in whatever places they are put: a replay puts those of a card beside each other. In the
 * order of time every event leads to another of a hundred thousand cards, and the processor waits for memory
 * longer than it counts.
 */
export class EventRecords {
  /** By event: order · moment, or the stability of a memory · days · time taken, or the difficulty of a memory. */
  readonly #numbers: Float64Array
  /** By event: study day · grade or colour in the lowest eight bits, then the kind in four, then whether it is cram. */
  readonly #codes: Int32Array

  /** Room for `count` events. */
  constructor(count: number) {
    this.#numbers = new Float64Array(4 * count)
    this.#codes = new Int32Array(2 * count)
  }

  /** Puts event `index` of a block into a place; `cram` is the block's code of answers outside of the schedule. */
  put(place: number, columns: Columns, index: number, cram: number): void {
    const numbers = this.#numbers
    const kind = columns.kind[index] ?? 0
    numbers[4 * place] = columns.order[index] ?? 0
    numbers[4 * place + 2] = columns.days[index] ?? 0
    if (kind === MEMORY) {
      const { stability, difficulty } = memoryAt(columns, index)
      numbers[4 * place + 1] = stability
      numbers[4 * place + 3] = difficulty
    } else {
      numbers[4 * place + 1] = columns.at[index] ?? 0
      numbers[4 * place + 3] = columns.tookMs[index] ?? 0
    }
    this.#codes[2 * place] = columns.day[index] ?? 0
    this.#codes[2 * place + 1] =
      (columns.mode[index] === cram ? 4096 : 0) | (kind << 8) | (columns.grade[index] ?? 0)
  }

  orderAt(place: number): number {
    return this.#numbers[4 * place] ?? 0
  }
  /** The moment of an answer, ms since 1970 UTC; of a memory its stability. */
  atOrStability(place: number): number {
    return this.#numbers[4 * place + 1] ?? 0
  }
  /** See `Columns.days`. */
  daysAt(place: number): number {
    return this.#numbers[4 * place + 2] ?? 0
  }
  /** The time that an answer took, ms; of a memory its difficulty. */
  tookMsOrDifficulty(place: number): number {
    return this.#numbers[4 * place + 3] ?? 0
  }
  dayAt(place: number): number {
    return this.#codes[2 * place] ?? 0
  }
  /** The grade of an answer, the colour of a flag. */
  gradeAt(place: number): number {
    return (this.#codes[2 * place + 1] ?? 0) & 255
  }
  /** The code of the kind, see `kinds`. */
  kindAt(place: number): number {
    return ((this.#codes[2 * place + 1] ?? 0) >> 8) & 15
  }
  /** Whether it is an answer outside of the schedule. */
  isCramAt(place: number): boolean {
    return (this.#codes[2 * place + 1] ?? 0) >= 4096
  }
}
