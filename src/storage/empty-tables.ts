import type { Database } from './database.ts'

/**
 * Takes every row out of every table, in one transaction. Two things may do this and nothing else: a fire drill, with
 * the scratch database it has filled itself, and deleting everything, after the person has typed the word.
 */
export const emptyTables = async (db: Database): Promise<void> => {
  const dexie = await db.tables()
  await dexie.transaction('rw', dexie.tables, async () => {
    for (const table of dexie.tables) await table.clear()
  })
}
