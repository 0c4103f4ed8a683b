import type { Backup } from '#storage/backup.ts'
import { rememberOutsideCopy } from './outside-copy.ts'
import { saveMade } from './save-place.ts'
import type { Seam } from './seam.ts'
import { wholeBackup } from './whole-backup.ts'
import { writing } from './writing.ts'

/** Nobody types a longer one twice; a shorter one is found by trying. */
export const LEAST_PASSPHRASE = 8

/** Saves everything into one file that, with a passphrase, only the passphrase opens. */
export async function saveBackup(
  seam: Seam,
  passphrase?: string,
): Promise<{ readonly ok: boolean; readonly sentence: string }> {
  const day = new Date(seam.now().at).toISOString().slice(0, 10)
  const packed = typeof CompressionStream === 'function' ? '.gz' : ''
  const name = `seam-backup-${day}.jsonl${packed}${passphrase === undefined ? '' : '.locked'}`
  let damaged: Backup['damaged'] = []
  const outcome = await writing(() =>
    saveMade(name, passphrase === undefined && packed ? 'application/gzip' : '', async () => {
      const backup = await wholeBackup(seam)
      damaged = backup.damaged
      if (passphrase === undefined) return backup.file
      const { locked } = await import('#storage/backup-cipher.ts')
      return locked(backup.file, passphrase)
    }),
  )
  if (!outcome.ok) return outcome
  if (!outcome.value) return { ok: false, sentence: 'No backup was saved.' }
  rememberOutsideCopy({ at: seam.now().at, where: 'file' })
  const keep =
    passphrase === undefined
      ? 'Keep the file somewhere else than on this device.'
      : 'Keep the file elsewhere, and the passphrase apart from it: nobody can bring it back.'
  return {
    ok: true,
    sentence:
      damaged.length === 0
        ? `Saved. ${keep}`
        : `Saved what could be read; ${damaged.length} damaged ${damaged.length === 1 ? 'block is' : 'blocks are'} not in it.`,
  }
}
