import { saveSnapshot } from '#storage/snapshot.ts'
import { requestPersistenceOnce } from './persistence.ts'
import { queueOf } from './queue-now.ts'
import type { Seam } from './seam.ts'
import { writing } from './writing.ts'

/**
 * What is done once a session is over, none of it needed for the answers to be safe: the browser is asked
 * to keep the data, the badge shows what is left, and a snapshot makes the next start quick.
 */
export async function afterSession(seam: Seam): Promise<void> {
  if (seam.study.answers.length === 0) return
  const left = queueOf(seam).counts.total
  const badge = navigator as Navigator & { setAppBadge?: (count: number) => Promise<void> }
  // A browser without a badge, or one that was not granted, loses nothing else.
  badge.setAppBadge?.(left).catch(() => undefined)
  await requestPersistenceOnce()
  // A snapshot that could not be kept costs a replay at the next start and nothing else.
  await writing(() => saveSnapshot(seam.db, seam.collection.schedule))
}
