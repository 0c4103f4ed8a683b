import { describe, expect, test } from 'vitest'
import { AnswerJudge } from '#cli/judge-answer.ts'
import { readRequest } from '#cli/judge-request.ts'
import { textsInSingleQuotes } from '#sql/execution/texts-in-quotes.ts'

const judge = new AnswerJudge()
const verdictOf = async (request: object): Promise<string> => {
  const read = readRequest(JSON.stringify(request))
  if (typeof read === 'string') throw new Error(read)
  return (await judge.judge(read)).verdict
}

const ddl = 'CREATE TABLE author (id INTEGER PRIMARY KEY, name TEXT)'

test.each([
  'PRAGMA main.table_info("writes")',
  'CREATE TABLE "my writes" (id INTEGER, "the author" INTEGER)',
])('a log that speaks of new tables judges itself exact: %s', async (log) => {
  expect(await verdictOf({ ddl, expected: [log], answer: log })).toBe('exact')
})

test('an order by a new name of a column stays one', async () => {
  const expected = ['SELECT name "The Name" FROM author ORDER BY "The Name"']
  const ask = (answer: string) => verdictOf({ kind: 'write-sql', ddl, expected, answer })
  expect(await ask('SELECT name FROM author ORDER BY name')).toBe('same')
  expect(await ask('SELECT name FROM author')).toBe('wrong')
})

describe('in double quotes', () => {
  const names = new Set(['author', 'name'])

  test.each([
    'SELECT count(*) "How Many" FROM author ORDER BY "How Many"',
    'SELECT name "The Name" FROM "author" "A B" WHERE "A B"."name" IS NULL',
    'SELECT 1 "One" FROM author GROUP BY "One"',
  ])('names stay names: %s', (sql) => {
    expect(textsInSingleQuotes(sql, names)).toBe(sql)
  })

  test.each([
    ['SELECT name FROM author WHERE name = "x"', "SELECT name FROM author WHERE name = 'x'"],
    ['SELECT name FROM author WHERE name IN ("x", "y")', "SELECT name FROM author WHERE name IN ('x', 'y')"],
    ['SELECT "x" FROM author WHERE name LIKE "y"', "SELECT 'x' FROM author WHERE name LIKE 'y'"],
  ])('texts become texts: %s', (sql, plain) => {
    expect(textsInSingleQuotes(sql, names)).toBe(plain)
  })
})
