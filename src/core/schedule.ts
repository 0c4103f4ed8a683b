import { type CardColumn, CardTable, type ColumnName } from './card-table.ts'
import { type Columns, columnsOf, CRAM, isCardKind, lastOf, stampAt } from './columns.ts'
import { Coverage } from './coverage.ts'
import { EventRecords } from './event-records.ts'
import {
  type CardEvent,
  compareEvents,
  type Event,
  type GlobalFact,
  isCardEvent,
  type Json,
  type Stamp,
} from './event.ts'
import type { CardId } from './ids.ts'
import { defaultWeights, kernelFor, usableWeights } from './memory.ts'
import type { PackedTexts } from './packed-texts.ts'
import { type Past, pastOf } from './past.ts'
import { inOrder, type Span, spansOf } from './runs.ts'
import { StepsBack } from './steps-back.ts'
import { Days, type DayTotals, stepByEvent, stepByRecord, takeFromDay } from './transition.ts'
import { changedFates, isVoided, type Void, type Voided, type VoidTarget, voidedBy } from './voids.ts'

/** An event about the ledger as a whole that changes how it is read: parameters and settings. */
export type ConfigEvent = Stamp & Extract<GlobalFact, { kind: 'params' | 'setting' }>

/** Everything of a schedule that is not in the card table. */
export interface ScheduleRest {
  readonly days: readonly (readonly [number, DayTotals])[]
  readonly config: readonly ConfigEvent[]
  readonly voids: readonly Void[]
  readonly coverage: readonly (readonly [string, readonly number[]])[]
}

/**
 * What the ledger means right now: where every card stands, what was done on every day, the settings and
 * parameters in force. Always equal to what a replay of the same events from nothing would give.
 */
export class Schedule extends CardTable {
  readonly days = new Days()
  /** The events folded so far. */
  coverage = new Coverage()
  /** FSRS-6 parameters in force: the last ones adopted, else the defaults. They hold for all of history. */
  weights: readonly number[] = defaultWeights
  /** Settings by key, the last writer's; read them with `settingsFrom`. */
  settings: { readonly [key: string]: Json } = {}
  /** Every parameter and setting event, voided ones included. */
  readonly config: ConfigEvent[] = []
  readonly voids: Void[] = []
  voided: Voided = new Map()
  /** For undoing what was folded last. */
  readonly stepsBack = new StepsBack()

  /** Works out settings and parameters anew; true if the parameters changed. */
  refreshConfig(): boolean {
    const settings = new Map<string, Json>()
    let weights = defaultWeights
    for (const event of this.config.toSorted(compareEvents)) {
      if (isVoided(this.voided, event)) continue
      if (event.kind === 'setting') settings.set(event.key, event.value)
      else weights = usableWeights(event.weights) ?? weights
    }
    this.settings = Object.fromEntries(settings)
    const changed = weights.some((weight, index) => weight !== this.weights[index])
    if (changed) this.weights = weights
    return changed
  }

  /** The inverse of taking the parts out: a schedule from what a snapshot kept, handed over as `adopt` says. */
  static restored(
    size: number,
    ids: () => PackedTexts,
    fill: (name: ColumnName, column: CardColumn) => void,
    rest: ScheduleRest,
  ): Schedule {
    const schedule = new Schedule()
    schedule.adopt(size, ids, fill)
    for (const [day, totals] of rest.days) schedule.days.set(day, { ...totals })
    schedule.config.push(...rest.config)
    schedule.voids.push(...rest.voids)
    schedule.voided = voidedBy(schedule.voids)
    schedule.coverage = Coverage.from(rest.coverage)
    schedule.refreshConfig()
    return schedule
  }
}

/** Takes in the voids, parameters and settings of all spans, on which the reading of the rest depends. */
const readExtras = (schedule: Schedule, spans: Iterable<Span>): void => {
  for (const { columns, start, end } of spans)
    for (const [index, fact] of columns.extras) {
      if (index < start || index >= end) continue
      const stamp = stampAt(columns, index)
      if (fact.kind === 'void') schedule.voids.push({ dev: stamp.dev, n: stamp.n, target: fact.target })
      else if (fact.kind !== 'memory') schedule.config.push({ ...stamp, ...fact })
    }
  schedule.voided = voidedBy(schedule.voids)
  schedule.refreshConfig()
}

/** A span and the slots of the cards that its block speaks of. */
interface SlottedSpan extends Span {
  readonly slotOf: Int32Array
}

/** Calls `visit` with every event of some spans that is about a card and stands. */
const eachStanding = (
  schedule: Schedule,
  spans: readonly SlottedSpan[],
  visit: (slot: number, columns: Columns, index: number, cram: number) => void,
): void => {
  for (const { columns, start, end, slotOf } of spans) {
    const voided = schedule.voided.get(columns.dev)
    const cram = columns.modes.indexOf(CRAM)
    for (let index = start; index < end; index++)
      if (isCardKind(columns.kind[index] ?? 0) && !voided?.has(columns.from + index))
        visit(slotOf[columns.card[index] ?? 0] ?? 0, columns, index, cram)
  }
}

/** Takes in some spans in the total order, card by card: cards do not depend on each other. `records` has room. */
const foldSpans = (schedule: Schedule, spans: readonly SlottedSpan[], records: EventRecords): void => {
  const next = new Uint32Array(schedule.size + 1)
  eachStanding(schedule, spans, (slot) => {
    next[slot + 1] = (next[slot + 1] ?? 0) + 1
  })
  for (let slot = 1; slot < next.length; slot++) next[slot] = (next[slot] ?? 0) + (next[slot - 1] ?? 0)
  eachStanding(schedule, spans, (slot, columns, index, cram) => {
    const place = next[slot] ?? 0
    next[slot] = place + 1
    records.put(place, columns, index, cram)
  })
  const kernel = kernelFor(schedule.weights)
  for (let slot = 0, place = 0; slot < schedule.size; slot++)
    for (const end = next[slot] ?? 0; place < end; place++)
      stepByRecord(schedule, schedule.days, slot, records, place, kernel)
}

/** So many events are put in the order of their cards at once: few enough to stay near the processor. */
const AT_ONCE = 1 << 17

/** The schedule that some blocks of events give, read without making an object for any of them. */
export const replay = (blocks: readonly Columns[]): Schedule => {
  const schedule = new Schedule()
  const spansByDevice = spansOf(blocks)
  readExtras(schedule, [...spansByDevice.values()].flat())
  const slots = new Map<Columns, Int32Array>()
  const counts = blocks.map(({ count }) => count)
  const total = counts.reduce((sum, count) => sum + count, 0)
  const records = new EventRecords(Math.min(total, AT_ONCE + Math.max(0, ...counts)))
  let spans: SlottedSpan[] = []
  let events = 0
  inOrder(spansByDevice, (span) => {
    const slotOf = slots.get(span.columns) ?? schedule.slotsFor(span.columns.cards)
    slots.set(span.columns, slotOf)
    spans.push({ ...span, slotOf })
    events += span.end - span.start
    if (events < AT_ONCE) return
    foldSpans(schedule, spans, records)
    spans = []
    events = 0
  })
  foldSpans(schedule, spans, records)
  for (const columns of blocks) schedule.coverage.add(columns.dev, columns.from, lastOf(columns))
  return schedule
}

/** The schedule that some events give: the same for every order of the same events, with or without repetitions. */
export const fold = (events: Iterable<Event>): Schedule => replay(columnsOf(events))

const isLate = (schedule: Schedule, event: CardEvent): boolean => {
  const slot = schedule.slotOf(event.card)
  return slot !== undefined && event.order <= (schedule.lastOrder[slot] ?? 0)
}

/** What is voided with one more void, and the other known events whose fate that changes. */
const withVoid = (schedule: Schedule, event: Void): { voided: Voided; fates: VoidTarget[] } => {
  const voided = voidedBy([...schedule.voids, event])
  const isItself = ({ dev, n, to = n }: VoidTarget) => dev === event.dev && n === event.n && to === n
  const isKnown = ({ dev, n, to = n }: VoidTarget) => schedule.coverage.touches(dev, n, to)
  const fates = changedFates(schedule.voided, voided)
  return { voided, fates: fates.filter((fate) => !isItself(fate) && isKnown(fate)) }
}

/** Whether all that a void does is to take back the last event of a card, and that lately. */
const onlyStepsBack = (schedule: Schedule, [first, ...more]: readonly VoidTarget[]): boolean =>
  first === undefined || (more.length === 0 && first.to === undefined && schedule.stepsBack.holds(first))

/**
 * Whether `apply` needs the past for an event: `card` for one that arrives behind others of its card, `all` for
 * parameters (where a replay of everything is cheaper) and for a void of something that is not among the last
 * steps, undefined for everything else.
 */
export const pastNeeded = (schedule: Schedule, event: Event): 'card' | 'all' | undefined => {
  if (schedule.coverage.has(event)) return undefined
  if (isCardEvent(event)) return isLate(schedule, event) ? 'card' : undefined
  if (event.kind === 'void')
    return onlyStepsBack(schedule, withVoid(schedule, event).fates) ? undefined : 'all'
  return event.kind === 'setting' ? undefined : 'all'
}

/** Reads a card again from its history; `wasVoided` is the state of the voids in which it was read before. */
const refold = (
  schedule: Schedule,
  card: CardId,
  past: Past,
  wasVoided: Voided,
  arrival: CardEvent | undefined,
): void => {
  const slot = schedule.slotFor(card)
  const kernel = kernelFor(schedule.weights)
  const isArrival = (id: Stamp) => arrival?.dev === id.dev && arrival.n === id.n
  const known = new Map<string, CardEvent>()
  for (const event of past.historyOf(card))
    if (isCardEvent(event) && schedule.coverage.has(event) && !isArrival(event))
      known.set(`${event.n} ${event.dev}`, event)
  const before = [...known.values()].sort(compareEvents)
  const after = arrival ? [...before, arrival].sort(compareEvents) : before
  schedule.stepsBack.forget(slot)
  schedule.clear(slot)
  for (const event of before)
    if (!isVoided(wasVoided, event)) stepByEvent(schedule, schedule.days, slot, event, kernel, -1)
  schedule.clear(slot)
  for (const event of after)
    if (!isVoided(schedule.voided, event)) stepByEvent(schedule, schedule.days, slot, event, kernel, 1)
}

const refoldAll = (schedule: Schedule, past: Past, wasVoided: Voided): void => {
  for (const id of schedule.ids) refold(schedule, id, past, wasVoided, undefined)
}

/** Takes back an event that is the last one of its card: the slot as it was before, the day without the answer. */
const stepBack = (schedule: Schedule, id: VoidTarget): void => {
  const step = schedule.stepsBack.takeBack(schedule, id)
  if (!step) throw new Error(`Event ${id.dev} ${id.n} cannot be taken back.`)
  takeFromDay(schedule, schedule.days, step.slot, step.event)
}

const applyVoid = (schedule: Schedule, event: Void, past: Past): void => {
  const wasVoided = schedule.voided
  const { voided, fates } = withVoid(schedule, event)
  schedule.voids.push({ dev: event.dev, n: event.n, target: event.target })
  schedule.voided = voided
  if (onlyStepsBack(schedule, fates)) {
    for (const id of fates) stepBack(schedule, id)
    return
  }
  const cards = new Set<CardId>()
  let config = false
  for (const fate of fates)
    for (const target of past.eventsOf(fate))
      if (isCardEvent(target)) cards.add(target.card)
      else if (target.kind !== 'void') config = true
  if (config && schedule.refreshConfig()) refoldAll(schedule, past, wasVoided)
  else for (const card of cards) refold(schedule, card, past, wasVoided, undefined)
}

const nothingPast: Past = pastOf([])

/**
 * Takes in one event, in whatever order it arrives; one that is known already changes nothing. Where
 * `pastNeeded` says so, `past` must hold the events folded so far; without it this throws.
 */
export const apply = (schedule: Schedule, event: Event, past?: Past): void => {
  if (schedule.coverage.has(event)) return
  if (!past && pastNeeded(schedule, event))
    throw new Error(`Event ${event.dev} ${event.n} (${event.kind}) needs the past to be folded.`)
  schedule.coverage.add(event.dev, event.n)
  if (isCardEvent(event)) {
    if (isVoided(schedule.voided, event)) return
    if (isLate(schedule, event)) refold(schedule, event.card, past ?? nothingPast, schedule.voided, event)
    else {
      const slot = schedule.slotFor(event.card)
      schedule.stepsBack.remember(schedule, slot, event)
      stepByEvent(schedule, schedule.days, slot, event, kernelFor(schedule.weights), 1)
    }
  } else if (event.kind === 'void') applyVoid(schedule, event, past ?? nothingPast)
  else {
    schedule.config.push(event)
    if (schedule.refreshConfig()) refoldAll(schedule, past ?? nothingPast, schedule.voided)
  }
}
