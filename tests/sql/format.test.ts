import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatSql } from '#sql/format.ts'
import { sqlTokens } from '#sql/tokens.ts'

const tokensOf = (sql: string): readonly string[] =>
  sqlTokens(sql)
    .filter(({ kind }) => kind !== 'space')
    .map(({ text }) => text)

const words = fc.constantFrom(
  ...'SELECT FROM JOIN LEFT OUTER ON WHERE AND GROUP BY ORDER HAVING LIMIT UNION ALL VALUES SET UPDATE INSERT INTO DELETE CREATE TABLE DISTINCT user_account a.id = ? , ( ) * || 12'.split(
    ' ',
  ),
  "'it''s FROM'",
  '"order"',
)
const statements = fc.array(words, { maxLength: 40 }).map((pieces) => pieces.join(' '))

describe('formatted SQL', () => {
  it('starts a line with each clause', () => {
    expect(
      formatSql(
        'SELECT u.id, count(a.id) AS n FROM user_account AS u LEFT OUTER JOIN address AS a ON u.id = a.user_id ' +
          'WHERE u.id > ? GROUP BY u.id HAVING count(a.id) > ? ORDER BY n DESC LIMIT ? OFFSET ?',
      ),
    ).toEqual([
      'SELECT u.id, count(a.id) AS n',
      'FROM user_account AS u',
      'LEFT OUTER JOIN address AS a',
      'ON u.id = a.user_id',
      'WHERE u.id > ?',
      'GROUP BY u.id',
      'HAVING count(a.id) > ?',
      'ORDER BY n DESC',
      'LIMIT ? OFFSET ?',
    ])
  })

  it('keeps the SELECT of a subquery behind its parenthesis and indents the clauses', () => {
    expect(formatSql('SELECT a FROM (SELECT b FROM c\n WHERE d IN (?, ?)) AS anon_1 WHERE a > 1')).toEqual([
      'SELECT a',
      'FROM (SELECT b',
      '  FROM c',
      '  WHERE d IN (?, ?)) AS anon_1',
      'WHERE a > 1',
    ])
  })

  it('does not take words within functions, strings and comparisons for clauses', () => {
    for (const sql of [
      'DELETE FROM note',
      "SELECT ' FROM  WHERE '",
      'SELECT row_number() OVER (PARTITION BY a ORDER BY b)',
      'SELECT extract(year FROM placed_on)',
      'SELECT a IS NOT DISTINCT FROM b',
    ])
      expect(formatSql(sql)).toEqual([sql])
  })

  it('writes data changes one clause a line', () => {
    expect(formatSql('INSERT INTO t (a, b) VALUES (?, ?) RETURNING id')).toEqual([
      'INSERT INTO t (a, b)',
      'VALUES (?, ?)',
      'RETURNING id',
    ])
    expect(formatSql('UPDATE t SET a=? WHERE t.id = ?')).toEqual(['UPDATE t', 'SET a=?', 'WHERE t.id = ?'])
    expect(formatSql('SELECT a FROM b UNION ALL SELECT c FROM d')).toEqual([
      'SELECT a',
      'FROM b',
      'UNION ALL',
      'SELECT c',
      'FROM d',
    ])
  })

  it('gives each column of a new table a line', () => {
    expect(
      formatSql(
        '\nCREATE TABLE t (\n\tid INTEGER NOT NULL, \n\tprice NUMERIC(10, 2), \n\tPRIMARY KEY (id)\n)\n',
      ),
    ).toEqual([
      'CREATE TABLE t (',
      '  id INTEGER NOT NULL,',
      '  price NUMERIC(10, 2),',
      '  PRIMARY KEY (id)',
      ')',
    ])
  })

  it('keeps every token, whatever it is given', () => {
    fc.assert(
      fc.property(fc.oneof(statements, fc.string()), (sql) => {
        expect(tokensOf(formatSql(sql).join('\n'))).toEqual(tokensOf(sql))
      }),
    )
  })

  it('is finished after one pass', () => {
    fc.assert(
      fc.property(statements, (sql) => {
        const lines = formatSql(sql)
        expect(formatSql(lines.join('\n'))).toEqual(lines)
      }),
    )
  })

  it('has no empty line and no whitespace at the end of one', () => {
    fc.assert(
      fc.property(statements, (sql) => {
        for (const line of formatSql(sql)) expect(line).toMatch(/\S$/)
      }),
    )
  })
})
