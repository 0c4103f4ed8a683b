import type { Catalog } from '#core/catalog.ts'
import { buildQueue, type Queue } from '#core/queue.ts'
import type { Schedule } from '#core/schedule.ts'
import { defaultSettings } from '#core/settings.ts'

/** Today's queue of the made-up person. */
export const todaysQueue = (schedule: Schedule, catalog: Catalog, now: number): Queue =>
  buildQueue({
    schedule,
    catalog,
    settings: defaultSettings,
    now: { at: now, offset: 60 },
    plan: 'b',
    inkOf: (kind) => (kind === 'concept' ? 'py' : 'sql'),
    spread: 1,
  })
