import { describe, expect, it } from 'vitest'
import { judgeSql } from '#sql/judge.ts'
import type { SqlQuestion, SqlVerdict } from '#sql/judgement.ts'

const verdict = (expected: string, given: string, dialect: SqlQuestion['dialect'] = 'sqlite'): SqlVerdict =>
  judgeSql(
    {
      dialect,
      ddl: 'CREATE TABLE book (id INTEGER PRIMARY KEY, title VARCHAR, price INTEGER)',
      expected: [[{ sql: expected }]],
      transactions: 'optional',
      focus: [],
    },
    given,
  ).verdict

const right = /^(?:exact|same|reordered)$/u

describe('a definition that makes something else', () => {
  it.each([
    ['CREATE VIEW v AS SELECT id FROM book', 'CREATE TEMP VIEW v AS SELECT id FROM book'],
    ['CREATE VIEW v AS SELECT id FROM book', 'CREATE VIEW v AS SELECT id AS i FROM book'],
    [
      'CREATE VIEW v (a, b) AS SELECT id, price FROM book',
      'CREATE VIEW v (a, b) AS SELECT price, id FROM book',
    ],
    [
      'CREATE VIEW v AS SELECT id AS a, price AS b FROM book',
      'CREATE VIEW v AS SELECT price AS a, id AS b FROM book',
    ],
    [
      'CREATE VIEW v (a, b) AS SELECT id, price FROM book UNION SELECT 1, 2',
      'CREATE VIEW v (b, a) AS SELECT id, price FROM book UNION SELECT 1, 2',
    ],
    ['CREATE TABLE t AS SELECT id, price AS p FROM book', 'CREATE TABLE t AS SELECT id, price FROM book'],
    ['CREATE TABLE t (a INTEGER, UNIQUE (a) ON CONFLICT REPLACE)', 'CREATE TABLE t (a INTEGER, UNIQUE (a))'],
  ])('is not right: %s, %s', (expected, given) => {
    expect(verdict(expected, given)).not.toMatch(right)
  })

  it.each([
    ['CREATE MATERIALIZED VIEW v AS SELECT id FROM book', 'CREATE VIEW v AS SELECT id FROM book'],
    ['DROP TABLE book CASCADE', 'DROP TABLE book'],
  ])('is not right in PostgreSQL: %s, %s', (expected, given) => {
    expect(verdict(expected, given, 'postgresql')).not.toMatch(right)
  })
})

describe('a definition in other words', () => {
  it.each([
    ['CREATE VIEW v AS SELECT book.id FROM book', 'create view v as select b.id from book b', 'exact'],
    [
      'CREATE VIEW v AS SELECT id, price FROM book',
      'CREATE VIEW v AS SELECT price, id FROM book',
      'reordered',
    ],
    ['CREATE VIEW v (a) AS SELECT id FROM book', 'CREATE VIEW v AS SELECT id AS a FROM book', 'same'],
    [
      'CREATE VIEW v AS SELECT id, title, price FROM book',
      'CREATE VIEW v AS SELECT * FROM book',
      'reordered',
    ],
    [
      'CREATE VIEW v AS SELECT id FROM book UNION SELECT price AS id FROM book',
      'CREATE VIEW v AS SELECT price AS id FROM book UNION SELECT id FROM book',
      'reordered',
    ],
    ['CREATE TEMPORARY VIEW v AS SELECT 1', 'create temp view v as select 1', 'exact'],
    ['DROP TABLE IF EXISTS book', 'DROP TABLE book', 'reordered'],
    ['DROP TABLE book RESTRICT', 'DROP TABLE book', 'exact'],
  ])('is right: %s, %s', (expected, given, wanted) => {
    expect(verdict(expected, given)).toBe(wanted)
  })
})
