import { type CardMatch, keepMatch, matchToKeep } from './card-slots.ts'
import { cardColumnNames, type ColumnName } from './card-table.ts'
import type { Catalog } from './catalog.ts'
import { checksum } from './checksum.ts'
import { bytesOf, type CompactNumbers, compacted, isCompact, unpack } from './compact-numbers.ts'
import { startOf } from './packed-texts.ts'
import { Schedule, type ScheduleRest } from './schedule.ts'

/** Raised whenever the fold or this layout changes; an older snapshot then costs a replay. */
const VERSION = 4

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
  /** `Rest` as JSON. */
  readonly rest: string
  /** By slot: the place of the card in the catalog of `rest`, or -1; nothing without such a catalog. */
  readonly cardOf: CompactNumbers
  readonly sum: number
}

/** `catalog` is the stamp of the one that `cardOf` is about. */
type Rest = ScheduleRest & { readonly catalog?: string | undefined }

const sumOf = ({
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

/** A schedule in the form in which it is kept, with its cards' places in a catalog, which then need not be looked up. */
export const toSnapshot = (schedule: Schedule, catalog?: Catalog): Snapshot => {
  const { size } = schedule
  const { units, ends } = schedule.packedIds
  const match = catalog && matchToKeep(catalog, schedule)
  const columns = cardColumnNames.map((name) => [name, compacted(schedule[name].subarray(0, size))])
  const rest: Rest = {
    days: [...schedule.days],
    config: schedule.config,
    voids: schedule.voids,
    coverage: schedule.coverage.entries(),
    catalog: match?.catalog,
  }
  const kept = {
    version: VERSION,
    size,
    columns: Object.fromEntries(columns) as Snapshot['columns'],
    idUnits: units,
    idLengths: compacted(ends.map((end, slot) => end - startOf(ends, slot))),
    rest: JSON.stringify(rest),
    cardOf: compacted(match?.cardOf ?? []),
  }
  return { ...kept, sum: sumOf(kept) }
}

const isSnapshot = (value: unknown): value is Snapshot => {
  if (typeof value !== 'object' || value === null) return false
  const { version, size, columns, idUnits, idLengths, rest, cardOf, sum } = value as Snapshot
  return (
    version === VERSION &&
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
  const rest = JSON.parse(value.rest) as Rest
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
