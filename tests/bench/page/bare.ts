/** IndexedDB without anything around it, to compare with. */

const name = 'bare'

/** Opens the database of the comparison, making it the first time. */
export function openBare(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, 1)
    opening.addEventListener('upgradeneeded', () => {
      opening.result.createObjectStore('rows', { keyPath: 'n', autoIncrement: true })
      opening.result.createObjectStore('values')
    })
    opening.addEventListener('success', () => resolve(opening.result))
    opening.addEventListener('error', () => reject(opening.error))
  })
}

/** Resolves when the transaction is committed. */
export function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error))
  })
}

/** Puts one value of 2 MB away. */
export async function keepValue(): Promise<void> {
  const db = await openBare()
  const transaction = db.transaction('values', 'readwrite')
  const bytes = new Uint8Array(2 * 1024 * 1024)
  for (let from = 0; from < bytes.length; from += 65_536)
    crypto.getRandomValues(bytes.subarray(from, from + 65_536))
  transaction.objectStore('values').put(bytes.buffer, 'large')
  await committed(transaction)
  db.close()
}

/** From nothing to the 2 MB in memory: opens the database and reads the value. */
export async function readValue(): Promise<number> {
  const db = await openBare()
  const size = await new Promise<number>((resolve, reject) => {
    const reading = db.transaction('values').objectStore('values').get('large')
    reading.addEventListener('success', () => resolve((reading.result as ArrayBuffer).byteLength))
    reading.addEventListener('error', () => reject(reading.error))
  })
  db.close()
  return size
}
