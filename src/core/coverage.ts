import type { EventId } from './event.ts'
import type { DeviceId } from './ids.ts'

/** Which event numbers of each device are known, kept as ranges: `[from, to, from, to, …]`, ascending, apart. */
export class Coverage {
  readonly #ranges = new Map<DeviceId, number[]>()

  has({ dev, n }: EventId): boolean {
    const ranges = this.#ranges.get(dev) ?? []
    for (let index = ranges.length - 2; index >= 0; index -= 2)
      if (n >= (ranges[index] ?? 0)) return n <= (ranges[index + 1] ?? 0)
    return false
  }

  /** Adds the numbers `from` to `to` of a device, both included. */
  add(dev: DeviceId, from: number, to = from): void {
    const ranges = this.#ranges.get(dev)
    if (!ranges) {
      this.#ranges.set(dev, [from, to])
      return
    }
    let index = ranges.length
    while (index > 0 && (ranges[index - 2] ?? 0) > to + 1) index -= 2
    let start = index
    let low = from
    let high = to
    while (start > 0 && (ranges[start - 1] ?? 0) >= from - 1) {
      start -= 2
      low = Math.min(low, ranges[start] ?? low)
      high = Math.max(high, ranges[start + 1] ?? high)
    }
    ranges.splice(start, index - start, low, high)
  }

  /** Whether every number from `from` to `to` is known. */
  holds(dev: DeviceId, from: number, to: number): boolean {
    const ranges = this.#ranges.get(dev) ?? []
    for (let index = 0; index < ranges.length; index += 2)
      if (from >= (ranges[index] ?? 0) && to <= (ranges[index + 1] ?? 0)) return true
    return false
  }

  /** Whether any number from `from` to `to` is known. */
  touches(dev: DeviceId, from: number, to: number): boolean {
    const ranges = this.#ranges.get(dev) ?? []
    for (let index = 0; index < ranges.length; index += 2)
      if (from <= (ranges[index + 1] ?? 0) && to >= (ranges[index] ?? 0)) return true
    return false
  }

  /** The highest number up to which nothing is missing, counted from 1; 0 if 1 itself is missing. */
  contiguous(dev: DeviceId): number {
    const [from, to] = this.#ranges.get(dev) ?? []
    return from !== undefined && to !== undefined && from <= 1 ? to : 0
  }

  /** The highest known number of a device, 0 for none. */
  highest(dev: DeviceId): number {
    return this.#ranges.get(dev)?.at(-1) ?? 0
  }

  /** How many events are known. */
  get size(): number {
    let size = 0
    for (const ranges of this.#ranges.values())
      for (let index = 0; index < ranges.length; index += 2)
        size += (ranges[index + 1] ?? 0) - (ranges[index] ?? 0) + 1
    return size
  }

  /** The ranges by device, sorted by device, for keeping and comparing. */
  entries(): readonly (readonly [DeviceId, readonly number[]])[] {
    return [...this.#ranges]
      .map(([dev, ranges]) => [dev, [...ranges]] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1))
  }

  /** The inverse of `entries`. */
  static from(entries: readonly (readonly [DeviceId, readonly number[]])[]): Coverage {
    const coverage = new Coverage()
    for (const [dev, ranges] of entries) coverage.#ranges.set(dev, [...ranges])
    return coverage
  }
}
