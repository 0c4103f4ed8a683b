import { describe, expect, test } from 'vitest'
import { judgeSql } from '#sql/judge.ts'
import { asked } from '../sql/question.ts'

const ddl = 'CREATE TABLE item (id INTEGER PRIMARY KEY, price INTEGER)'
const judged = (expected: string | readonly string[], answer: string) =>
  judgeSql(asked(expected, { ddl }), answer)

test.each([
  'SELECT item.id FROM item WHERE item.price > 3\n  * 2',
  'SELECT item.id FROM item WHERE item.price > 3\n*2',
])('a product may be written over two lines: %j', (answer) => {
  expect(judged('SELECT item.id FROM item WHERE item.price > 3 * 2', answer)).toMatchObject({
    verdict: 'exact',
    notes: [],
  })
})

describe('a statement that was sent twice', () => {
  const once = 'SELECT item.id FROM item'

  test.each(['\nx2', '\n\u00D7 2', '\n2 times', '; * 2', ';*2', '\n-- x2'])('may say so: %j', (often) => {
    expect(judged([once, once], once + often)).toMatchObject({ verdict: 'exact' })
  })
})
