import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Catalog } from '#core/catalog.ts'
import { forgetNews, installDeck } from '#storage/content.ts'
import { Database } from '#storage/database.ts'
import type { SeamDb } from '#storage/db.ts'
import { keepCatalog } from '#storage/keep-catalog.ts'
import { loadCatalog } from '#storage/kept-catalog.ts'
import { deckOf } from '../core/study-fixture.ts'

let db: Database
let tables: SeamDb
let count = 0

beforeEach(async () => {
  db = new Database(`kept-catalog-${count++}`)
  tables = await db.tables()
  await installDeck(tables, deckOf('b', ['x', 'x+y']), 'bundled', '1')
  await installDeck(tables, deckOf('a', 3), 'imported', '1')
})

afterEach(() => {
  vi.restoreAllMocks()
  db.close()
})

const contents = (catalog: Catalog) => ({
  decks: catalog.decks,
  ids: catalog.ids,
  kinds: catalog.ids.map((_, card) => catalog.kindOf(card)),
  concepts: catalog.ids.map((_, card) => catalog.conceptsOf(card)),
  stamp: catalog.stamp,
})

const isKept = async (): Promise<boolean> => (await tables.derived.get('catalog')) !== undefined

describe('the decks kept together', () => {
  test('are what their own rows say', async () => {
    const before = await loadCatalog(db)
    expect(await keepCatalog(db, before)).toBe(true)
    expect(await isKept()).toBe(true)
    expect(contents(await loadCatalog(db))).toEqual(contents(before))
  })

  test.each([
    ['an installed deck', () => installDeck(tables, deckOf('a', 4), 'imported', '2')],
    ['a new deck', () => installDeck(tables, deckOf('c', 1), 'imported', '1')],
    ['news that were read', () => forgetNews(tables, 'b')],
  ])('are forgotten with %s', async (_, change) => {
    await keepCatalog(db, await loadCatalog(db))
    await change()
    expect(await isKept()).toBe(false)
    const rows = await tables.decks.toArray()
    expect((await loadCatalog(db)).decks.map((deck) => deck.row)).toEqual(rows)
  })

  test.each([
    ['of another version', () => tables.derived.put({ name: 'catalog', catalog: { version: 0 } as never })],
    ['of no shape', () => tables.derived.put({ name: 'catalog', catalog: null } as never)],
    ['lost', () => tables.derived.clear()],
    [
      'unreadable',
      () =>
        vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementationOnce(() => {
          throw new DOMException('Failed to read large IndexedDB value', 'DataError')
        }),
    ],
  ])('cost a look at their rows when they are %s', async (_, harm) => {
    const before = await loadCatalog(db)
    await keepCatalog(db, before)
    await harm()
    expect(contents(await loadCatalog(db))).toEqual(contents(before))
    expect(await keepCatalog(db, before)).toBe(true)
    expect(await tables.derived.get('catalog')).toMatchObject({ catalog: { stamp: before.stamp } })
  })

  test('say when another tab has changed them meanwhile, and are right from then on', async () => {
    const mine = await loadCatalog(db)
    await keepCatalog(db, mine)
    await tables.decks.update('a', { title: 'Another', hash: '2' })
    expect(await keepCatalog(db, mine)).toBe(false)
    const now = await loadCatalog(db)
    expect(now.deck('a')?.row.title).toBe('Another')
    expect(await keepCatalog(db, now)).toBe(true)
  })
})
