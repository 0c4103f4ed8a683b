import type { EventId } from './event.ts'
import type { DeviceId } from './ids.ts'

/** A void event reduced to what counts: its identity and its target's. */
export interface Void extends EventId {
  readonly target: EventId
}

/** The events that are taken out, by device and number. */
export type Voided = ReadonlyMap<DeviceId, ReadonlySet<number>>

const keyOf = ({ dev, n }: EventId): string => `${n} ${dev}`

/** Whether an event is taken out. */
export const isVoided = (voided: Voided, { dev, n }: EventId): boolean => voided.get(dev)?.has(n) ?? false

/**
 * Which events a set of voids takes out. A void counts unless a void that counts targets it; voids of which
 * that cannot be said, because they target each other in a circle that nothing breaks, do not count. The result
 * depends on the set alone, not on the order or on repetitions.
 */
export const voidedBy = (voids: Iterable<Void>): Voided => {
  const byKey = new Map<string, Void>()
  for (const event of voids) byKey.set(keyOf(event), event)
  const waitingFor = new Map<string, number>()
  for (const { target } of byKey.values()) {
    const key = keyOf(target)
    waitingFor.set(key, (waitingFor.get(key) ?? 0) + 1)
  }
  const voided = new Map<DeviceId, Set<number>>()
  const settled = new Set<Void>()
  // A void is ready when every void that targets it is settled, or when one of them counts.
  const ready = [...byKey.values()].filter((event) => !waitingFor.has(keyOf(event)))
  for (let event = ready.pop(); event; event = ready.pop()) {
    if (settled.has(event)) continue
    settled.add(event)
    const { target } = event
    const key = keyOf(target)
    const left = (waitingFor.get(key) ?? 0) - 1
    waitingFor.set(key, left)
    const counts = !isVoided(voided, event)
    if (counts) {
      const numbers = voided.get(target.dev)
      if (numbers) numbers.add(target.n)
      else voided.set(target.dev, new Set([target.n]))
    }
    const next = byKey.get(key)
    if (next && (counts || left === 0)) ready.push(next)
  }
  return voided
}

/** The events whose fate differs between two states of the voids. */
export const changedFates = (before: Voided, after: Voided): EventId[] => {
  const changed: EventId[] = []
  const collect = (one: Voided, other: Voided) => {
    for (const [dev, numbers] of one)
      for (const n of numbers) if (!isVoided(other, { dev, n })) changed.push({ dev, n })
  }
  collect(before, after)
  collect(after, before)
  return changed
}
