import type {
  CardFact,
  Event,
  EventId,
  Flag,
  GlobalFact,
  Grade,
  MemoryFact,
  Stamp,
  UnnumberedRow,
} from './event.ts'
import type { CardId, DeviceId } from './ids.ts'
import { type PackedTexts, packTexts, textAt } from './packed-texts.ts'
import type { VoidTarget } from './voids.ts'

/** Event kinds in the order of their codes. Only ever add at the end: sealed segments hold the codes. */
export const kinds = [
  'review',
  'forget',
  'suspend',
  'resume',
  'bury',
  'flag',
  'due',
  'void',
  'params',
  'setting',
  'memory',
] as const

/** The code of a review, the kind that a replay meets most. */
export const REVIEW = 0

const FIRST_GLOBAL = kinds.indexOf('void')

/** The code of a memory taken over from elsewhere. */
export const MEMORY = kinds.indexOf('memory')

/** Whether events of a kind speak about a card. */
export const isCardKind = (kind: number): boolean => kind < FIRST_GLOBAL || kind === MEMORY

/** Whether part of what events of a kind say is kept in `extras`. */
export const hasExtra = (kind: number): boolean => kind >= FIRST_GLOBAL

/** The mode of answers that were given outside of the schedule and leave it as it is. */
export const CRAM = 'cram'

/** What of an event no column holds. */
export type Extra = GlobalFact | Pick<MemoryFact, 'kind' | 'stability' | 'difficulty'>

/** Most events that one block of columns holds. */
export const MOST_EVENTS = 16_384

/**
 * A run of events of one device without gaps, column by column: event `i` has the number `from + i`. Card ids
 * and modes are indices into string tables; the few events that are not about a card are kept whole in `extras`,
 * and so are stability and difficulty of memories from elsewhere.
 */
export interface Columns {
  readonly dev: DeviceId
  readonly from: number
  readonly count: number
  readonly kind: Uint8Array
  readonly at: Float64Array
  /** The same array as `at` where the two never differ. */
  readonly order: Float64Array
  readonly offset: Int16Array
  readonly day: Int32Array
  readonly card: Uint16Array
  readonly cards: PackedTexts
  /** The grade of a review, the colour of a flag. */
  readonly grade: Uint8Array
  /** The interval of a review or a memory, the day of `due` and `bury`. */
  readonly days: Float64Array
  readonly tookMs: Uint32Array
  readonly mode: Uint16Array
  readonly modes: readonly string[]
  readonly extras: ReadonlyMap<number, Extra>
}

/** The number of the last event of a block. */
export const lastOf = ({ from, count }: Columns): number => from + count - 1

const indexer = <T extends string>() => {
  const table: T[] = []
  const known = new Map<T, number>()
  const indexOf = (text: T): number => {
    const index = known.get(text)
    if (index !== undefined) return index
    known.set(text, table.length)
    return table.push(text) - 1
  }
  return { table, indexOf }
}

const targetOf = ({ dev, n, to }: VoidTarget): VoidTarget => (to === undefined ? { dev, n } : { dev, n, to })

/** One device's events with successive numbers, at most `MOST_EVENTS`, as columns. */
const blockOf = (run: readonly UnnumberedRow[], first: EventId): Columns => {
  const count = run.length
  const cards = indexer<CardId>()
  const modes = indexer<string>()
  const extras = new Map<number, Extra>()
  const at = Float64Array.from(run, (event) => event.at)
  const order = run.some((event) => event.order !== event.at)
    ? Float64Array.from(run, (event) => event.order)
    : at
  const block = {
    dev: first.dev,
    from: first.n,
    count,
    kind: new Uint8Array(count),
    at,
    order,
    offset: Int16Array.from(run, (event) => event.offset),
    day: Int32Array.from(run, (event) => event.day),
    card: new Uint16Array(count),
    grade: new Uint8Array(count),
    days: new Float64Array(count),
    tookMs: new Uint32Array(count),
    mode: new Uint16Array(count),
    modes: modes.table,
    extras,
  }
  for (const [index, event] of run.entries()) {
    block.kind[index] = kinds.indexOf(event.kind)
    if ('card' in event) block.card[index] = cards.indexOf(event.card)
    switch (event.kind) {
      case 'review':
        block.grade[index] = event.grade
        block.days[index] = event.interval
        block.tookMs[index] = event.tookMs
        block.mode[index] = modes.indexOf(event.mode)
        break
      case 'flag':
        block.grade[index] = event.flag
        break
      case 'bury':
        block.days[index] = event.until
        break
      case 'due':
        block.days[index] = event.due
        break
      case 'void':
        extras.set(index, { kind: 'void', target: targetOf(event.target) })
        break
      case 'memory':
        block.days[index] = event.interval
        extras.set(index, { kind: 'memory', stability: event.stability, difficulty: event.difficulty })
        break
      case 'params':
        extras.set(index, { kind: 'params', weights: event.weights })
        break
      case 'setting':
        extras.set(index, { kind: 'setting', key: event.key, value: event.value })
        break
      default:
    }
  }
  return { ...block, cards: packTexts(cards.table) }
}

/** Events as columns: by device and number, each identity once, a new block at every gap. */
export const columnsOf = (events: Iterable<Event>): Columns[] => {
  const sorted = [...events].sort((a, b) => (a.dev === b.dev ? a.n - b.n : a.dev < b.dev ? -1 : 1))
  const blocks: Columns[] = []
  let run: Event[] = []
  const close = () => {
    const [first] = run
    if (first) blocks.push(blockOf(run, first))
    run = []
  }
  for (const event of sorted) {
    const last = run.at(-1)
    if (last?.dev === event.dev && last.n === event.n) continue
    if (run.length === MOST_EVENTS || last?.dev !== event.dev || last.n + 1 !== event.n) close()
    run.push(event)
  }
  close()
  return blocks
}

const lostAt = ({ dev, from }: Columns, index: number): Error =>
  new Error(`Event ${dev} ${from + index} has lost what it says.`)

/** Rows as a device's events, numbered from 1. */
export const numbered = (rows: readonly UnnumberedRow[], dev: DeviceId): Columns[] =>
  Array.from({ length: Math.ceil(rows.length / MOST_EVENTS) }, (_, block) => {
    const from = block * MOST_EVENTS
    return blockOf(rows.slice(from, from + MOST_EVENTS), { dev, n: from + 1 })
  })

const cardFactAt = (columns: Columns, index: number, kind: CardFact['kind']): CardFact => {
  const card = textAt(columns.cards, columns.card[index] ?? 0) as CardId
  const days = columns.days[index] ?? 0
  switch (kind) {
    case 'review':
      return {
        kind,
        card,
        grade: (columns.grade[index] ?? 0) as Grade,
        tookMs: columns.tookMs[index] ?? 0,
        mode: columns.modes[columns.mode[index] ?? 0] ?? '',
        interval: days,
      }
    case 'flag':
      return { kind, card, flag: (columns.grade[index] ?? 0) as Flag }
    case 'bury':
      return { kind, card, until: days }
    case 'due':
      return { kind, card, due: days }
    case 'memory': {
      const { stability, difficulty } = memoryAt(columns, index)
      return { kind, card, stability, difficulty, interval: days }
    }
    default:
      return { kind, card }
  }
}

/** Stability and difficulty that the memory event at an index of a block says. */
export const memoryAt = (
  columns: Columns,
  index: number,
): { readonly stability: number; readonly difficulty: number } => {
  const extra = columns.extras.get(index)
  if (extra?.kind !== 'memory') throw lostAt(columns, index)
  return extra
}

/** When and where the event at an index of a block was written down. */
export const stampAt = (columns: Columns, index: number): Stamp => ({
  dev: columns.dev,
  n: columns.from + index,
  at: columns.at[index] ?? 0,
  offset: columns.offset[index] ?? 0,
  day: columns.day[index] ?? 0,
  order: columns.order[index] ?? 0,
})

/** The event at an index of a block. */
export const eventAt = (columns: Columns, index: number): Event => {
  const stamp = stampAt(columns, index)
  const kind = kinds[columns.kind[index] ?? 0] ?? 'review'
  if (kind !== 'void' && kind !== 'params' && kind !== 'setting')
    return { ...stamp, ...cardFactAt(columns, index, kind) }
  const fact = columns.extras.get(index)
  if (!fact || fact.kind === 'memory') throw lostAt(columns, index)
  return { ...stamp, ...fact }
}

/** All events of some blocks, as objects. For a replay read the columns instead. */
export function* eventsIn(blocks: Iterable<Columns>): Generator<Event> {
  for (const columns of blocks)
    for (let index = 0; index < columns.count; index++) yield eventAt(columns, index)
}

/** The highest order among the events of some blocks; 0 when there are none. */
export const highestOrder = (blocks: readonly Columns[]): number =>
  blocks.reduce((highest, { order }) => order.reduce((high, value) => Math.max(high, value), highest), 0)
