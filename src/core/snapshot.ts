import { type CardColumns, cardColumnNames, cardColumns } from './card-table.ts'
import { checksum } from './checksum.ts'
import { isPacked, type PackedTexts } from './packed-texts.ts'
import { Schedule, type ScheduleRest } from './schedule.ts'

/** Raised whenever the fold or this layout changes; an older snapshot then costs a replay. */
const VERSION = 2

/** A schedule as it is stored: one block of bytes and two texts. Derived: losing it costs a replay. */
export interface Snapshot {
  readonly version: number
  /** Cards. */
  readonly size: number
  /** The columns of `cardColumns` end to end, each with `size` entries. */
  readonly bytes: ArrayBuffer
  /** Card ids by slot. */
  readonly ids: PackedTexts
  /** `ScheduleRest` as JSON. */
  readonly rest: string
  readonly sum: number
}

const sumOf = ({ version, size, bytes, ids, rest }: Omit<Snapshot, 'sum'>): number =>
  checksum([new Uint8Array(bytes), ids.units, ids.ends], [`${version} ${size}`, rest])

const bytesPerCard = cardColumnNames.reduce((sum, name) => sum + cardColumns[name].BYTES_PER_ELEMENT, 0)

const columnsIn = (bytes: ArrayBuffer, size: number): CardColumns => {
  let position = 0
  const entries = cardColumnNames.map((name) => {
    const column = new cardColumns[name](bytes, position, size)
    position += column.byteLength
    return [name, column]
  })
  return Object.fromEntries(entries)
}

/** A schedule in the form in which it is kept. */
export const toSnapshot = (schedule: Schedule): Snapshot => {
  const { size } = schedule
  const bytes = new ArrayBuffer(size * bytesPerCard)
  const columns = columnsIn(bytes, size)
  for (const name of cardColumnNames) columns[name].set(schedule[name].subarray(0, size))
  const rest: ScheduleRest = {
    days: [...schedule.days],
    config: schedule.config,
    voids: schedule.voids,
    coverage: schedule.coverage.entries(),
  }
  const kept = {
    version: VERSION,
    size,
    bytes,
    ids: schedule.packedIds,
    rest: JSON.stringify(rest),
  }
  return { ...kept, sum: sumOf(kept) }
}

const isSnapshot = (value: unknown): value is Snapshot => {
  if (typeof value !== 'object' || value === null) return false
  const { version, size, bytes, ids, rest, sum } = value as Partial<Record<keyof Snapshot, unknown>>
  return (
    version === VERSION &&
    typeof size === 'number' &&
    bytes instanceof ArrayBuffer &&
    bytes.byteLength === size * bytesPerCard &&
    isPacked(ids) &&
    ids.ends.length === size &&
    typeof rest === 'string' &&
    sum === sumOf({ version, size, bytes, ids, rest })
  )
}

/** The schedule of a snapshot; undefined for one that is damaged, of another version or no snapshot at all. */
export const fromSnapshot = (value: unknown): Schedule | undefined => {
  if (!isSnapshot(value)) return undefined
  // The checksum has vouched for the text being what `toSnapshot` wrote.
  return Schedule.restored(
    value.ids,
    columnsIn(value.bytes, value.size),
    JSON.parse(value.rest) as ScheduleRest,
  )
}
