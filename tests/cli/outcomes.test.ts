import { array, assert, property, stringMatching } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { expectedEntries, storedOutcome, withoutLabels } from '#cli/outcomes.ts'
import { cardWith, sending } from './example-cards.ts'

const begin = { sql: 'BEGIN', tx: true, line: 1 }
const select = { sql: 'SELECT 1', line: 1 }

describe('what a card keeps of its run', () => {
  test('transaction boundaries only where the card is about them', () => {
    const run = { statements: [begin, select] }
    expect(storedOutcome(cardWith({}), run).statements).toEqual([select])
    expect(storedOutcome(cardWith({ transactions: true }), run).statements).toEqual([begin, select])
  })

  test('the value only where it is asked for, and no None beside printed text', () => {
    expect(storedOutcome(cardWith({}), { value: '3' })).not.toHaveProperty('value')
    const result = cardWith({ kind: 'predict-result' })
    expect(storedOutcome(result, { value: 'None' }).value).toBe('None')
    expect(storedOutcome(result, { value: 'None', stdout: '1\n' })).toEqual({ stdout: '1\n' })
  })

  test('a prediction of nothing sent keeps the empty list', () => {
    expect(storedOutcome(cardWith({}), {})).toEqual({ statements: [] })
    expect(storedOutcome(cardWith({ kind: 'predict-result' }), { value: '1' })).toEqual({ value: '1' })
  })

  test('warnings of the run are not part of the answer', () => {
    expect(storedOutcome(cardWith({}), { warnings: ['SAWarning: x'] })).toEqual({ statements: [] })
  })
})

describe('labels', () => {
  test('column labels and table aliases go, type names stay', () => {
    expect(withoutLabels('SELECT a.id AS a_id,\n  CAST(a.x AS DOUBLE) AS "y z" \nFROM a AS a_1')).toBe(
      'SELECT a.id, CAST(a.x AS DOUBLE) FROM a',
    )
  })

  test('labelled and unlabelled columns read the same, whatever their names', () => {
    const name = stringMatching(/^[a-z_][a-z0-9_]{0,8}$/u)
    assert(
      property(array(name, { minLength: 1 }), (columns) => {
        const labelled = columns.map((column) => `t.${column} AS t_${column}`).join(', ')
        const plain = columns.map((column) => `t.${column}`).join(', ')
        expect(withoutLabels(`SELECT ${labelled} \nFROM t`)).toBe(`SELECT ${plain} FROM t`)
      }),
    )
  })
})

/** The releases that get an entry, for what the newest and the older line gave. */
const entries = (kind: string, newest: object, older: object): readonly string[] =>
  expectedEntries(cardWith({ kind }), [
    { sqlalchemy: '2.1.9', code: newest },
    { sqlalchemy: '2.0.57', code: older },
  ]).map(({ sqlalchemy }) => sqlalchemy)

const error = (type: string, message: string): object => ({ error: { type, message, line: 1 } })

describe('entries of two release lines', () => {
  test('labels and existence checks alone make no second entry', () => {
    const labelled = sending('PRAGMA main.table_info("a")', 'SELECT a.id AS a_id FROM a')
    expect(entries('predict-sql', sending('SELECT a.id FROM a'), labelled)).toEqual(['2.1.9'])
  })

  test('other SQL does, for questions about SQL only', () => {
    const older = sending('SELECT a.id FROM a JOIN b')
    expect(entries('predict-sql', sending('SELECT a.id FROM a'), older)).toEqual(['2.1.9', '2.0.57'])
    expect(entries('predict-result', sending('SELECT a.id FROM a'), older)).toEqual(['2.1.9'])
  })

  test('another class of error does, another wording does not', () => {
    expect(entries('predict-result', error('A', 'x'), error('A', 'y'))).toEqual(['2.1.9'])
    expect(entries('predict-result', error('A', 'x'), error('B', 'x'))).toEqual(['2.1.9', '2.0.57'])
  })

  test('a line on which the card cannot run gives none', () => {
    expect(entries('predict-sql', sending('SELECT 1'), { fault: 'setup line 1: NameError' })).toEqual([
      '2.1.9',
    ])
    expect(entries('predict-sql', { fault: 'x' }, { fault: 'x' })).toEqual([])
  })

  test('a bug that ends in calls keeps no None, one whose repair gives a value keeps it', () => {
    const card = cardWith({ kind: 'spot-the-bug' })
    const [silent] = expectedEntries(card, [
      { sqlalchemy: '2.1.9', code: { value: 'None' }, fixed: { value: 'None' } },
    ])
    expect(silent).toEqual({ sqlalchemy: '2.1.9', fixed: {} })
    const [speaking] = expectedEntries(card, [
      { sqlalchemy: '2.1.9', code: { value: 'None' }, fixed: { value: '3' } },
    ])
    expect(speaking).toEqual({ sqlalchemy: '2.1.9', value: 'None', fixed: { value: '3' } })
  })
})
