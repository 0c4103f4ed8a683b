import { describe, expect, it } from 'vitest'
import { sideBySide } from '../sql/execution/side-by-side.ts'

const ddl = `
CREATE TABLE player (id INTEGER PRIMARY KEY, name VARCHAR NOT NULL);
CREATE TABLE login (player_id INTEGER NOT NULL, day DATE NOT NULL, device INTEGER, PRIMARY KEY (player_id, day));`

const compare = await sideBySide(ddl)

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
