import { keepCatalog } from '#storage/keep-catalog.ts'
import { saveSnapshot } from '#storage/save-snapshot.ts'
import type { Seam } from './seam.ts'
import { writing } from './writing.ts'

/** Keeps a snapshot. One that could not be kept costs a replay at the next start and nothing else. */
export const keepForNextStart = (seam: Seam): Promise<unknown> =>
  writing(() => saveSnapshot(seam.db, seam.collection.schedule, seam.collection.catalog))

/** Keeps the list of decks in one piece, and takes over what another tab has installed. */
export const keepDecksTogether = (seam: Seam): Promise<unknown> =>
  writing(async () => {
    if (!(await keepCatalog(seam.db, seam.collection.catalog))) await seam.collection.contentChanged()
  })
