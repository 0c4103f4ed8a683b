import { expect, it } from 'vitest'
import { sideBySide } from '../sql/execution/side-by-side.ts'

const ddl = 'CREATE TABLE task (id INTEGER PRIMARY KEY, title VARCHAR NOT NULL, done BOOLEAN NOT NULL)'

const compare = await sideBySide(ddl, {
  seeds: Array.from({ length: 16 }, (_, at) => at + 1).concat([1000, 1001, 1002, 1003, 1004]),
})

it.each([
  ['SELECT id FROM task WHERE done = 1', 'SELECT id FROM task WHERE done'],
  ['SELECT id FROM task WHERE done = 0', 'SELECT id FROM task WHERE NOT done'],
  ['SELECT id FROM task WHERE done = 1', 'SELECT id FROM task WHERE done <> 0'],
  ['SELECT id FROM task WHERE done IS true', 'SELECT id FROM task WHERE done = 1'],
  ['UPDATE task SET done = NOT done', 'UPDATE task SET done = 1 - done'],
  ['UPDATE task SET done = 1 WHERE done = 0', 'UPDATE task SET done = 1'],
])('is the same for a column of booleans: %s, %s', (expected, given) => {
  expect(compare(expected, given)).toMatchObject({ outcome: 'same' })
})

it('differs where the other half is taken', () => {
  const other = compare('SELECT id FROM task WHERE done = 1', 'SELECT id FROM task WHERE done = 0')
  expect(other).toMatchObject({ outcome: 'different' })
})
