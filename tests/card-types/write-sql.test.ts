import { describe, expect, it } from 'vitest'
import { modelOf, writeSql } from '#card-types/write-sql/type.ts'

const { sample } = writeSql

describe('a card that asks for a query', () => {
  it('is laid in tiles at first and typed when its model is short', () => {
    expect(writeSql.rungs?.(sample)).toEqual(['tiles', 'type'])
    expect(writeSql.mode(sample)).toBe('tiles')
    const query = [
      'SELECT customer.name, orders.id FROM customer',
      'LEFT OUTER JOIN orders ON orders.customer_id = customer.id',
      "WHERE customer.city IS NOT NULL AND orders.status = 'paid'",
    ]
    expect(writeSql.rungs?.({ ...sample, query })).not.toContain('type')
  })

  it('asks for what its model gives, and takes every wording', () => {
    expect(writeSql.sqlQuestion?.(sample, 'CREATE TABLE customer (id INTEGER)')).toMatchObject({
      kind: 'write-sql',
      expected: [[{ sql: modelOf(sample) }]],
      witness: sample.witness,
    })
  })

  it('is not complete while nothing is laid or typed', () => {
    expect(writeSql.complete(sample, { laid: [] })).toBe(false)
    expect(writeSql.complete(sample, { typed: '  ' })).toBe(false)
    expect(writeSql.complete(sample, { typed: 'select 1' })).toBe(true)
  })

  it('needs tables to run on, and rows to show', () => {
    const { schema: _, expected: __, ...bare } = sample
    expect(writeSql.problems(bare)).toHaveLength(2)
  })
})
