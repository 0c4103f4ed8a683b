import { type DayNumber, dayOf } from './clock.ts'
import type { CardId, DeviceId } from './ids.ts'
import type { VoidTarget } from './voids.ts'

/** 1 Again, 2 Hard, 3 Good, 4 Easy. */
export type Grade = 1 | 2 | 3 | 4

/** A coloured mark on a card; 0 takes it off. */
export type Flag = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7

/** Anything that survives JSON unchanged. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Identity of an event: the device that wrote it and that device's own running number, from 1. */
export interface EventId {
  readonly dev: DeviceId
  readonly n: number
}

/**
 * The memory of a card whose answers up to then are not in the ledger, as another program had it: the card is in
 * review from that moment on, due after `interval` days, and later answers go on from here.
 */
export interface MemoryFact {
  readonly kind: 'memory'
  readonly card: CardId
  /** FSRS stability in days, above 0. */
  readonly stability: number
  /** FSRS difficulty, 1 to 10. */
  readonly difficulty: number
  /** Days from that moment to when the card is due. */
  readonly interval: number
}

/** One fact about one card. */
export type CardFact =
  | {
      readonly kind: 'review'
      readonly card: CardId
      readonly grade: Grade
      /** Time from question to answer, in ms. */
      readonly tookMs: number
      /** How it was answered: show, pick, slots, tiles, type, count, order, … A `cram` answer moves no schedule. */
      readonly mode: string
      /** The interval chosen at that moment, in days; below 1 it is a learning step as a fraction of a day. */
      readonly interval: number
    }
  | { readonly kind: 'forget'; readonly card: CardId }
  | { readonly kind: 'suspend'; readonly card: CardId }
  | { readonly kind: 'resume'; readonly card: CardId }
  /** `until` is the first day on which the card is seen again. */
  | { readonly kind: 'bury'; readonly card: CardId; readonly until: DayNumber }
  | { readonly kind: 'flag'; readonly card: CardId; readonly flag: Flag }
  /** A due day set by hand. */
  | { readonly kind: 'due'; readonly card: CardId; readonly due: DayNumber }
  | MemoryFact

/** One fact about the whole ledger. */
export type GlobalFact =
  /** Takes its target out as if it had never been written; a voided void brings its target back. */
  | { readonly kind: 'void'; readonly target: VoidTarget }
  /** Adopted FSRS-6 parameters, 21 of them. */
  | { readonly kind: 'params'; readonly weights: readonly number[] }
  | { readonly kind: 'setting'; readonly key: string; readonly value: Json }

/** When and where a fact was written down. */
export interface Stamp extends EventId {
  /** What the clock said, in ms since 1970 UTC. */
  readonly at: number
  /** Minutes east of UTC at that moment. */
  readonly offset: number
  /** The study day, fixed at writing (see `dayOf`): a later change of the rollover hour rewrites nothing. */
  readonly day: DayNumber
  /**
   * Position in the total order (order, dev, n). Equals `at` unless the device had already seen that moment
   * or a later one; then it is one more than the highest seen. A clock set back can therefore not put an
   * answer before the ones it followed.
   */
  readonly order: number
}

/** One line of the ledger. */
export type Event = Stamp & (CardFact | GlobalFact)

/** An event about one card. */
export type CardEvent = Stamp & CardFact

/** What the caller says; device, number, day and order are added when it is written. */
export type EventDraft = (CardFact | GlobalFact) & { readonly at: number; readonly offset: number }

/** An event before it has a number: all that a ledger writes down. */
export type UnnumberedRow = Omit<Stamp, 'dev' | 'n'> & (CardFact | GlobalFact)

/** An event as its own device's ledger keeps it until it is sealed: everything but the device. */
export type EventRow = UnnumberedRow & { readonly n: number }

const MAX_TOOK_MS = 0xffff_ffff
const whole = (value: number, lowest: number, highest: number): number =>
  value > lowest ? Math.min(highest, Math.round(value)) : lowest

/**
 * A draft made ready for writing, still without number and device: times become whole milliseconds, `tookMs`
 * stays within 32 bits, the interval is finite and not negative, day and order are fixed. `highestOrder` is
 * the highest `order` this device has seen.
 */
export const stamp = (draft: EventDraft, rolloverHour: number, highestOrder: number): UnnumberedRow => {
  const at = Math.round(draft.at)
  const offset = whole(draft.offset, -1440, 1440)
  const order = at > highestOrder ? at : highestOrder + 1
  const stamped = { ...draft, at, offset, day: dayOf(at, offset, rolloverHour), order }
  if (stamped.kind !== 'review') return stamped
  return {
    ...stamped,
    tookMs: whole(stamped.tookMs, 0, MAX_TOOK_MS),
    interval: Number.isFinite(stamped.interval) ? Math.max(0, stamped.interval) : 0,
  }
}

/** The ledger's total order: by `order`, then device, then number. Zero only for the same identity. */
export const compareEvents = (a: Stamp, b: Stamp): number => {
  if (a.order !== b.order) return a.order - b.order
  if (a.dev !== b.dev) return a.dev < b.dev ? -1 : 1
  return a.n - b.n
}

/** Whether an event speaks about one card. */
export const isCardEvent = (event: Event): event is CardEvent => 'card' in event
