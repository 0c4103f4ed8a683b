import { Dexie } from 'dexie'

/** A database with the tables as the first version of Seam made them; to be closed. */
export function firstVersion(name: string): Dexie {
  const db = new Dexie(name)
  db.version(1).stores({
    tail: '++n',
    segments: 'name',
    derived: 'name',
    decks: 'id',
    cards: '[deck+id], deck',
    device: 'key',
  })
  return db
}
