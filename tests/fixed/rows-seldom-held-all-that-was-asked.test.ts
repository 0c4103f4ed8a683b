import { expect, it } from 'vitest'
import { firstFurtherSeed, furtherKinds } from '#sql/execution/random-rows.ts'
import { sideBySide } from '../sql/execution/side-by-side.ts'

const compare = await sideBySide(
  `
CREATE TABLE member (id INTEGER PRIMARY KEY, first VARCHAR NOT NULL, last VARCHAR NOT NULL);
CREATE TABLE booking (id INTEGER PRIMARY KEY, member_id INTEGER NOT NULL REFERENCES member (id), begins TIMESTAMP NOT NULL);
CREATE TABLE country (name VARCHAR PRIMARY KEY, continent VARCHAR, people INTEGER);`,
  {
    seeds: Array.from({ length: furtherKinds }, (_, at) => firstFurtherSeed + at),
  },
)

const named = "WHERE member_id = member.id AND first = 'David' AND last = 'Farrell'"

it.each([
  // Two bookings of one person at one time, whose both names are asked for.
  [`SELECT begins FROM booking, member ${named}`, `SELECT DISTINCT begins FROM booking, member ${named}`],
  // A number that a subquery is held against, or a label.
  [
    'SELECT DISTINCT continent FROM country a WHERE (SELECT sum(people) FROM country b WHERE b.continent IS a.continent) >= 100000000',
    'SELECT DISTINCT continent FROM country a WHERE (SELECT sum(people) FROM country b WHERE b.continent = a.continent) >= 100000000',
  ],
  [
    'SELECT continent FROM (SELECT continent, sum(people) AS total FROM country GROUP BY continent) t WHERE total >= 7000',
    'SELECT continent FROM (SELECT continent, sum(people) AS total FROM country GROUP BY continent) t WHERE total > 7000',
  ],
  // Several patterns at once.
  [
    "SELECT name FROM country WHERE name LIKE '%a%' AND name LIKE '%e%' AND name NOT LIKE '% %'",
    "SELECT name FROM country WHERE name LIKE '%a%' AND name LIKE '%e%'",
  ],
  [
    "SELECT name FROM country WHERE name LIKE '%a%' AND name LIKE '%e%'",
    "SELECT name FROM country WHERE name LIKE '%a%e%'",
  ],
  // A capital letter within a name.
  [
    'SELECT upper(substr(first, 1, 1)) || lower(substr(first, 2)) FROM member',
    'SELECT upper(substr(first, 1, 1)) || substr(first, 2) FROM member',
  ],
  // Blanks around a name.
  [
    "SELECT id FROM member WHERE lower(trim(first)) = 'ann'",
    "SELECT id FROM member WHERE lower(first) = 'ann'",
  ],
  ['SELECT id FROM member WHERE length(first) > 5', 'SELECT id FROM member WHERE length(trim(first)) > 5'],
  // Keys all of which lie beyond what a subquery asks of any row.
  ['SELECT id FROM member WHERE EXISTS (SELECT * FROM member WHERE id < 20)', 'SELECT id FROM member'],
])('these differ: %s, %s', (expected, given) => {
  expect(compare(expected, given)).toMatchObject({ outcome: 'different', counterExample: {} })
})
