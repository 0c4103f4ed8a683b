import { eventsIn } from '#core/columns.ts'
import { compareEvents } from '#core/event.ts'
import { apply, pastNeeded, replay, type Schedule } from '#core/schedule.ts'
import { settingsFrom } from '#core/settings.ts'
import type { SeamDb } from './db.ts'
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

/** The schedule of the whole ledger, from the snapshot and what came after it, or by a replay. */
export async function loadSchedule(ledger: Ledger, db: SeamDb): Promise<Schedule> {
  const kept = await loadSnapshot(db)
  const schedule = (kept && (await caughtUp(ledger, kept))) ?? replay((await ledger.readAll()).blocks)
  ledger.useRolloverHour(() => settingsFrom(schedule.settings).rolloverHour)
  return schedule
}
