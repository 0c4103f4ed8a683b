import { fold } from '#core/schedule.ts'
import { Database } from '#storage/database.ts'
import { emptyTables } from '#storage/empty-tables.ts'
import { ring } from './backup-ring.ts'
import { SCRATCH } from './fire-drill.ts'
import type { Seam } from './seam.ts'
import { writing } from './writing.ts'

/** What has to be typed before everything is deleted. */
export const DELETE_WORD = 'delete'

/** Whether somebody has typed the word. */
export const isDeleteWord = (typed: string): boolean => typed.trim().toLowerCase() === DELETE_WORD

/**
 * Deletes everything that Seam keeps on this device: the ledger, decks, media, the copies, what was remembered. Only
 * with the typed word. The page has to be loaded anew afterwards.
 */
export async function deleteEverything(
  seam: Seam,
  typed: string,
): Promise<{ readonly ok: boolean; readonly sentence: string }> {
  if (!isDeleteWord(typed))
    return { ok: false, sentence: `Type “${DELETE_WORD}” to go on. Nothing was deleted.` }
  const outcome = await writing(async () => {
    const scratch = new Database(SCRATCH)
    await emptyTables(scratch)
    scratch.close()
    await ring.empty()
    await emptyTables(seam.db)
    // What is in memory must not be kept for the next start when the page goes.
    seam.collection.replaceSchedule(fold([]))
    await seam.collection.contentChanged()
  })
  if (!outcome.ok) return outcome
  if ('caches' in globalThis) await caches.delete('shared-files')
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith('seam.')) localStorage.removeItem(key)
  } catch {
    // A browser that refuses localStorage has kept nothing in it.
  }
  return { ok: true, sentence: 'Everything on this device was deleted.' }
}
