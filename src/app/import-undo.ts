import { columnsOf } from '#core/columns.ts'
import type { Event } from '#core/event.ts'
import { type ImportRow, lastImport, undoImport } from '#storage/import.ts'
import { type ConnectImport, foldingOf, importWorker, lendLedger, takeOver } from './fold-anew.ts'
import { randomName } from './random-name.ts'
import type { Seam } from './seam.ts'
import { writing } from './writing.ts'

/** The import that can be undone, in words. */
export interface UndoableImport {
  readonly files: string
  readonly at: number
}

const filesText = ({ files }: ImportRow): string =>
  files.length === 1 ? (files[0] ?? '') : `${files[0]} and ${files.length - 1} more`

/** The last import, as long as it can be undone. */
export async function undoableImport(seam: Seam): Promise<UndoableImport | undefined> {
  const row = await lastImport(await seam.db.tables())
  return row && { files: filesText(row), at: row.at }
}

/** Takes the last import back in one step: its cards, its texts, its answers. What was answered since stays. */
export async function undoLastImport(
  seam: Seam,
  connect: ConnectImport = importWorker,
): Promise<{ readonly ok: boolean; readonly sentence: string }> {
  const row = await lastImport(await seam.db.tables())
  if (!row) return { ok: false, sentence: 'There is no import to undo.' }
  const now = seam.now()
  const day = seam.collection.dayOf(now)
  const dev = randomName('undo')
  const voids = columnsOf(
    row.events.map(
      (target, index): Event => ({ dev, n: index + 1, ...now, day, order: now.at, kind: 'void', target }),
    ),
  )
  const outcome = await writing(async () => undoImport(await seam.db.tables(), seam.ledger, row, voids))
  if (!outcome.ok) return { ok: false, sentence: `${outcome.sentence} Nothing was changed.` }
  const worker = connect()
  try {
    await lendLedger(seam, worker)
    await takeOver(seam, foldingOf(worker, []))
  } finally {
    worker.stop()
  }
  const { left } = outcome.value
  return {
    ok: true,
    sentence:
      left.length === 0
        ? 'Undone. Everything is as it was before the import.'
        : `Undone, but for ${left.length === 1 ? 'one deck that has' : `${left.length} decks that have`} changed since.`,
  }
}
