import type { Deck } from '#core/deck.ts'
import { type FilePlan, planBackup, restoreBackup as restore } from '#storage/backup.ts'
import { isLocked } from '#storage/backup-lines.ts'
import { loadSchedule } from '#storage/schedule-at-start.ts'
import { bundledDeckIds } from './bundled-decks.ts'
import type { Seam } from './seam.ts'
import { writing } from './writing.ts'

/** What restoring a file would add, before anything is written. */
export interface RestorePlan {
  readonly ledger: FilePlan
  /** Decks of the file that are not here, or are here in an older version. */
  readonly decks: readonly Deck[]
  /** All of its sound decks. */
  readonly allDecks: readonly Deck[]
  readonly newReviews: number
  /** Answers, settings and marks together. */
  readonly newEvents: number
  readonly known: number
  /** Lines that cannot be read and would be left out. */
  readonly issues: readonly string[]
}

/** A backup file that was read, or why it is none. */
export type BackupReading =
  | { readonly ok: true; readonly plan: RestorePlan }
  | { readonly ok: false; readonly sentence: string; readonly locked?: boolean }

/** Whether a file is a backup that only a passphrase opens. */
export const isLockedBackup = (file: Blob): Promise<boolean> => isLocked(file)

/** Reads a backup and says what it would add. Nothing is written. A locked one needs its passphrase. */
export async function readBackup(seam: Seam, file: Blob, passphrase?: string): Promise<BackupReading> {
  if (passphrase === undefined && (await isLocked(file)))
    return {
      ok: false,
      locked: true,
      sentence: 'This backup has a passphrase. Open it under Your data, “Restore or merge a file”.',
    }
  const outcome = await writing(() => planBackup(seam.ledger, file, passphrase))
  if (!outcome.ok) return outcome
  const ledger = outcome.value
  if ('refused' in ledger) return { ok: false, sentence: ledger.refused }
  const { decks: allDecks, issues } = await decksOf(ledger)
  const decks = allDecks.filter((deck) => isNews(seam, deck))
  return {
    ok: true,
    plan: {
      ledger,
      decks,
      allDecks,
      newReviews: ledger.newReviews,
      newEvents: ledger.newEvents,
      known: ledger.knownEvents,
      issues,
    },
  }
}

/** The sound decks of a backup, and everything in the file that cannot be taken in, line by line. */
export async function decksOf(
  plan: FilePlan,
): Promise<{ readonly decks: readonly Deck[]; readonly issues: readonly string[] }> {
  const { readDeckText } = await import('#importers/deck-json/deck-text.ts')
  const { issueText } = await import('#importers/define.ts')
  const read = plan.decks.map(({ line, value }) => ({ line, ...readDeckText(JSON.stringify(value)) }))
  const issues = [
    ...plan.issues.map(({ line, text }) => `Line ${line}: ${text}`),
    ...read.flatMap(({ line, issues, refused }) =>
      (issues.length > 0 ? issues.map(issueText) : [refused ?? []].flat()).map(
        (text) => `Line ${line}: ${text}`,
      ),
    ),
  ]
  return { decks: read.flatMap(({ decks }) => decks), issues }
}

/** A deck that is here already stays as it is, unless the file has a later version of it. */
function isNews(seam: Seam, deck: Deck): boolean {
  if (bundledDeckIds.includes(deck.id)) return false
  const here = seam.collection.catalog.deck(deck.id)?.row
  return !here || (deck.version ?? 1) > here.version
}

/** Merges the planned backup: one transaction, all or nothing; then the ledger is folded anew. */
export async function restoreBackup(
  seam: Seam,
  plan: RestorePlan,
): Promise<{ readonly ok: boolean; readonly sentence: string }> {
  const outcome = await writing(() =>
    seam.collection.during(async () => {
      const { blocks, sound, names } = plan.ledger
      await restore(await seam.db.tables(), seam.ledger, { blocks, decks: plan.decks, media: sound, names })
      seam.collection.replaceSchedule(await loadSchedule(seam.ledger, seam.db))
      await seam.collection.contentChanged()
    }),
  )
  if (!outcome.ok) return { ok: false, sentence: `${outcome.sentence} Nothing was changed.` }
  const { newReviews, newEvents } = plan
  if (newEvents === 0 && plan.decks.length === 0)
    return { ok: true, sentence: 'Everything in this file is here already.' }
  const answers = newReviews === 1 ? 'one answer' : `${newReviews.toLocaleString('en')} answers`
  return { ok: true, sentence: `Restored: ${answers} came back. Nothing was overwritten.` }
}
