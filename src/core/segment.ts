import { checksum } from './checksum.ts'
import { type Columns, type Extra, hasExtra, kinds, lastOf, MOST_EVENTS } from './columns.ts'
import { isPacked, type PackedTexts } from './packed-texts.ts'

/** Raised when the layout of `bytes` changes; every older layout must stay readable. */
const FORMAT = 1

/**
 * A block of events as it is stored, sealed for good: `<device>.<first>-<last>`. Typed arrays end to end (little
 * endian, as every engine that runs Seam is), string tables, and the few events that are not about a card as JSON.
 */
export interface Segment {
  readonly name: string
  readonly format: number
  readonly count: number
  /** Whether `bytes` has a column `order`; without it, order is `at`. */
  readonly ordered: boolean
  readonly bytes: ArrayBuffer
  readonly cards: PackedTexts
  /** A list of texts, as JSON. */
  readonly modes: string
  /** Pairs of index and fact, as JSON. */
  readonly extras: string
  readonly sum: number
}

/** A segment that cannot be read, and why. Nothing of it is used. */
export interface DamagedSegment {
  readonly name: string
  readonly damage: string
}

/** The name of the segment that holds a block. */
export const segmentName = (columns: Columns): string => `${columns.dev}.${columns.from}-${lastOf(columns)}`

/** The device and the numbers that a segment's name promises; undefined if it is not a segment's name. */
export const rangeOf = (name: string): { dev: string; from: number; to: number } | undefined => {
  const [, dev, from, to] = /^(.+)\.(\d+)-(\d+)$/s.exec(name) ?? []
  return dev === undefined ? undefined : { dev, from: Number(from), to: Number(to) }
}

const layout = (ordered: boolean) =>
  [
    ['at', Float64Array],
    ...(ordered ? ([['order', Float64Array]] as const) : []),
    ['days', Float64Array],
    ['day', Int32Array],
    ['tookMs', Uint32Array],
    ['offset', Int16Array],
    ['card', Uint16Array],
    ['mode', Uint16Array],
    ['kind', Uint8Array],
    ['grade', Uint8Array],
  ] as const

const sizeOf = (ordered: boolean, count: number): number =>
  layout(ordered).reduce((sum, [, column]) => sum + column.BYTES_PER_ELEMENT * count, 0)

type Arrays = Pick<
  Columns,
  'at' | 'order' | 'days' | 'day' | 'tookMs' | 'offset' | 'card' | 'mode' | 'kind' | 'grade'
>

const arraysIn = (bytes: ArrayBuffer, ordered: boolean, count: number): Arrays => {
  let position = 0
  const entries = layout(ordered).map(([name, column]) => {
    const array = new column(bytes, position, count)
    position += array.byteLength
    return [name, array]
  })
  const arrays = Object.fromEntries(entries)
  return ordered ? arrays : { ...arrays, order: arrays.at }
}

const sumOf = ({ name, format, count, ordered, bytes, cards, modes, extras }: Omit<Segment, 'sum'>): number =>
  checksum(
    [new Uint8Array(bytes), cards.units, cards.ends],
    [`${name} ${format} ${count} ${ordered}`, modes, extras],
  )

/** A block of events in the form in which it is stored. */
export const encodeSegment = (columns: Columns): Segment => {
  const ordered = columns.order !== columns.at
  const bytes = new ArrayBuffer(sizeOf(ordered, columns.count))
  const arrays = arraysIn(bytes, ordered, columns.count)
  for (const [name] of layout(ordered)) arrays[name].set(columns[name])
  const segment = {
    name: segmentName(columns),
    format: FORMAT,
    count: columns.count,
    ordered,
    bytes,
    cards: columns.cards,
    modes: JSON.stringify(columns.modes),
    extras: JSON.stringify([...columns.extras]),
  }
  return { ...segment, sum: sumOf(segment) }
}

const hasShape = (value: unknown): value is Segment => {
  if (typeof value !== 'object' || value === null) return false
  const segment = value as Partial<Record<keyof Segment, unknown>>
  return (
    typeof segment.format === 'number' &&
    typeof segment.count === 'number' &&
    typeof segment.ordered === 'boolean' &&
    segment.bytes instanceof ArrayBuffer &&
    isPacked(segment.cards) &&
    typeof segment.modes === 'string' &&
    typeof segment.extras === 'string' &&
    typeof segment.sum === 'number'
  )
}

/** The block of events in a stored segment, or what is wrong with it; nothing is repaired or guessed. */
export const decodeSegment = (name: string, value: unknown): Columns | DamagedSegment => {
  const damaged = (damage: string): DamagedSegment => ({ name, damage })
  if (!hasShape(value)) return damaged('parts of it are missing')
  if (value.format !== FORMAT)
    return damaged(`it is of format ${value.format}, which this version cannot read`)
  const range = rangeOf(name)
  if (!range || value.name !== name) return damaged('its name is not its own')
  const { count, ordered, bytes } = value
  if (count !== range.to - range.from + 1 || count > MOST_EVENTS)
    return damaged('it does not hold what its name says')
  if (bytes.byteLength !== sizeOf(ordered, count)) return damaged('it is cut off')
  if (value.sum !== sumOf(value)) return damaged('its checksum does not fit')
  const arrays = arraysIn(bytes, ordered, count)
  if (arrays.kind.some((kind) => kind >= kinds.length)) return damaged('it holds events of an unknown kind')
  const extras = new Map(JSON.parse(value.extras) as [number, Extra][])
  if (arrays.kind.some((kind, index) => hasExtra(kind) && !extras.has(index)))
    return damaged('it has lost what some of its events say')
  const modes = JSON.parse(value.modes) as string[]
  return { dev: range.dev, from: range.from, count, ...arrays, cards: value.cards, modes, extras }
}

/** Whether decoding gave damage instead of events. */
export const isDamaged = (decoded: Columns | DamagedSegment): decoded is DamagedSegment => 'damage' in decoded
