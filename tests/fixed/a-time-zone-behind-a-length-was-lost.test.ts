import { describe, expect, test } from 'vitest'
import { judgeSql } from '#sql/judge.ts'
import { asked } from '../sql/question.ts'

const table = (type: string) => `CREATE TABLE visit (at ${type})`
const judged = (expected: string, answer: string) =>
  judgeSql(asked(table(expected), { dialect: 'postgresql' }), table(answer))

describe('a type with a length', () => {
  test.each([
    ['TIMESTAMP(3) WITH TIME ZONE', 'TIMESTAMP(3)'],
    ['TIMESTAMP(3)', 'TIMESTAMP(3) WITH TIME ZONE'],
    ['VARCHAR(20)[]', 'VARCHAR(20)'],
  ])('is all of it: %s is not %s', (expected, answer) => {
    expect(judged(expected, answer).verdict).toBe('partial')
  })
})

test.each([
  ['TIMESTAMP WITHOUT TIME ZONE', 'TIMESTAMP'],
  ['TIMESTAMP(3) WITHOUT TIME ZONE', 'timestamp(3)'],
  ['TIME WITHOUT TIME ZONE', 'TIME'],
])('a time is without a zone unless one is asked for: %s is %s', (expected, answer) => {
  expect(judged(expected, answer)).toMatchObject({ verdict: 'same', notes: [] })
})
