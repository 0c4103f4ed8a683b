import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DatabaseImage } from '#exporters/sqlite/database-image.ts'
import { openSqlite } from '../../src/sqlite/open.ts'

const sqlite = await openSqlite()

type Row = readonly [text: string, whole: number, real: number, blob: Uint8Array]

const imageOf = (rows: readonly Row[]): Uint8Array => {
  const image = new DatabaseImage()
  image.table(
    'a',
    'CREATE TABLE a (id integer primary key, t text, n integer, f real, b blob)',
    rows.map(([text, whole, real, blob], index) => ({
      rowid: index * 3 + 1,
      values: [null, text, whole, real, blob],
    })),
  )
  const entries = rows
    .map(([, whole], index) => [whole, index * 3 + 1] as const)
    .toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
  image.index('a_n', 'a', 'CREATE INDEX a_n ON a (n)', entries)
  const keys = [...new Set(rows.map(([, whole]) => whole))].toSorted((a, b) => a - b)
  image.keyedTable(
    'k',
    'CREATE TABLE k (n integer primary key, t text) WITHOUT ROWID',
    keys.map((key) => [key, `key ${key}`]),
  )
  return image.bytes()
}

const check = (bytes: Uint8Array): readonly unknown[] => {
  const db = sqlite.open(bytes)
  const found = db.rows('PRAGMA integrity_check').flat()
  const rows = db.rows('SELECT t, n, f, b FROM a ORDER BY id')
  const through = db.rows('SELECT count(*) FROM a INDEXED BY a_n WHERE n > -9e18').flat()
  const keys = db.rows('SELECT count(*) FROM k').flat()
  db.close()
  return [found, rows, through, keys]
}

const rowOf = (index: number, length: number): Row => [
  'x'.repeat(length),
  (index * 7919) % 1_000_003,
  index / 3 + 0.25,
  new Uint8Array(index % 40),
]

describe('a database written page by page', () => {
  it.each([0, 1, 2, 78, 79, 300, 5_000, 60_000])('is one for SQLite with %i rows', (count) => {
    const rows = Array.from({ length: count }, (_, index) => rowOf(index, index % 30))
    const [found, read, through, keys] = check(imageOf(rows))
    expect(found).toEqual(['ok'])
    expect(read).toHaveLength(count)
    expect(through).toEqual([count])
    expect(keys).toEqual([new Set(rows.map(([, whole]) => whole)).size])
  })

  it('gives back what was written, however long', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.nat({ max: 20_000 }).map((size) => 'é'.repeat(size)),
    )
    const row = fc.tuple(
      text.map((one) => one.replaceAll('\0', '')),
      fc.maxSafeInteger(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
      fc.uint8Array({ minLength: 1, maxLength: 9_000 }),
    )
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
        const [found, read] = check(imageOf(rows))
        expect(found).toEqual(['ok'])
        expect(read).toEqual(rows)
      }),
      { numRuns: 60 },
    )
  })

  it('has a schema that may be longer than a page', () => {
    const image = new DatabaseImage()
    for (let index = 0; index < 200; index++)
      image.table(`t${index}`, `CREATE TABLE t${index} (a text, b text /* ${'-'.repeat(60)} */)`, [])
    const db = sqlite.open(image.bytes())
    expect(db.rows('PRAGMA integrity_check').flat()).toEqual(['ok'])
    expect(db.rows("SELECT count(*) FROM sqlite_schema WHERE type = 'table'").flat()).toEqual([200])
    db.close()
  })
})
