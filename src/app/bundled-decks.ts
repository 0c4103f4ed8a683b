import bundled from 'virtual:bundled-decks'
import type { Deck } from '#core/deck.ts'
import { installDeck } from '#storage/content.ts'
import type { Seam } from './seam.ts'

/** Ids of the decks that come with Seam. */
export const bundledDeckIds: readonly string[] = bundled.map((deck) => deck.id)

const installing = new WeakMap<Seam, Promise<number>>()

/** Installs what `install` says, once for each opened app however often it is asked for. */
export function installBundledDecks(seam: Seam): Promise<number> {
  const begun = installing.get(seam) ?? install(seam)
  installing.set(seam, begun)
  return begun
}

/**
 * Installs bundled decks that are new or have changed. A deck that cannot be fetched now (offline before its
 * first visit) is left for the next start; the rest goes on. Resolves to how many were installed.
 */
async function install(seam: Seam): Promise<number> {
  const wanted = bundled.filter(({ id, address }) => seam.collection.catalog.deck(id)?.row.hash !== address)
  const fetched = await Promise.allSettled(wanted.map(({ address }) => fetchDeck(address)))
  let installed = 0
  for (const [index, result] of fetched.entries()) {
    const address = wanted[index]?.address
    if (result.status === 'rejected' || address === undefined) continue
    await installDeck(seam.db, result.value, 'bundled', address)
    installed++
  }
  if (installed > 0) await seam.collection.contentChanged()
  return installed
}

async function fetchDeck(address: string): Promise<Deck> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address} answered ${response.status}`)
  return (await response.json()) as Deck
}
