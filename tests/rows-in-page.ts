/**
 * All rows of one table, read past the app; none when there is no database yet. To be run in the page, so it refers
 * to nothing outside itself.
 */
export async function rowsInPage<Row>(table: string): Promise<readonly Row[]> {
  // Opening a database that is not there would make an empty one.
  const known = await indexedDB.databases()
  if (!known.some((one) => one.name === 'seam')) return []
  return await new Promise<Row[]>((resolve, reject) => {
    const opening = indexedDB.open('seam')
    opening.addEventListener('error', () => reject(opening.error))
    opening.addEventListener('success', () => {
      const db = opening.result
      const reading = db.transaction(table).objectStore(table).getAll()
      reading.addEventListener('error', () => reject(reading.error))
      reading.addEventListener('success', () => {
        db.close()
        resolve(reading.result as Row[])
      })
    })
  })
}
