import { expect, test } from 'vitest'
import { judgeAnswer } from '#app/judge-answer.ts'
import { compareInWorker } from '#app/sql-engine.ts'
import { bound } from '#sql/execution/parameters.ts'
import type { AskedSql } from '#sql/execution/judge-running.ts'

const ddl = `CREATE TABLE customer (id INTEGER PRIMARY KEY, name VARCHAR NOT NULL, city VARCHAR);`
const model = 'SELECT name FROM customer WHERE city IS NULL'

const compare = (given: string) =>
  compareInWorker({
    ddl,
    expected: bound(model, undefined),
    given: bound(given, undefined),
    known: [
      {
        customer: [
          [1, 'Mia', 'Lisbon'],
          [2, 'Ola', null],
        ],
      },
    ],
    seeds: [1, 2, 3, 4, 5, 6, 7, 8],
  })

test('a query is run in the worker, and what it loses is shown', async () => {
  expect(
    await compare("select name from customer where coalesce(city, '-') = '-' or city is null"),
  ).toMatchObject({
    outcome: 'different',
  })
  expect(await compare('select name from customer where not (city is not null)')).toMatchObject({
    outcome: 'same',
  })
  expect(await compare('select name from customer where city = null')).toMatchObject({
    outcome: 'different',
    counterExample: { message: 'Your answer loses Ola.' },
  })
})

const endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n'
const crossJoin = `SELECT count(*) FROM ${Array.from({ length: 24 }, (_, at) => `customer c${at}`).join(', ')}`
const filling =
  'WITH RECURSIVE n(i, s) AS (SELECT 1, hex(zeroblob(40000)) UNION ALL SELECT i + 1, hex(zeroblob(40000)) || i FROM n) SELECT name FROM customer WHERE (SELECT count(DISTINCT s) FROM n) > 0'

test.each([endless, crossJoin, filling])(
  'what would never end is stopped, and the next answer is judged: %s',
  async (runaway) => {
    const since = performance.now()
    expect(await compare(runaway)).toMatchObject({ outcome: 'stopped' })
    const stopped = performance.now() - since
    expect(await compare(model)).toMatchObject({ outcome: 'same' })
    console.log(
      `stopped after ${stopped.toFixed(0)} ms, the next answer came ${(performance.now() - since - stopped).toFixed(0)} ms later`,
    )
  },
)

test('an answer to a card is judged by its text and by what it gives', async () => {
  const question: AskedSql = {
    kind: 'write-sql',
    dialect: 'sqlite',
    ddl,
    expected: [[{ sql: model }]],
    transactions: 'ignore',
    focus: [],
  }
  expect(await judgeAnswer(question, 'select name from customer where city is null', {})).toMatchObject({
    grade: 3,
  })
  expect(
    await judgeAnswer(question, "select name from customer where ifnull(city, 'x') is null", {}),
  ).toMatchObject({
    verdict: 'wrong',
    grade: 1,
  })
})
