import { type Columns, lastOf } from './columns.ts'
import type { DeviceId } from './ids.ts'

/** A part of a block, `start` to `end` (excluded), whose events no earlier part has. */
export interface Span {
  readonly columns: Columns
  readonly start: number
  readonly end: number
}

/** The blocks of every device in the order of their numbers, without what occurs twice. */
export const spansOf = (blocks: readonly Columns[]): Map<DeviceId, Span[]> => {
  const spans = new Map<DeviceId, Span[]>()
  for (const columns of [...blocks].sort((a, b) => a.from - b.from || b.count - a.count)) {
    const own = spans.get(columns.dev) ?? []
    spans.set(columns.dev, own)
    const before = own.at(-1)
    const start = before ? Math.max(0, lastOf(before.columns) + 1 - columns.from) : 0
    if (start < columns.count) own.push({ columns, start, end: columns.count })
  }
  return spans
}

const isAscending = (spans: readonly Span[]): boolean => {
  let last = Number.NEGATIVE_INFINITY
  for (const { columns, start, end } of spans)
    for (let index = start; index < end; index++) {
      const order = columns.order[index] ?? 0
      if (order < last) return false
      last = order
    }
  return true
}

/** One event at a time, as spans of length 1, by order and number: for the rare device whose clock ran backwards. */
const sorted = (spans: readonly Span[]): Span[] =>
  spans
    .flatMap(({ columns, start, end }) =>
      Array.from({ length: end - start }, (_, index) => ({
        columns,
        start: start + index,
        end: start + index + 1,
      })),
    )
    .sort(
      (a, b) =>
        (a.columns.order[a.start] ?? 0) - (b.columns.order[b.start] ?? 0) ||
        a.columns.from + a.start - (b.columns.from + b.start),
    )

/** A device's events on their way through the merge. */
class Run {
  readonly dev: DeviceId
  readonly #spans: readonly Span[]
  #next = 0
  #index: number

  constructor(dev: DeviceId, spans: readonly Span[]) {
    this.dev = dev
    this.#spans = isAscending(spans) ? spans : sorted(spans)
    this.#index = this.#spans[0]?.start ?? 0
  }

  /** The order of the next event; infinite at the end. */
  get order(): number {
    return this.#spans[this.#next]?.columns.order[this.#index] ?? Number.POSITIVE_INFINITY
  }

  /** Hands on the events up to `order` (included only if `inclusive`), as spans as long as possible. */
  advance(order: number, inclusive: boolean, visit: (span: Span) => void): void {
    for (let span = this.#spans[this.#next]; span; span = this.#spans[this.#next]) {
      const { columns, end } = span
      const start = this.#index
      let index = start
      if (order === Number.POSITIVE_INFINITY) index = end
      else
        while (index < end) {
          const here = columns.order[index] ?? 0
          if (here > order || (here === order && !inclusive)) break
          index++
        }
      if (index > start) visit({ columns, start, end: index })
      this.#index = index
      if (index < end) return
      this.#next++
      this.#index = this.#spans[this.#next]?.start ?? 0
    }
  }
}

/**
 * All events of all devices in the total order (order, device, number), as spans as long as possible. Devices'
 * own events are normally in order already, so this merges and does not sort.
 */
export const inOrder = (
  spansByDevice: ReadonlyMap<DeviceId, readonly Span[]>,
  visit: (span: Span) => void,
): void => {
  let runs = [...spansByDevice]
    .map(([dev, spans]) => new Run(dev, spans))
    .sort((a, b) => (a.dev < b.dev ? -1 : 1))
  while (runs.length > 0) {
    let first = runs[0]
    let second: Run | undefined
    for (const run of runs.slice(1)) {
      if (!first || run.order < first.order) {
        second = first
        first = run
      } else if (!second || run.order < second.order) second = run
    }
    if (!first) return
    const limit = second?.order ?? Number.POSITIVE_INFINITY
    first.advance(limit, second === undefined || first.dev < second.dev, visit)
    if (first.order === Number.POSITIVE_INFINITY) {
      const done = first
      runs = runs.filter((run) => run !== done)
    }
  }
}
