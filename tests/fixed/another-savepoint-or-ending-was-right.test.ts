import { describe, expect, it } from 'vitest'
import { judgeSql } from '#sql/judge.ts'
import type { SqlVerdict } from '#sql/judgement.ts'

const verdict = (expected: readonly string[], given: readonly string[]): SqlVerdict =>
  judgeSql(
    {
      dialect: 'sqlite',
      ddl: 'CREATE TABLE book (id INTEGER PRIMARY KEY); CREATE TABLE tag (id INTEGER PRIMARY KEY)',
      expected: [expected.map((sql) => ({ sql, tx: /^(?:BEGIN|COMMIT|ROLLBACK)$/u.test(sql) }))],
      transactions: 'optional',
      focus: [],
    },
    given.join(';\n'),
  ).verdict

const nested = (last: string): readonly string[] => [
  'SAVEPOINT a',
  'DELETE FROM book',
  'SAVEPOINT b',
  'DELETE FROM tag',
  last,
]

describe('one savepoint in another', () => {
  it.each([
    ['ROLLBACK TO SAVEPOINT b', 'ROLLBACK TO SAVEPOINT a'],
    ['RELEASE SAVEPOINT b', 'RELEASE SAVEPOINT a'],
  ])('tells %s from %s', (expected, given) => {
    expect(verdict(nested(expected), nested(given))).toBe('wrong')
  })

  it('may have any name', () => {
    const renamed = nested('ROLLBACK TO b').map((sql) => sql.replace(/\b([ab])$/u, 'own_$1'))
    expect(verdict(nested('ROLLBACK TO SAVEPOINT b'), renamed)).toBe('same')
  })

  it('may have a name that was used before', () => {
    const twice = (first: string, second: string): readonly string[] => [
      `SAVEPOINT ${first}`,
      `RELEASE SAVEPOINT ${first}`,
      `SAVEPOINT ${second}`,
      `ROLLBACK TO SAVEPOINT ${second}`,
    ]
    expect(verdict(twice('sa_savepoint_1', 'sa_savepoint_2'), twice('x', 'x'))).toBe('same')
  })
})

const both = (first: string, last: string): readonly string[] => [
  'BEGIN',
  'DELETE FROM book',
  first,
  'BEGIN',
  'DELETE FROM tag',
  last,
]

describe('a log that commits and rolls back', () => {
  it.each([
    [both('ROLLBACK', 'COMMIT')],
    [both('COMMIT', 'COMMIT')],
    [['DELETE FROM book', 'ROLLBACK', 'DELETE FROM tag']],
  ])('is not predicted with the other ending: %j', (given) => {
    expect(verdict(both('COMMIT', 'ROLLBACK'), given)).toBe('wrong')
  })

  it.each([
    [both('COMMIT', 'ROLLBACK')],
    [['DELETE FROM book', 'DELETE FROM tag']],
    [['DELETE FROM book', 'COMMIT', 'DELETE FROM tag']],
    [['DELETE FROM book', 'COMMIT', 'DELETE FROM tag', 'ROLLBACK']],
  ])('may leave boundaries out: %j', (given) => {
    expect(verdict(both('COMMIT', 'ROLLBACK'), given)).toBe('exact')
  })
})
