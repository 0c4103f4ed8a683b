import { describe, expect, it } from 'vitest'
import { firstFurtherSeed, furtherKinds } from '#sql/execution/random-rows.ts'
import { sideBySide } from '../sql/execution/side-by-side.ts'

const compare = await sideBySide(
  `
CREATE TABLE course (student VARCHAR(255), class VARCHAR(255), PRIMARY KEY (student, class));
CREATE TABLE product (id INTEGER PRIMARY KEY);
CREATE TABLE bought (customer INTEGER NOT NULL, product_id INTEGER REFERENCES product (id));`,
  {
    seeds: Array.from({ length: furtherKinds }, (_, at) => firstFurtherSeed + at),
  },
)

const five = 'SELECT class FROM course GROUP BY class HAVING count(*) >= 5'
const everything =
  'SELECT customer FROM bought GROUP BY customer HAVING count(DISTINCT product_id) = (SELECT count(*) FROM product)'

describe('rows that belong together', () => {
  it.each([
    [five, 'SELECT class FROM (SELECT class, count(student) AS n FROM course GROUP BY class) t WHERE n >= 5'],
    [
      everything,
      'SELECT DISTINCT customer FROM bought a WHERE NOT EXISTS (SELECT * FROM product WHERE NOT EXISTS (SELECT * FROM bought b WHERE b.customer = a.customer AND b.product_id = product.id))',
    ],
  ])('are enough to tell that they are the same: %s, %s', (expected, given) => {
    expect(compare(expected, given)).toMatchObject({ outcome: 'same' })
  })

  it.each([
    [five, 'SELECT class FROM course GROUP BY class HAVING count(*) > 5'],
    [five, 'SELECT class FROM course GROUP BY class HAVING count(*) >= 4'],
    [
      five,
      'SELECT c.class FROM course c JOIN course d ON d.class = c.class GROUP BY c.student, c.class HAVING count(*) >= 5',
    ],
    [
      everything,
      'SELECT customer FROM bought GROUP BY customer HAVING count(product_id) = (SELECT count(*) FROM product)',
    ],
  ])('are enough to tell that they differ: %s, %s', (expected, given) => {
    expect(compare(expected, given)).toMatchObject({ outcome: 'different', counterExample: {} })
  })
})
