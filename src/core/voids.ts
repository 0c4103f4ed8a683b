import type { EventId } from './event.ts'
import type { DeviceId } from './ids.ts'

/** What a void takes out: one event, or with `to` all of a device's events from `n` to `to`, both included. */
export interface VoidTarget extends EventId {
  readonly to?: number | undefined
}

/** A void event reduced to what counts: its identity and its target's. */
export interface Void extends EventId {
  readonly target: VoidTarget
}

/** The numbers of one device's events that are taken out. */
export class VoidedNumbers {
  readonly singles = new Set<number>()
  /** Whole imports: few, and each may be of half a million events. */
  readonly ranges: (readonly [from: number, to: number])[] = []

  has(n: number): boolean {
    return this.singles.has(n) || this.ranges.some(([from, to]) => n >= from && n <= to)
  }

  /** Takes in what a void targets. */
  add({ n, to }: VoidTarget): void {
    if (to === undefined || to === n) this.singles.add(n)
    else this.ranges.push([n, to])
  }
}

/** The events that are taken out, by device and number. */
export type Voided = ReadonlyMap<DeviceId, VoidedNumbers>

const keyOf = ({ dev, n }: EventId): string => `${n} ${dev}`

/** Whether an event is taken out. */
export const isVoided = (voided: Voided, { dev, n }: EventId): boolean => voided.get(dev)?.has(n) ?? false

/** Whether an event is among those that a void targets. */
export const isTargeted = (target: VoidTarget, { dev, n }: EventId): boolean =>
  target.dev === dev && n >= target.n && n <= (target.to ?? target.n)

/**
 * Which events a set of voids takes out. A void counts unless a void that counts targets it; voids of which
 * that cannot be said, because they target each other in a circle that nothing breaks, do not count. The result
 * depends on the set alone, not on the order or on repetitions.
 */
export const voidedBy = (voids: Iterable<Void>): Voided => {
  const byKey = new Map<string, Void>()
  for (const event of voids) byKey.set(keyOf(event), event)
  const voidsHitBy = ({ target }: Void): readonly Void[] => {
    if (target.to !== undefined) return [...byKey.values()].filter((event) => isTargeted(target, event))
    const hit = byKey.get(keyOf(target))
    return hit ? [hit] : []
  }
  const waitingFor = new Map<Void, number>()
  for (const event of byKey.values())
    for (const hit of voidsHitBy(event)) waitingFor.set(hit, (waitingFor.get(hit) ?? 0) + 1)
  const voided = new Map<DeviceId, VoidedNumbers>()
  const settled = new Set<Void>()
  // A void is ready when every void that targets it is settled, or when one of them counts.
  const ready = [...byKey.values()].filter((event) => !waitingFor.has(event))
  for (let event = ready.pop(); event; event = ready.pop()) {
    if (settled.has(event)) continue
    settled.add(event)
    const { target } = event
    const counts = !isVoided(voided, event)
    if (counts) {
      const numbers = voided.get(target.dev) ?? new VoidedNumbers()
      voided.set(target.dev, numbers)
      numbers.add(target)
    }
    for (const hit of voidsHitBy(event)) {
      const left = (waitingFor.get(hit) ?? 0) - 1
      waitingFor.set(hit, left)
      if (counts || left === 0) ready.push(hit)
    }
  }
  return voided
}

/**
 * The events whose fate differs between two states of the voids. What is said of a range may be too much: some of
 * its events may also be taken out otherwise.
 */
export const changedFates = (before: Voided, after: Voided): VoidTarget[] => {
  const changed: VoidTarget[] = []
  const collect = (one: Voided, other: Voided) => {
    for (const [dev, { singles, ranges }] of one) {
      for (const n of singles) if (!isVoided(other, { dev, n })) changed.push({ dev, n })
      const known = new Set(other.get(dev)?.ranges.map(([from, to]) => `${from}-${to}`))
      for (const [n, to] of ranges) if (!known.has(`${n}-${to}`)) changed.push({ dev, n, to })
    }
  }
  collect(before, after)
  collect(after, before)
  return changed
}
