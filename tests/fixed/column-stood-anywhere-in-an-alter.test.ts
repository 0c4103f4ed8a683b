import { expect, it } from 'vitest'
import { judgeSql } from '#sql/judge.ts'
import type { SqlVerdict } from '#sql/judgement.ts'

const verdict = (expected: string, given: string): SqlVerdict =>
  judgeSql(
    {
      dialect: 'sqlite',
      ddl: 'CREATE TABLE member (id INTEGER PRIMARY KEY, name VARCHAR)',
      expected: [[{ sql: expected }]],
      transactions: 'optional',
      focus: [],
    },
    given,
  ).verdict

const added = 'ALTER TABLE member ADD COLUMN city VARCHAR'

it.each([
  'ALTER TABLE member COLUMN ADD city VARCHAR',
  'ALTER TABLE member ADD city COLUMN VARCHAR',
  'ALTER TABLE member ADD COLUMN COLUMN city VARCHAR',
])('does not take %s', (given) => {
  expect(verdict(added, given)).toBe('wrong')
})

it.each([
  [added, 'alter table member add city varchar'],
  ['ALTER TABLE member RENAME COLUMN name TO title', 'ALTER TABLE member RENAME name TO title'],
  ['ALTER TABLE member DROP COLUMN name', 'ALTER TABLE member DROP name'],
])('may leave the word out: %s, %s', (expected, given) => {
  expect(verdict(expected, given)).toBe('same')
})
