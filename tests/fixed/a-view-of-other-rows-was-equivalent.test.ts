import { describe, expect, it } from 'vitest'
import { sideBySide } from '../sql/execution/side-by-side.ts'

const ddl = 'CREATE TABLE member (id INTEGER PRIMARY KEY, name VARCHAR NOT NULL, city VARCHAR)'

const compare = await sideBySide(ddl)

describe('what a statement makes', () => {
  it.each([
    [
      'CREATE VIEW v AS SELECT id FROM member WHERE city IS NOT NULL',
      'CREATE VIEW v AS SELECT id FROM member WHERE city IS NULL',
    ],
    [
      'CREATE TABLE t AS SELECT id FROM member WHERE id > 3',
      'CREATE TABLE t AS SELECT id FROM member WHERE id >= 3',
    ],
    ['CREATE INDEX i ON member (lower(name))', 'CREATE INDEX i ON member (upper(name))'],
    ['CREATE INDEX i ON member (name) WHERE city IS NULL', 'CREATE INDEX i ON member (name) WHERE id > 3'],
    ['CREATE TABLE p (age INTEGER CHECK (age > 0))', 'CREATE TABLE p (age INTEGER)'],
    ['CREATE TABLE p (age INTEGER CHECK (age > 0))', 'CREATE TABLE p (age INTEGER CHECK (age > 5))'],
    ['CREATE TABLE p (name TEXT COLLATE NOCASE)', 'CREATE TABLE p (name TEXT)'],
    ['CREATE TABLE p (a INTEGER, b INTEGER AS (a * 2))', 'CREATE TABLE p (a INTEGER, b INTEGER AS (a * 3))'],
  ])('differs: %s, %s', (expected, given) => {
    expect(compare(expected, given)).toMatchObject({ outcome: 'different' })
  })

  it.each([
    [
      'CREATE VIEW v AS SELECT id FROM member WHERE id > 2',
      'create view v as select m.id from member m where not m.id <= 2',
    ],
    [
      'CREATE TABLE t AS SELECT name, id FROM member',
      'CREATE TABLE t AS SELECT m.name, m.id FROM member AS m',
    ],
    ['CREATE INDEX i ON member (lower(name))', 'CREATE INDEX "i" ON "member" ( lower("name") )'],
    ['CREATE TABLE p (age INTEGER CHECK (age > 0))', 'CREATE TABLE p (age INTEGER, CHECK("age">0))'],
    ['ALTER TABLE member ADD COLUMN age INTEGER', 'ALTER TABLE "member" ADD age integer'],
  ])('is the same however it is written: %s, %s', (expected, given) => {
    expect(compare(expected, given)).toMatchObject({ outcome: 'same' })
  })

  it('is told by the rows that a view loses', () => {
    const found = compare(
      'CREATE VIEW v AS SELECT name FROM member',
      'CREATE VIEW v AS SELECT name FROM member WHERE city IS NOT NULL',
    )
    expect(found).toMatchObject({
      counterExample: { message: expect.stringMatching(/^Your `CREATE` loses /u) },
    })
  })
})
