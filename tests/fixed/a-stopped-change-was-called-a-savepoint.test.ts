import { afterAll, describe, expect, it } from 'vitest'
import { compareByRunning, type Comparison, trialOf } from '#sql/execution/compare.ts'
import { bound } from '#sql/execution/parameters.ts'
import { openSqlite } from '#sqlite/open.ts'

const ddl = 'CREATE TABLE member (id INTEGER PRIMARY KEY, name VARCHAR NOT NULL, email VARCHAR UNIQUE)'

const trial = trialOf(await openSqlite({ heap: 64 * 1024 * 1024 }), ddl)
if (!trial) throw new Error('the table was not made')
afterAll(() => trial.close())

const compare = (expected: string, given: string): Comparison =>
  compareByRunning(trial, bound(expected, undefined), bound(given, undefined), {
    known: [],
    seeds: [1, 2, 3, 4, 5, 6, 7, 8],
    budget: 100,
    clock: () => 0,
  })

const endless = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)'

// SQLite takes a whole transaction back when a change is stopped, and with it the savepoint of the trial.
describe('a change that takes back the transaction', () => {
  it.each([
    ["INSERT INTO member (name) VALUES ('ann')", `${endless} INSERT INTO member (name) SELECT i FROM n`],
    ['DELETE FROM member WHERE id = 3', `DELETE FROM member WHERE id IN (${endless} SELECT i FROM n)`],
    ['CREATE TABLE t AS SELECT id FROM member', `CREATE TABLE t AS ${endless} SELECT i FROM n`],
  ])('is stopped: %s, %s', (expected, given) => {
    expect(compare(expected, given)).toEqual({ outcome: 'stopped', by: 'time' })
    expect(compare(expected, expected)).toMatchObject({ outcome: 'same' })
  })

  it.each([
    [
      "INSERT INTO member (name, email) VALUES ('ann', 'e')",
      "INSERT OR ROLLBACK INTO member (name, email) VALUES ('ann', 'e')",
    ],
    [
      "INSERT OR ROLLBACK INTO member (id, name) VALUES (1, 'ann')",
      "INSERT INTO member (id, name) VALUES (1, 'ann')",
    ],
  ])('breaks the same rules: %s, %s', (expected, given) => {
    expect(compare(expected, given)).toMatchObject({ outcome: 'same' })
  })

  it('differs where it does something else', () => {
    const found = compare(
      "INSERT INTO member (id, name) VALUES (1, 'ann')",
      "INSERT OR ROLLBACK INTO member (id, name) VALUES (1, 'bob')",
    )
    expect(found).toMatchObject({ outcome: 'different' })
  })
})
