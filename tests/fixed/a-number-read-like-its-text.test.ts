import { expect, it } from 'vitest'
import { sideBySide } from '../sql/execution/side-by-side.ts'

const compare = await sideBySide(`
CREATE TABLE author (id INTEGER PRIMARY KEY, name VARCHAR NOT NULL);
CREATE TABLE book (id INTEGER PRIMARY KEY, author_id INTEGER REFERENCES author (id), title VARCHAR NOT NULL, year INTEGER NOT NULL);`)

it.each([
  // A text is not the number that it reads like, and no other order of columns.
  [
    'SELECT year FROM book',
    'SELECT cast(year AS TEXT) FROM book',
    /^`year` is a text in your answer and should be a number\.$/u,
  ],
  [
    'SELECT title, year FROM book',
    'SELECT title, cast(year AS TEXT) FROM book',
    /^`year` is a text in your answer and should be a number\.$/u,
  ],
  [
    'SELECT substr(year, 1, 4), count(*) FROM book GROUP BY 1',
    'SELECT cast(substr(year, 1, 4) AS INTEGER), count(*) FROM book GROUP BY 1',
    /^`substr\(year, 1, 4\)` is a number in your answer and should be a text\.$/u,
  ],
  // Only the clause of the statement itself is to blame, not that of a subquery.
  [
    'SELECT name, title FROM author LEFT JOIN book ON author_id = author.id',
    'SELECT name, (SELECT title FROM book WHERE author_id = author.id) FROM author',
    /^Your answer /u,
  ],
  // A blank that does not show.
  [
    "SELECT ' ' || name FROM author",
    'SELECT name FROM author',
    /^Your answer gives \w+ where `' \w+'` is right\.$/u,
  ],
])('what is told of %s and %s is true', (expected, given, message) => {
  expect(compare(expected, given)).toMatchObject({
    counterExample: { message: expect.stringMatching(message) },
  })
})
