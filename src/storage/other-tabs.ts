import { Dexie, liveQuery, RangeSet, type Subscription } from './dexie.ts'
import type { EventRow } from '#core/event.ts'
import type { SeamDb } from './db.ts'

/** What is in the ledger beyond what is known: the names of all segments, and the unsettled rows of the tail. */
export interface LedgerChange {
  readonly names: readonly string[]
  readonly rows: readonly EventRow[]
}

/** Tells whoever watches, in this tab and others, of a row that was added to the tail past Dexie. */
export const announceRow = (database: string, n: number): void => {
  Dexie.on.storagemutated.fire({ [`idb://${database}/tail/`]: new RangeSet(n) })
}

/**
 * Calls `next` now and after every change of the ledger in any tab, with the rows above `settled`. A failed look
 * goes to `failed`.
 */
export const watchLedger = (
  db: SeamDb,
  settled: () => number,
  next: (change: LedgerChange) => void,
  failed: (error: unknown) => void,
): Subscription =>
  liveQuery(async () => {
    const names = await db.segments.toCollection().primaryKeys()
    const rows = await db.tail.where('n').above(settled()).toArray()
    return { names, rows }
  }).subscribe({ next, error: failed })
