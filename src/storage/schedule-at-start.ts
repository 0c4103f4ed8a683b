import { eventsIn } from '#core/columns.ts'
import { compareEvents } from '#core/event.ts'
import { apply, pastNeeded, replay, type Schedule } from '#core/schedule.ts'
import { settingsFrom } from '#core/settings.ts'
import type { Database } from './database.ts'
import type { Ledger } from './ledger.ts'
import { loadSnapshot } from './snapshot.ts'

/** So many events behind a snapshot that a replay of everything is no slower. */
const TOO_MANY = 20_000

/**
 * Brings a kept schedule up to date; undefined if a replay is called for: it knows events that the ledger does
 * not have, too much has happened since, or what happened reaches back into what it has folded.
 */
const caughtUp = async (ledger: Ledger, schedule: Schedule): Promise<Schedule | undefined> => {
  const { blocks, claimed } = await ledger.readSince(schedule.coverage)
  const ahead = schedule.coverage
    .entries()
    .some(([dev]) => schedule.coverage.highest(dev) > claimed.highest(dev))
  const count = blocks.reduce((sum, block) => sum + block.count, 0)
  if (ahead || count > TOO_MANY) return undefined
  for (const event of [...eventsIn(blocks)].sort(compareEvents)) {
    if (pastNeeded(schedule, event)) return undefined
    apply(schedule, event)
  }
  return schedule
}

const replayed = new WeakSet<Schedule>()

/** Whether a schedule was read from the whole ledger, so that keeping it makes the next start quicker. */
export const wasReplayed = (schedule: Schedule): boolean => replayed.has(schedule)

/**
 * The schedule of the whole ledger, from the snapshot and what came after it, or by a replay. `snapshot` is for
 * whoever has read it already.
 */
export async function loadSchedule(ledger: Ledger, db: Database, snapshot?: Schedule): Promise<Schedule> {
  const before = snapshot ?? (await loadSnapshot(db))
  let schedule = before && (await caughtUp(ledger, before))
  if (!schedule) {
    schedule = replay((await ledger.readAll()).blocks)
    replayed.add(schedule)
  }
  const loaded = schedule
  ledger.useRolloverHour(() => settingsFrom(loaded.settings).rolloverHour)
  return loaded
}
