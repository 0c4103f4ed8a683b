import { type CardMatch, keepMatch } from './card-slots.ts'
import { cardColumnNames, type ColumnName } from './card-table.ts'
import { checksum } from './checksum.ts'
import { bytesOf, type CompactNumbers, isCompact, unpack } from './compact-numbers.ts'
import { Schedule, type ScheduleRest } from './schedule.ts'

/** Raised whenever the fold or this layout changes; an older snapshot then costs a replay. */
export const SNAPSHOT_VERSION = 4

/** A schedule as it is stored. Derived: losing it costs a replay. */
export interface Snapshot {
  readonly version: number
  /** Cards. */
  readonly size: number
  /** What is known of each card, by slot. */
  readonly columns: Readonly<Record<ColumnName, CompactNumbers>>
  /** Card ids by slot, one after the other. */
  readonly idUnits: Uint8Array | Uint16Array
  readonly idLengths: CompactNumbers
  /** `SnapshotRest` as JSON. */
  readonly rest: string
  /** By slot: the place of the card in the catalog of `rest`, or -1; nothing without such a catalog. */
  readonly cardOf: CompactNumbers
  readonly sum: number
}

/** What a snapshot holds as JSON. `catalog` is the stamp of the one that `cardOf` is about. */
export type SnapshotRest = ScheduleRest & { readonly catalog?: string | undefined }

/** The checksum of a snapshot. */
export const sumOf = ({
  version,
  size,
  columns,
  idUnits,
  idLengths,
  rest,
  cardOf,
}: Omit<Snapshot, 'sum'>): number => {
  const numbers = [...cardColumnNames.map((name) => columns[name]), idLengths, cardOf]
  return checksum([...numbers.flatMap(bytesOf), idUnits], [`${version} ${size}`, rest])
}

const isSnapshot = (value: unknown): value is Snapshot => {
  if (typeof value !== 'object' || value === null) return false
  const { version, size, columns, idUnits, idLengths, rest, cardOf, sum } = value as Snapshot
  return (
    version === SNAPSHOT_VERSION &&
    typeof size === 'number' &&
    typeof columns === 'object' &&
    columns !== null &&
    cardColumnNames.every((name) => isCompact(columns[name], size)) &&
    (idUnits instanceof Uint8Array || idUnits instanceof Uint16Array) &&
    isCompact(idLengths, size) &&
    typeof rest === 'string' &&
    isCompact(cardOf, size) &&
    sum === sumOf({ version, size, columns, idUnits, idLengths, rest, cardOf })
  )
}

const endsFrom = (lengths: CompactNumbers, size: number): Uint32Array => {
  const ends = new Uint32Array(size)
  unpack(lengths, ends)
  for (let slot = 1; slot < size; slot++) ends[slot] = (ends[slot] ?? 0) + (ends[slot - 1] ?? 0)
  return ends
}

/** The schedule of a snapshot; undefined for one that is damaged, of another version or no snapshot at all. */
export const fromSnapshot = (value: unknown): Schedule | undefined => {
  if (!isSnapshot(value)) return undefined
  const { size, columns, idUnits, idLengths, cardOf } = value
  // The checksum has vouched for the text being what `toSnapshot` wrote.
  const rest = JSON.parse(value.rest) as SnapshotRest
  const schedule = Schedule.restored(
    size,
    () => ({ units: idUnits, ends: endsFrom(idLengths, size) }),
    (name, column) => unpack(columns[name], column),
    rest,
  )
  if (rest.catalog !== undefined) {
    const match: CardMatch = { catalog: rest.catalog, cardOf: new Int32Array(size) }
    unpack(cardOf, match.cardOf)
    keepMatch(schedule, match)
  }
  return schedule
}
