import { keepForNextStart } from './keep-for-next-start.ts'
import { requestPersistenceOnce } from './persistence.ts'
import { queueSizeOf } from './queue-now.ts'
import type { Seam } from './seam.ts'

/**
 * What is done once a session is over, none of it needed for the answers to be safe: the browser is asked
 * to keep the data, the badge shows what is left, a snapshot makes the next start quick, and the parameters are
 * fitted anew if enough answers have come.
 */
export async function afterSession(seam: Seam): Promise<void> {
  if (seam.study.answers.length === 0) return
  const left = queueSizeOf(seam).counts.total
  const badge = navigator as Navigator & { setAppBadge?: (count: number) => Promise<void> }
  // A browser without a badge, or one that was not granted, loses nothing else.
  badge.setAppBadge?.(left).catch(() => undefined)
  await requestPersistenceOnce()
  await keepForNextStart(seam)
  const { fitAfterSession } = await import('./fit.ts')
  fitAfterSession(seam)
}
