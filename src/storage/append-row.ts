import { unwrap } from 'idb'
import type { UnnumberedRow } from '#core/event.ts'
import type { Database } from './database.ts'

/**
 * Adds a row to the tail and resolves with its number when the transaction is committed. This is the one write on
 * the way from an answer to the next card. Rejects with the browser's own error.
 */
export const appendRow = async (db: Database, row: UnnumberedRow): Promise<number> => {
  const connection = unwrap(await db.connection())
  return new Promise((resolve, reject) => {
    const transaction = connection.transaction('tail', 'readwrite')
    const request = transaction.objectStore('tail').add(row)
    transaction.addEventListener('complete', () => resolve(Number(request.result)))
    transaction.addEventListener('abort', () =>
      reject(transaction.error ?? request.error ?? new DOMException('Not committed.', 'AbortError')),
    )
    transaction.commit()
  })
}
