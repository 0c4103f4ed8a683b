import { putDeckBack, type RemovedDeck, removeDeck as remove } from '#storage/content.ts'
import { keepSnapshot } from './backup-ring.ts'
import type { Seam } from './seam.ts'
import { writing } from './writing.ts'

/** What was removed last, as long as it can be put back: only as long as the person looks at the offer. */
const removed = new WeakMap<Seam, RemovedDeck>()

/** The title of the deck that can be put back. */
export const removedTitle = (seam: Seam): string | undefined => removed.get(seam)?.row.title

/** Lets go of what was removed: the person has gone on. */
export const forgetRemoved = (seam: Seam): void => void removed.delete(seam)

/** Removes a deck of the person's own; its answers stay in the ledger. Says why when it could not be done. */
export async function removeDeck(seam: Seam, deck: string): Promise<string | undefined> {
  // Best effort: a removal can be undone without it.
  await keepSnapshot(seam, 'before a deck was removed')
  const outcome = await writing(async () => remove(await seam.db.tables(), deck))
  if (!outcome.ok) return `${outcome.sentence} Nothing was changed.`
  if (outcome.value) removed.set(seam, outcome.value)
  seam.study.leaveOut(deck)
  await seam.collection.contentChanged()
  return undefined
}

/** Puts back what was removed last. Returns a sentence for the person. */
export async function undoRemoval(seam: Seam): Promise<string> {
  const gone = removed.get(seam)
  if (!gone) return ''
  // A second press must not find it again.
  removed.delete(seam)
  const outcome = await writing(async () => putDeckBack(await seam.db.tables(), gone))
  if (!outcome.ok) removed.set(seam, gone)
  await seam.collection.contentChanged()
  if (!outcome.ok) return `${outcome.sentence} Nothing was changed.`
  return outcome.value ? `“${gone.row.title}” is back.` : `“${gone.row.title}” is here again already.`
}
