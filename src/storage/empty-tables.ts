import type { SeamDb } from './db.ts'

/**
 * Takes every row out of every table, in one transaction. Two things may do this and nothing else: a fire drill, with
 * the scratch database it has filled itself, and deleting everything, after the person has typed the word.
 */
export const emptyTables = (db: SeamDb): Promise<void> =>
  db.transaction('rw', db.tables, async () => {
    for (const table of db.tables) await table.clear()
  })
