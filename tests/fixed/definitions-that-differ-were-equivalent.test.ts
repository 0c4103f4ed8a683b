import { describe, expect, it } from 'vitest'
import { sideBySide } from '../sql/execution/side-by-side.ts'

const ddl = `
  CREATE TABLE member (id INTEGER PRIMARY KEY, name VARCHAR NOT NULL, city VARCHAR, UNIQUE (name, city));
  CREATE VIEW known AS SELECT id FROM member WHERE city IS NOT NULL`

const compare = await sideBySide(ddl)

describe('what is made beside a view that was there', () => {
  it.each([
    [
      'CREATE VIEW v AS SELECT id FROM member WHERE city IS NOT NULL',
      'CREATE VIEW v AS SELECT id FROM member WHERE city IS NULL',
    ],
    [
      'CREATE VIEW v (a, b) AS SELECT id, name FROM member',
      'CREATE VIEW v (b, a) AS SELECT id, name FROM member',
    ],
    [
      'CREATE TABLE t AS SELECT id FROM member WHERE id > 3',
      'CREATE TABLE t AS SELECT id FROM member WHERE id >= 3',
    ],
  ])('differs: %s, %s', (expected, given) => {
    expect(compare(expected, given)).toMatchObject({ outcome: 'different' })
  })
})

describe('what is made for a while', () => {
  it.each([
    ['CREATE TEMP TABLE p (a INTEGER)', 'CREATE TEMP TABLE p (b INTEGER)'],
    ['CREATE TEMP TABLE p (a INTEGER)', 'CREATE TABLE p (a INTEGER)'],
    ['CREATE VIEW v AS SELECT id FROM member', 'CREATE TEMP VIEW v AS SELECT id FROM member'],
    [
      'CREATE TEMP VIEW v AS SELECT id FROM member WHERE id > 3',
      'CREATE TEMP VIEW v AS SELECT id FROM member WHERE id < 3',
    ],
    [
      'CREATE TEMP TABLE t AS SELECT id FROM member WHERE id > 3',
      'CREATE TEMP TABLE t AS SELECT id FROM member WHERE id >= 3',
    ],
  ])('differs: %s, %s', (expected, given) => {
    expect(compare(expected, given)).toMatchObject({ outcome: 'different' })
  })

  it('is the same in other words', () => {
    const expected = 'CREATE TEMP VIEW v AS SELECT id FROM member WHERE id > 3'
    const given = 'CREATE TEMPORARY VIEW v AS SELECT m.id FROM member m WHERE NOT m.id <= 3'
    expect(compare(expected, given)).toMatchObject({ outcome: 'same' })
  })
})

describe('a rule that SQLite keeps as text', () => {
  it.each([
    ['CREATE TABLE p (id INTEGER PRIMARY KEY AUTOINCREMENT)', 'CREATE TABLE p (id INTEGER PRIMARY KEY)'],
    ['CREATE TABLE p (id INTEGER PRIMARY KEY) STRICT', 'CREATE TABLE p (id INTEGER PRIMARY KEY)'],
    ['CREATE TABLE p (id TEXT PRIMARY KEY) WITHOUT ROWID', 'CREATE TABLE p (id TEXT PRIMARY KEY)'],
    [
      'CREATE TABLE p (a INTEGER REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED)',
      'CREATE TABLE p (a INTEGER REFERENCES member (id))',
    ],
    [
      'CREATE TABLE p (a TEXT, b TEXT, FOREIGN KEY (a, b) REFERENCES member (name, city))',
      'CREATE TABLE p (a TEXT REFERENCES member (name), b TEXT REFERENCES member (city))',
    ],
    ['CREATE TABLE p (a INTEGER UNIQUE ON CONFLICT REPLACE)', 'CREATE TABLE p (a INTEGER UNIQUE)'],
    ['CREATE TABLE p (a INTEGER NOT NULL ON CONFLICT IGNORE)', 'CREATE TABLE p (a INTEGER NOT NULL)'],
    [
      'CREATE TABLE p (a INTEGER CHECK (a > 0 AND a < 9))',
      'CREATE TABLE p (a INTEGER CHECK (a > 0 OR a < 9))',
    ],
    ['CREATE TABLE p (a INTEGER CHECK (a > 0 AND a < 9))', 'CREATE TABLE p (a INTEGER CHECK (a > 0))'],
    ['CREATE TABLE p (a INTEGER CHECK (a - 1 > 0))', 'CREATE TABLE p (a INTEGER CHECK (0 > a - 1))'],
    [
      'CREATE TABLE p (a INTEGER CHECK (a BETWEEN 1 AND 5))',
      'CREATE TABLE p (a INTEGER CHECK (a BETWEEN 5 AND 1))',
    ],
    [
      'CREATE TABLE p (a INTEGER CHECK (NOT (a > 0 AND a < 9)))',
      'CREATE TABLE p (a INTEGER CHECK (a > 0 AND a < 9))',
    ],
    ['CREATE TABLE p (a INTEGER CHECK (NOT a > 3))', 'CREATE TABLE p (a INTEGER CHECK (NOT 3 > a))'],
    [
      'CREATE INDEX i ON member (name) WHERE id > 1 AND city IS NOT NULL',
      'CREATE INDEX i ON member (name) WHERE id > 1',
    ],
    [
      'CREATE TABLE p (a INTEGER, b INTEGER AS (a * 2) STORED)',
      'CREATE TABLE p (a INTEGER, b INTEGER AS (a * 2) VIRTUAL)',
    ],
  ])('differs: %s, %s', (expected, given) => {
    expect(compare(expected, given)).toMatchObject({ outcome: 'different' })
  })

  it.each([
    [
      'CREATE TABLE p (a INTEGER REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED)',
      'CREATE TABLE p (a INTEGER, FOREIGN KEY (a) REFERENCES member DEFERRABLE INITIALLY DEFERRED)',
    ],
    [
      'CREATE TABLE p (a INTEGER UNIQUE ON CONFLICT REPLACE)',
      'CREATE TABLE p (a INTEGER, CONSTRAINT one UNIQUE (a) ON CONFLICT REPLACE)',
    ],
    [
      'CREATE TABLE p (a TEXT, b TEXT, FOREIGN KEY (a, b) REFERENCES member (name, city))',
      'CREATE TABLE p (a TEXT, b TEXT, FOREIGN KEY (b, a) REFERENCES member (city, name))',
    ],
    [
      'CREATE TABLE p (a TEXT DEFAULT CURRENT_TIMESTAMP)',
      'CREATE TABLE p (a TEXT DEFAULT current_timestamp)',
    ],
    ['CREATE TABLE p (a INTEGER DEFAULT NULL)', 'CREATE TABLE p (a INTEGER)'],
    ['CREATE TABLE p (a NUMERIC(10, 2))', 'CREATE TABLE p (a numeric(10,2))'],
    [
      'CREATE TABLE p (a INTEGER CHECK (a > 0 AND a < 9))',
      'CREATE TABLE p (a INTEGER CHECK (9 > a AND (0 < a)))',
    ],
    [
      'CREATE TABLE p (a INTEGER CHECK (a > 0 AND a < 9))',
      'CREATE TABLE p (a INTEGER CHECK (a < 9), CHECK (a > 0))',
    ],
    [
      'CREATE INDEX i ON member (name) WHERE id > 1 AND city IS NOT NULL',
      'CREATE INDEX i ON member (name ASC) WHERE city IS NOT NULL AND 1 < id',
    ],
    ['CREATE TABLE p (a INTEGER NOT NULL ON CONFLICT ABORT)', 'CREATE TABLE p (a INTEGER NOT NULL)'],
  ])('is the same however it is written: %s, %s', (expected, given) => {
    expect(compare(expected, given)).toMatchObject({ outcome: 'same' })
  })
})
