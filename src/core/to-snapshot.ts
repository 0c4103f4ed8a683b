import { matchToKeep } from './card-slots.ts'
import { cardColumnNames } from './card-table.ts'
import type { Catalog } from './catalog.ts'
import { compacted } from './compact-numbers.ts'
import { startOf } from './packed-texts.ts'
import type { Schedule } from './schedule.ts'
import { type Snapshot, SNAPSHOT_VERSION, type SnapshotRest, sumOf } from './snapshot.ts'

/** A schedule in the form in which it is kept, with its cards' places in a catalog, which then need not be looked up. */
export const toSnapshot = (schedule: Schedule, catalog?: Catalog): Snapshot => {
  const { size } = schedule
  const { units, ends } = schedule.packedIds
  const match = catalog && matchToKeep(catalog, schedule)
  const columns = cardColumnNames.map((name) => [name, compacted(schedule[name].subarray(0, size))])
  const rest: SnapshotRest = {
    days: [...schedule.days],
    config: schedule.config,
    voids: schedule.voids,
    coverage: schedule.coverage.entries(),
    catalog: match?.catalog,
  }
  const kept = {
    version: SNAPSHOT_VERSION,
    size,
    columns: Object.fromEntries(columns) as Snapshot['columns'],
    idUnits: units,
    idLengths: compacted(ends.map((end, slot) => end - startOf(ends, slot))),
    rest: JSON.stringify(rest),
    cardOf: compacted(match?.cardOf ?? []),
  }
  return { ...kept, sum: sumOf(kept) }
}
