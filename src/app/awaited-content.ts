import type { Seam } from './seam.ts'
import { writing } from './writing.ts'

/**
 * Resolves once a session can begin over `deck`, or over anything when it is undefined: decks may still be on
 * their way on a first start, and an import or another tab may be writing one. Resolves all the same when it
 * cannot be had now, offline above all.
 */
export async function awaitContent(seam: Seam, deck: string | undefined): Promise<void> {
  const { collection } = seam
  const isHere = () => (deck === undefined ? collection.catalog.size > 0 : collection.catalog.deck(deck))
  if (isHere()) return
  const { bundledDeckIds, installBundledDecks } = await import('./bundled-decks.ts')
  if (deck === undefined || bundledDeckIds.includes(deck)) {
    let stop: () => void = () => undefined
    const arrived = new Promise<void>((resolve) => {
      stop = collection.subscribe(() => isHere() && resolve())
    })
    await Promise.race([arrived, writing(() => installBundledDecks(seam))])
    return stop()
  }
  await collection.settled()
  if (!isHere()) await collection.contentChanged()
}
