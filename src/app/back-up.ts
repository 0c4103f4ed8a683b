import type { Now } from '#core/clock.ts'
import { makeBackup } from '#storage/backup.ts'
import { handOver } from './hand-over.ts'
import { importedDecks } from './installed-decks.ts'
import type { Seam } from './seam.ts'
import { writing } from './writing.ts'

const key = 'seam.last-backup'

/** Saves everything into one file: every event, and every deck that did not come with Seam. */
export async function saveBackup(seam: Seam): Promise<{ readonly ok: boolean; readonly sentence: string }> {
  const made = new Date(seam.now().at)
  const outcome = await writing(async () =>
    makeBackup(seam.ledger, made.toISOString(), await importedDecks(seam)),
  )
  if (!outcome.ok) return outcome
  const { file, damaged } = outcome.value
  const handed = await handOver(`seam-backup-${made.toISOString().slice(0, 10)}.jsonl`, file)
  if (!handed) return { ok: false, sentence: 'No backup was saved.' }
  rememberBackup(made.getTime())
  return {
    ok: true,
    sentence:
      damaged.length === 0
        ? 'Saved. Keep the file somewhere else than on this device.'
        : `Saved what could be read; ${damaged.length} damaged ${damaged.length === 1 ? 'block is' : 'blocks are'} not in it.`,
  }
}

function rememberBackup(at: number): void {
  try {
    localStorage.setItem(key, String(at))
  } catch {
    // Only the line that says when the last backup was made depends on it.
  }
}

/** When the last backup was saved on this device, in words. */
export function lastBackupText(now: Now): string {
  let at = 0
  try {
    at = Number(localStorage.getItem(key) ?? 0)
  } catch {
    // As above.
  }
  if (!(at > 0)) return 'Never saved on this device'
  const days = Math.floor((now.at - at) / 86_400_000)
  if (days <= 0) return 'Last saved today'
  return days === 1 ? 'Last saved yesterday' : `Last saved ${days} days ago`
}
