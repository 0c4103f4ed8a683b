import { describe, expect, it } from 'vitest'
import { sideBySide } from '../sql/execution/side-by-side.ts'

const ddl = `
  CREATE TABLE book (id INTEGER PRIMARY KEY, title VARCHAR NOT NULL, price INTEGER, stock INTEGER);
  CREATE TABLE archive (id INTEGER PRIMARY KEY, title VARCHAR, price INTEGER)`

const compare = await sideBySide(ddl)

const copy = 'INSERT INTO archive (id, title, price) SELECT id, title, price FROM book'

// Both tables have a row 1 almost always, so that the copy breaks the key and nothing of it is seen.
describe('a copy whose keys are mostly taken', () => {
  it.each([
    [copy, 'INSERT INTO archive (id, title, price) SELECT id, title, stock FROM book'],
    [copy, 'INSERT INTO archive (id, title) SELECT id, title FROM book'],
    [copy, `${copy} WHERE price IS NOT NULL`],
  ])('differs: %s, %s', (expected, given) => {
    expect(compare(expected, given)).toMatchObject({ outcome: 'different' })
  })

  it.each([
    [copy, 'INSERT INTO archive SELECT b.id, b.title, b.price FROM book AS b'],
    [`${copy} WHERE price > 3`, `${copy} WHERE NOT price <= 3`],
  ])('is the same: %s, %s', (expected, given) => {
    expect(compare(expected, given)).toMatchObject({ outcome: 'same' })
  })
})

// Some row repeats in every made-up table, so that a unique index is never made.
describe('a unique index over rows that repeat', () => {
  it.each([
    ['CREATE UNIQUE INDEX i ON book (title, price)', 'CREATE UNIQUE INDEX i ON book (title)'],
    ['CREATE UNIQUE INDEX i ON book (price)', 'CREATE UNIQUE INDEX i ON book (stock)'],
  ])('differs: %s, %s', (expected, given) => {
    expect(compare(expected, given)).toMatchObject({ outcome: 'different' })
  })

  it('is the same in other words', () => {
    const found = compare(
      'CREATE UNIQUE INDEX i ON book (title, price)',
      'create unique index i on "book" (title,price asc)',
    )
    expect(found).toMatchObject({ outcome: 'same' })
  })
})
