import { describe, expect, it } from 'vitest'
import { bound, numbered } from '#sql/execution/parameters.ts'

describe('placeholders of every style', () => {
  it.each([
    ['a = ? AND b = ?', [1, 2], 'a = ?1 AND b = ?2'],
    ['a = %s AND b = %s', [1, 2], 'a = ?1 AND b = ?2'],
    ['a = $1 AND b = $2 OR c = $1', [1, 2], 'a = ?1 AND b = ?2 OR c = ?1'],
    ['a = :x AND b = :y OR c = :x', { y: 2, x: 1 }, 'a = ?1 AND b = ?2 OR c = ?1'],
    [
      'a = %(x)s::VARCHAR(30) AND b = %(y)s::TIMESTAMP WITHOUT TIME ZONE',
      { x: 1, y: 2 },
      'a = ?1 AND b = ?2',
    ],
    ['a = @x AND b = @y', { x: 1, y: 2 }, 'a = ?1 AND b = ?2'],
    ['a IN (__[POSTCOMPILE_ids])', { ids: [1, 2] }, 'a IN (?1, ?2)'],
  ])('become numbered ones with their values: %s', (sql, params, text) => {
    expect(bound(sql, params)).toEqual({ sql: text, values: [1, 2] })
  })

  it('take the first of several sets of values', () => {
    expect(bound('a = ?', [[1], [2]], true).values).toEqual([1])
  })

  it('hold what SQLite can store', () => {
    expect(bound('?, ?, ?, ?', [true, null, { a: 1 }, 'x']).values).toEqual([1, null, '{"a":1}', 'x'])
  })

  it('leave texts, casts of columns and remainders alone', () => {
    for (const sql of ['SELECT \'?\', a::TEXT, "%s"', 'SELECT 5 % 3 -- ?'])
      expect(numbered(sql)).toEqual({ sql, wanted: [] })
  })
})
