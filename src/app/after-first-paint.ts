import { wasReplayed } from '#storage/schedule-at-start.ts'
import { installBundledDecks } from './bundled-decks.ts'
import { keepDecksTogether, keepForNextStart } from './keep-for-next-start.ts'
import type { Seam } from './seam.ts'
import { keepSqlEngine } from './sql-engine.ts'
import { writing } from './writing.ts'

/** Rows in the tail from which sealing on idle is worth it. */
const sealOnIdle = 1024

/**
 * What can wait until something is on the screen: `first`, then decks that are new or changed are installed, old
 * events are sealed, the copy of the day is made, and a snapshot is kept whenever the app goes to the background.
 */
export async function afterFirstPaint(seam: Seam, first: () => void): Promise<void> {
  let kept = seam.collection.version
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'hidden' || seam.collection.version === kept) return
    kept = seam.collection.version
    void keepForNextStart(seam)
  })
  await idle()
  first()
  seam.collection.followOtherTabs()
  await writing(() => installBundledDecks(seam))
  await writing(() => seam.ledger.seal(sealOnIdle))
  await keepDecksTogether(seam)
  if (wasReplayed(seam.collection.schedule)) await keepForNextStart(seam)
  await idle()
  const { keepDailyCopy } = await import('./daily-copy.ts')
  await keepDailyCopy(seam)
  await idle()
  await keepSqlEngine()
}

/** Resolves when the browser has nothing better to do, in two seconds at the latest. */
const idle = (): Promise<void> =>
  new Promise((resolve) => {
    // Safari has no idle callback.
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 2000 })
    else setTimeout(resolve, 200)
  })
