import { Dexie, RangeSet } from 'dexie'
import type { UnnumberedRow } from '#core/event.ts'
import type { SeamDb } from './db.ts'

/**
 * Adds a row to the tail and resolves with its number when the transaction is committed. This is the one write on
 * the way from an answer to the next card, so it goes over Dexie's connection without Dexie's layers, which cost
 * as much again as the add itself. Rejects with the browser's own error.
 */
export const appendRow = (db: SeamDb, row: UnnumberedRow): Promise<number> =>
  new Promise((resolve, reject) => {
    if (!db.isOpen()) throw new DOMException('The connection is closed.', 'InvalidStateError')
    const transaction = db.backendDB().transaction('tail', 'readwrite')
    const request = transaction.objectStore('tail').add(row)
    transaction.addEventListener('complete', () => resolve(Number(request.result)))
    transaction.addEventListener('abort', () =>
      reject(transaction.error ?? request.error ?? new DOMException('Not committed.', 'AbortError')),
    )
    transaction.commit()
  })

/** Tells live queries, in this tab and others, of a row that `appendRow` added; Dexie cannot know of it. */
export const announceRow = (db: SeamDb, n: number): void => {
  Dexie.on.storagemutated.fire({ [`idb://${db.name}/tail/`]: new RangeSet(n) })
}
