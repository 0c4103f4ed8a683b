import { type Columns, columnsOf } from '#core/columns.ts'
import { Coverage } from '#core/coverage.ts'
import type { EventRow } from '#core/event.ts'
import type { DeviceId } from '#core/ids.ts'
import { type DamagedSegment, decodeSegment, isDamaged, rangeOf } from '#core/segment.ts'
import type { Database } from './database.ts'
import { reasonOf } from './error-reasons.ts'

/** What was read from the ledger. */
export interface LedgerContents {
  readonly blocks: readonly Columns[]
  /** Segments that could not be read; they are left as they are. */
  readonly damaged: readonly DamagedSegment[]
  /** The highest number in the tail at that moment, 0 for an empty one. */
  readonly tailEnd: number
  /** Every event that the ledger claims to have, going by names and numbers alone. */
  readonly claimed: Coverage
}

/** The rows of the tail as blocks of columns. */
export const blocksOfRows = (rows: readonly EventRow[], dev: DeviceId): Columns[] =>
  columnsOf(rows.map((row) => ({ ...row, dev })))

/**
 * The named segments. A browser that cannot read one of them refuses to read them together, so they are then read
 * one by one, and only those that cannot be read count as damaged.
 */
export async function readSegments(
  db: Database,
  names: readonly string[],
): Promise<(Columns | DamagedSegment)[]> {
  try {
    const stored = await db.read(['segments'], (transaction) =>
      Promise.all(names.map((name) => transaction.store.get(name))),
    )
    return names.map((name, index) => decodeSegment(name, stored[index]))
  } catch (error) {
    if (reasonOf(error) !== 'unknown') throw error
  }
  const decoded: (Columns | DamagedSegment)[] = []
  for (const name of names)
    try {
      decoded.push(decodeSegment(name, await db.read(['segments'], ({ store }) => store.get(name))))
    } catch (error) {
      if (reasonOf(error) !== 'unknown') throw error
      decoded.push({ name, damage: 'the browser cannot read it' })
    }
  return decoded
}

/**
 * Reads the ledger as it is at one moment: all of it, or only the segments and rows that `known` has not. Damage
 * is reported by name and everything else is still read.
 */
export async function readContents(db: Database, dev: DeviceId, known: Coverage): Promise<LedgerContents> {
  const [names, rows, first, last] = await db.read(['segments', 'tail'], (transaction) => {
    const tail = transaction.objectStore('tail')
    return Promise.all([
      transaction.objectStore('segments').getAllKeys(),
      tail.getAll(IDBKeyRange.lowerBound(known.contiguous(dev), true)),
      tail.openKeyCursor(),
      tail.openKeyCursor(null, 'prev'),
    ])
  })
  const wanted = names.filter((name) => {
    const range = rangeOf(name)
    return !range || !known.holds(range.dev, range.from, range.to)
  })
  // Segments are never changed nor taken away, so they need not be read in the same transaction.
  const decoded = wanted.length > 0 ? await readSegments(db, wanted) : []
  const damaged = decoded.filter(isDamaged)
  const sealed = decoded.flatMap((segment) => (isDamaged(segment) ? [] : [segment]))
  const claimed = new Coverage()
  for (const name of names) {
    const range = rangeOf(name)
    if (range) claimed.add(range.dev, range.from, range.to)
  }
  if (first && last) claimed.add(dev, first.key, last.key)
  return { blocks: [...sealed, ...blocksOfRows(rows, dev)], damaged, tailEnd: last?.key ?? 0, claimed }
}
