import { afterAll, describe, expect, it } from 'vitest'
import { compareByRunning, type Comparison, trialOf } from '#sql/execution/compare.ts'
import { bound } from '#sql/execution/parameters.ts'
import { openSqlite } from '#sqlite/open.ts'

const ddl = `
CREATE TABLE player (id INTEGER PRIMARY KEY, name VARCHAR NOT NULL);
CREATE TABLE login (player_id INTEGER NOT NULL, day DATE NOT NULL, device INTEGER, PRIMARY KEY (player_id, day));`

const trial = trialOf(await openSqlite({ heap: 64 * 1024 * 1024 }), ddl)
if (!trial) throw new Error('the tables were not made')
afterAll(() => trial.close())

const compare = (expected: string, given: string): Comparison =>
  compareByRunning(trial, bound(expected, undefined), bound(given, undefined), {
    known: [],
    seeds: [1, 2, 3, 4, 5, 6, 7, 8],
    budget: 1000,
    // It stands still: a busy machine must not change what is found.
    clock: () => 0,
  })

const first = 'SELECT player_id, min(day) FROM login GROUP BY player_id'

describe('what only the order of a key makes right', () => {
  it.each([
    'SELECT player_id, day FROM login GROUP BY player_id',
    'SELECT player_id, (SELECT day FROM login b WHERE b.player_id = a.player_id LIMIT 1) FROM login a GROUP BY player_id',
  ])('is luck: %s', (given) => {
    expect(compare(first, given)).toEqual({ outcome: 'different', luck: 'rows' })
  })

  it.each([
    [first, 'SELECT DISTINCT player_id, min(day) OVER (PARTITION BY player_id) FROM login'],
    [
      'SELECT name, count(*) FROM player JOIN login ON player_id = id GROUP BY id, name',
      'SELECT name, count(*) FROM player JOIN login ON player_id = id GROUP BY id',
    ],
    // The expected statement leaves as much open.
    [
      'SELECT player_id, day FROM login GROUP BY player_id',
      'SELECT player_id, l.day FROM login l GROUP BY 1',
    ],
  ])('is none where a key or the question decides it: %s', (expected, given) => {
    expect(compare(expected, given)).toMatchObject({ outcome: 'same' })
  })
})
