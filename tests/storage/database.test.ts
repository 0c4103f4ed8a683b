import { describe, expect, onTestFinished, test } from 'vitest'
import { Database, DB_VERSION } from '#storage/database.ts'
import { SeamDb } from '#storage/db.ts'
import { firstVersion } from './first-version.ts'

let count = 0
const fresh = (): string => `database-test-${count++}`

const open = (name: string, asItIs = false): Database => {
  const db = new Database(name, asItIs)
  onTestFinished(() => db.close())
  return db
}

/** Everything that makes up the tables of a database. */
function tablesOf(native: IDBDatabase) {
  const names = [...native.objectStoreNames]
  const transaction = native.transaction(names)
  const tables = names.map((name) => {
    const store = transaction.objectStore(name)
    const indexes = [...store.indexNames].map((one) => {
      const { keyPath, unique, multiEntry } = store.index(one)
      return { one, keyPath, unique, multiEntry }
    })
    return { name, keyPath: store.keyPath, autoIncrement: store.autoIncrement, indexes }
  })
  return { version: native.version, tables }
}

/** A database as the first version of Seam made it, with one answer. */
async function oldDatabase(name: string): Promise<void> {
  const old = firstVersion(name)
  await old.table('tail').add({ kind: 'forget', card: 'd/a' })
  old.close()
}

describe('the tables', () => {
  test('are the same whether a start makes them or Dexie', async () => {
    const quick = open(fresh())
    await quick.connection()
    const byDexie = new SeamDb(fresh())
    onTestFinished(() => byDexie.close())
    await byDexie.open()
    const native = (await quick.tables()).backendDB()
    expect(tablesOf(native)).toEqual(tablesOf(byDexie.backendDB()))
    expect(await quick.version()).toBe(DB_VERSION)
  })

  test('of an older version are brought up to date before they are used, and nothing is lost', async () => {
    const name = fresh()
    await oldDatabase(name)
    const db = open(name)
    expect(await db.read(['tail'], ({ store }) => store.getAll())).toEqual([
      { n: 1, kind: 'forget', card: 'd/a' },
    ])
    expect(await db.version()).toBe(DB_VERSION)
    expect((await db.tables()).tables).toHaveLength(11)
  })

  test('of a later version are used as they are', async () => {
    const name = fresh()
    const later = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name, 10 * DB_VERSION + 10)
      opening.addEventListener('upgradeneeded', () => {
        opening.result
          .createObjectStore('tail', { keyPath: 'n', autoIncrement: true })
          .add({ kind: 'forget' })
        opening.result.createObjectStore('more')
      })
      opening.addEventListener('success', () => resolve(opening.result))
      opening.addEventListener('error', () => reject(opening.error))
    })
    later.close()
    const db = open(name)
    expect(await db.read(['tail'], ({ store }) => store.getAll())).toEqual([{ n: 1, kind: 'forget' }])
    expect(await db.version()).toBe(DB_VERSION + 1)
  })

  test('stay as they are for whoever only looks', async () => {
    const name = fresh()
    await oldDatabase(name)
    const db = open(name, true)
    expect(await db.version()).toBe(1)
    expect(await db.read(['tail'], ({ store }) => store.count())).toBe(1)
  })

  test('are not made by a look at a database that is not there', async () => {
    const name = fresh()
    expect(await open(name, true).version()).toBeUndefined()
    expect((await indexedDB.databases()).map((one) => one.name)).not.toContain(name)
  })
})

describe('a connection', () => {
  test('that the system took away is opened anew', async () => {
    const db = open(fresh())
    await db.write(['device'], ({ store }) => store.put({ key: 'order', order: 7 }))
    ;(await db.connection()).close()
    expect(await db.read(['device'], ({ store }) => store.get('order'))).toEqual({ key: 'order', order: 7 })
    ;(await db.connection()).close()
    await db.write(['device'], ({ store }) => store.put({ key: 'order', order: 8 }))
    expect(await db.read(['device'], ({ store }) => store.get('order'))).toEqual({ key: 'order', order: 8 })
  })

  test('makes way for a later version of the tables in another tab', async () => {
    const name = fresh()
    const db = open(name)
    await db.connection()
    const other = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name, 10 * DB_VERSION + 10)
      opening.addEventListener('success', () => resolve(opening.result))
      opening.addEventListener('error', () => reject(opening.error))
    })
    other.close()
    expect(await db.read(['tail'], ({ store }) => store.count())).toBe(0)
  })

  test('that cannot be opened says so, and can be opened later', async () => {
    const db = open(fresh())
    // oxlint-disable-next-line typescript/unbound-method -- put back as it was
    const real = indexedDB.open
    indexedDB.open = () => {
      throw new DOMException('Internal error opening', 'UnknownError')
    }
    await expect(db.read(['tail'], ({ store }) => store.count())).rejects.toMatchObject({
      name: 'UnknownError',
    })
    indexedDB.open = real
    expect(await db.read(['tail'], ({ store }) => store.count())).toBe(0)
  })

  test('keeps nothing of a write that fails half-way', async () => {
    const db = open(fresh())
    const writing = db.write(['device'], async ({ store }) => {
      await store.add({ key: 'order', order: 1 })
      await store.add({ key: 'order', order: 2 })
    })
    await expect(writing).rejects.toMatchObject({ name: 'ConstraintError' })
    expect(await db.read(['device'], ({ store }) => store.count())).toBe(0)
  })
})
