import type { Now } from '#core/clock.ts'
import type { Ledger } from '#storage/ledger.ts'
import type { Database } from '#storage/database.ts'
import type { Collection } from './collection.ts'
import type { Study } from './study.ts'

/** The opened app: what screens are given and every action works on. */
export interface Seam {
  readonly db: Database
  readonly ledger: Ledger
  /** What is known: the folded schedule, the catalog of content, the settings. */
  readonly collection: Collection
  /** The session in progress; it outlives the review screen, so that the summary can undo. */
  readonly study: Study
  /** The clock and the zone, read at the edge. */
  readonly now: () => Now
}
