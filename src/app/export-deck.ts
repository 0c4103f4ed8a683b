import { handOver } from './hand-over.ts'
import { installedDeck } from './installed-decks.ts'
import type { Seam } from './seam.ts'

/** Saves a deck as the JSON file that can be imported again. */
export async function exportDeck(seam: Seam, id: string): Promise<void> {
  const deck = await installedDeck(seam, id)
  await handOver(`${id}.json`, new Blob([`${JSON.stringify(deck, null, 2)}\n`], { type: 'application/json' }))
}
