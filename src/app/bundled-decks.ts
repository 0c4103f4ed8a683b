import bundled from 'virtual:bundled-decks'
import type { Deck } from '#core/deck.ts'
import { installDeck } from '#storage/content.ts'
import { asLedgerError } from '#storage/error-reasons.ts'
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

/** Few at a time, in the order of study: what comes next is there first, and nothing else has to wait behind them. */
const atOnce = 4

/**
 * Installs bundled decks that are new or have changed. A deck that cannot be fetched now (offline before its
 * first visit) is left for the next start; the rest goes on. Resolves to how many were installed.
 */
async function install(seam: Seam): Promise<number> {
  const wanted = bundled.filter(({ id, address }) => seam.collection.catalog.deck(id)?.row.hash !== address)
  let count = 0
  for (let from = 0; from < wanted.length; from += atOnce) {
    const batch = wanted.slice(from, from + atOnce)
    const fetched = await Promise.allSettled(batch.map(({ address }) => fetchDeck(address)))
    for (const [index, result] of fetched.entries()) {
      const address = batch[index]?.address
      if (result.status === 'rejected' || address === undefined) continue
      await installed(seam, result.value, address)
      count++
    }
    if (fetched.some((result) => result.status === 'fulfilled')) await seam.collection.contentChanged()
  }
  return count
}

async function installed(seam: Seam, deck: Deck, address: string): Promise<void> {
  try {
    await installDeck(await seam.db.tables(), deck, 'bundled', address)
  } catch (error) {
    throw asLedgerError(error)
  }
}

async function fetchDeck(address: string): Promise<Deck> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address} answered ${response.status}`)
  return (await response.json()) as Deck
}
