import { describe, expect, it } from 'vitest'
import { sideBySide } from '../sql/execution/side-by-side.ts'

const ddl = `
  CREATE TABLE author (id INTEGER PRIMARY KEY, name VARCHAR NOT NULL);
  CREATE TABLE book (id INTEGER PRIMARY KEY, title VARCHAR NOT NULL, author_id INTEGER NOT NULL REFERENCES author (id));
  CREATE TABLE archive (id INTEGER PRIMARY KEY, title VARCHAR, writer VARCHAR)`

const compare = await sideBySide(ddl, {
  seeds: [...Array.from({ length: 24 }, (_, at) => at + 1), 1000, 1001, 1002, 1003],
})

describe('rows that are inserted together get their keys in any order', () => {
  it.each([
    [
      'INSERT INTO archive (title) SELECT DISTINCT title FROM book',
      'INSERT INTO archive (title) SELECT title FROM book GROUP BY title',
    ],
    [
      'INSERT INTO archive (title, writer) SELECT title, name FROM book JOIN author ON author.id = author_id',
      'INSERT INTO archive (writer, title) SELECT name, title FROM author CROSS JOIN book WHERE author.id = author_id',
    ],
    [
      "INSERT INTO author (name) VALUES ('ann'), ('bob')",
      "INSERT INTO author (name) VALUES ('bob'), ('ann')",
    ],
  ])('is the same: %s, %s', (expected, given) => {
    expect(compare(expected, given)).toMatchObject({ outcome: 'same' })
  })

  it.each([
    [
      'INSERT INTO archive (title) SELECT DISTINCT title FROM book',
      'INSERT INTO archive (title) SELECT title FROM book',
    ],
    [
      'INSERT INTO archive (title) SELECT title FROM book',
      'INSERT INTO archive (id, title) SELECT id + 500, title FROM book',
    ],
    [
      'INSERT INTO archive (id, title) SELECT id + 500, title FROM book',
      'INSERT INTO archive (title) SELECT title FROM book',
    ],
    [
      'INSERT INTO archive (title) SELECT title FROM book ORDER BY title',
      'INSERT INTO archive (title) SELECT title FROM book ORDER BY title DESC',
    ],
    [
      "INSERT INTO author (name) VALUES ('ann'), ('bob')",
      "INSERT INTO author (name) VALUES ('bob'), ('bob')",
    ],
  ])('differs: %s, %s', (expected, given) => {
    expect(compare(expected, given)).toMatchObject({ outcome: 'different' })
  })
})
