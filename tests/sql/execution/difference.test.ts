import { afterAll, describe, expect, it } from 'vitest'
import { compareByRunning, trialOf } from '#sql/execution/compare.ts'
import type { CounterExample } from '#sql/execution/counter-example.ts'
import { bound } from '#sql/execution/parameters.ts'
import type { DatabaseRows } from '#sql/execution/random-rows.ts'
import { openSqlite } from '#sqlite/open.ts'

const ddl = `
CREATE TABLE account (id INTEGER PRIMARY KEY, name VARCHAR NOT NULL, city VARCHAR, age INTEGER, zip VARCHAR, joined DATE);
CREATE TABLE address (id INTEGER PRIMARY KEY, account_id INTEGER NOT NULL REFERENCES account (id));`

const trial = trialOf(await openSqlite({ heap: 64 * 1024 * 1024 }), ddl)
if (!trial) throw new Error('the tables were not made')
afterAll(() => trial.close())

const accounts: DatabaseRows = new Map([
  ['account', [[1, 'ana', 'Oslo', 30, '0150', '2024-05-01']]],
  ['address', [[2, 1]]],
])

const compare = (expected: string, given: string, known: readonly DatabaseRows[]) =>
  compareByRunning(trial, bound(expected, undefined), bound(given, undefined), {
    known,
    seeds: [1, 2, 3, 4, 5, 6, 7, 8],
    budget: 1000,
    // It stands still: a busy machine must not change what is found.
    clock: () => 0,
  })

const shown = (expected: string, given: string): CounterExample => {
  const found = compare(expected, given, [accounts])
  if (found.outcome !== 'different' || !('counterExample' in found)) throw new Error(JSON.stringify(found))
  return found.counterExample
}

describe('rows that are the same but for a column', () => {
  const joined = 'FROM account JOIN address ON address.account_id = account.id'

  it.each([
    ['address.id AS id_1', 'NULL AS id_1', 'For ana, `id_1` is `NULL` in your answer and should be 2.'],
    ['age + 1 AS n', 'age AS n', 'For ana, `n` is 30 in your answer and should be 31.'],
  ])('are told apart by it: %s', (expected, given, message) => {
    expect(shown(`SELECT name, ${expected} ${joined}`, `SELECT name, ${given} ${joined}`).message).toBe(
      message,
    )
  })

  it('are named by a number where they have no text', () => {
    const { message } = shown('SELECT id, age AS n FROM account', 'SELECT id, age * 2 AS n FROM account')
    expect(message).toBe('Where `id` is 1, `n` is 60 in your answer and should be 30.')
  })
})

describe('a wide result', () => {
  it('keeps the columns that differ and one that names the row', () => {
    const { expected, given } = shown(
      'SELECT id, name, city, age, zip FROM account',
      'SELECT id, name, city, age + 1 AS age, zip FROM account',
    )
    expect(expected).toMatchObject({ columns: ['name', 'age'], rows: [['ana', 30]] })
    expect(given).toMatchObject({ columns: ['name', 'age'], rows: [['ana', 31]] })
  })

  it('has no more than four columns where whole rows are lost', () => {
    const { expected, lost } = shown('SELECT * FROM account', 'SELECT * FROM account WHERE id > 1')
    expect(expected.columns.length).toBe(4)
    expect(lost).toEqual([0])
  })
})

it('a column of days holds days, however a statement speaks of them', () => {
  const found = compare(
    "SELECT name FROM account WHERE joined >= '2020-01-01' AND joined < '2021-01-01'",
    "SELECT name FROM account WHERE strftime('%Y', joined) = '2020'",
    [],
  )
  expect(found.outcome).toBe('same')
})

describe('the join that makes the difference', () => {
  it.each(['LEFT', 'RIGHT', 'FULL'])('is called %s as it was written', (word) => {
    const alone: DatabaseRows = new Map([['account', [[1, 'ana', null, null, null, null]]]])
    const tables = word === 'RIGHT' ? ['address', 'account'] : ['account', 'address']
    const from = (join: string) => `SELECT name FROM ${tables.join(join)} ON account_id = account.id`
    const found = compare(from(' JOIN '), from(` ${word.toLowerCase()} JOIN `), [alone])
    expect(found).toMatchObject({ counterExample: { message: `Your \`${word} JOIN\` adds ana.` } })
  })
})
