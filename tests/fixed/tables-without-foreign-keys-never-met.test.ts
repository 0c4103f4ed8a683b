import { describe, expect, it } from 'vitest'
import { firstFurtherSeed, furtherKinds } from '#sql/execution/random-rows.ts'
import { sideBySide } from '../sql/execution/side-by-side.ts'

const compare = await sideBySide(
  `
CREATE TABLE member (memid INTEGER PRIMARY KEY, name VARCHAR NOT NULL);
CREATE TABLE booking (bookid INTEGER PRIMARY KEY, memid INTEGER NOT NULL, slots INTEGER NOT NULL);
CREATE TABLE tree (id INTEGER PRIMARY KEY, parent INTEGER);
CREATE TABLE customer (id INTEGER PRIMARY KEY, country VARCHAR NOT NULL);
CREATE TABLE invoice (id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL, total INTEGER NOT NULL);`,
  { seeds: Array.from({ length: furtherKinds }, (_, at) => firstFurtherSeed + at) },
)

const ranked =
  'SELECT name, sum(slots), rank() OVER (ORDER BY sum(slots) DESC) FROM member JOIN booking USING (memid) GROUP BY memid, name'
const best =
  'SELECT country, customer_id FROM (SELECT country, customer_id, rank() OVER (PARTITION BY country ORDER BY sum(total) DESC) AS r FROM customer c JOIN invoice i ON c.id = i.customer_id GROUP BY customer_id, country) t WHERE r = 1'
const nodes =
  "SELECT id, CASE WHEN parent IS NULL THEN 'root' WHEN id IN (SELECT parent FROM tree) THEN 'inner' ELSE 'leaf' END FROM tree"

describe('rows that are joined without a foreign key', () => {
  it.each([
    [ranked, ranked.replace('rank()', 'dense_rank()')],
    [best, best.replace('rank()', 'row_number()')],
    [
      nodes,
      "SELECT id, CASE WHEN id IN (SELECT parent FROM tree) THEN 'inner' WHEN parent IS NULL THEN 'root' ELSE 'leaf' END FROM tree",
    ],
    // Some of them have no other row: nothing forbids it.
    [
      'SELECT total FROM invoice LEFT JOIN customer ON customer.id = customer_id',
      'SELECT total FROM invoice JOIN customer ON customer.id = customer_id',
    ],
  ])('meet often enough to tell: %s, %s', (expected, given) => {
    expect(compare(expected, given)).toMatchObject({ outcome: 'different', counterExample: {} })
  })

  it('meet in right answers as well', () => {
    const given =
      'WITH spent AS (SELECT country, customer_id, sum(total) AS s FROM invoice, customer c WHERE customer_id = c.id GROUP BY 1, 2) SELECT country, customer_id FROM spent a WHERE NOT EXISTS (SELECT * FROM spent b WHERE b.country = a.country AND b.s > a.s)'
    expect(compare(best, given)).toMatchObject({ outcome: 'same' })
  })
})
