import { describe, expect, it } from 'vitest'
import { sideBySide } from '../sql/execution/side-by-side.ts'

const ddl = `
  CREATE TABLE author (id INTEGER PRIMARY KEY, name VARCHAR NOT NULL, price INTEGER);
  CREATE TABLE book (id INTEGER PRIMARY KEY, title VARCHAR NOT NULL, author_id INTEGER REFERENCES author (id), price INTEGER);
  CREATE TABLE total (id INTEGER PRIMARY KEY, price INTEGER)`

const compare = await sideBySide(ddl, {
  seeds: [...Array.from({ length: 16 }, (_, at) => at + 1), 1000, 1001, 1002, 1003],
})

const first =
  'UPDATE author SET price = (SELECT price FROM book WHERE author_id = author.id ORDER BY id LIMIT 1)'
const single = 'DELETE FROM book WHERE id NOT IN (SELECT min(id) FROM book GROUP BY title)'
const upsert =
  'INSERT INTO total (id, price) SELECT author_id, min(price) FROM book WHERE author_id IS NOT NULL'

describe('a change that takes any row', () => {
  it.each([
    [first, 'UPDATE author SET price = (SELECT price FROM book WHERE author_id = author.id LIMIT 1)'],
    [single, 'DELETE FROM book WHERE id NOT IN (SELECT id FROM book GROUP BY title)'],
    [
      'DELETE FROM book WHERE id IN (SELECT id FROM book ORDER BY id LIMIT 2)',
      'DELETE FROM book WHERE id IN (SELECT id FROM book LIMIT 2)',
    ],
  ])('is right by luck: %s, %s', (expected, given) => {
    expect(compare(expected, given)).toMatchObject({ outcome: 'different' })
  })

  it.each([
    [
      first,
      'UPDATE author SET price = (SELECT b.price FROM book b WHERE b.author_id = author.id ORDER BY b.id LIMIT 1)',
    ],
    [
      single,
      'DELETE FROM book WHERE EXISTS (SELECT 1 FROM book b WHERE b.title = book.title AND b.id < book.id)',
    ],
    [
      `${upsert} AND author_id NOT IN (SELECT id FROM total) GROUP BY author_id`,
      `INSERT OR IGNORE ${upsert.slice(6)} GROUP BY author_id`,
    ],
    [
      'UPDATE author SET price = (SELECT count(*) FROM book WHERE author_id = author.id)',
      'UPDATE author SET price = (SELECT count(id) FROM book b WHERE b.author_id = author.id)',
    ],
  ])('is the same where none is left open: %s, %s', (expected, given) => {
    expect(compare(expected, given)).toMatchObject({ outcome: 'same' })
  })
})
