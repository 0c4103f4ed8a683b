import { describe, expect, it } from 'vitest'
import { sideBySide } from '../sql/execution/side-by-side.ts'

const compare = await sideBySide(
  'CREATE TABLE track (id INTEGER PRIMARY KEY, name VARCHAR NOT NULL, length INTEGER NOT NULL);',
)

const limited = 'SELECT id, name FROM track ORDER BY length DESC, id LIMIT 3'
const numbered =
  'SELECT id, name FROM (SELECT *, row_number() OVER (ORDER BY length DESC, id) AS n FROM track) t WHERE n <= 3 ORDER BY n'

describe('a number of rows', () => {
  it.each([
    [limited, numbered],
    [numbered, limited],
  ])('may be kept in another way than by LIMIT: %s, %s', (expected, given) => {
    expect(compare(expected, given)).toMatchObject({ outcome: 'same' })
  })

  it('is not kept where ties add to it', () => {
    const longest = 'SELECT name FROM track ORDER BY length DESC LIMIT 1'
    const allLongest = 'SELECT name FROM track WHERE length = (SELECT max(length) FROM track) ORDER BY length'
    expect(compare(longest, allLongest)).toMatchObject({ outcome: 'different' })
  })

  it.each([
    ['SELECT id FROM track ORDER BY id LIMIT 1000', 'SELECT id FROM track ORDER BY id', 'limit'],
    ['SELECT id FROM track ORDER BY id', 'SELECT id FROM track ORDER BY id LIMIT 1000', 'extra limit'],
    ['SELECT max(id) FROM track', 'SELECT max(id) FROM track LIMIT 1', 'extra limit'],
  ])('is left to luck where it never cut anything off: %s, %s', (expected, given, luck) => {
    expect(compare(expected, given)).toEqual({ outcome: 'different', luck })
  })
})
