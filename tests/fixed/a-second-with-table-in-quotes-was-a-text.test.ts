import { expect, test } from 'vitest'
import { textsInSingleQuotes } from '#sql/execution/texts-in-quotes.ts'

const names = new Set(['track', 'name'])

test.each([
  'WITH "a" AS (SELECT 1 AS x), "b" AS (SELECT 2 AS y) SELECT * FROM "a", "b"',
  'WITH "a" AS NOT MATERIALIZED (SELECT 1), "b" AS MATERIALIZED (SELECT 2) SELECT * FROM "b"',
  'WITH t("id", "other") AS (SELECT 1, 2) SELECT "id", "other" FROM t',
  'SELECT rank() OVER "w" FROM track WINDOW "w" AS (ORDER BY name)',
])('what a statement defines stays a name: %s', (sql) => {
  expect(textsInSingleQuotes(sql, names)).toBe(sql)
})

test('a text in a list or behind a comparison does not', () => {
  const sql = 'SELECT count(*) AS n FROM track WHERE name IN ("a", "b") OR name = "c"'
  expect(textsInSingleQuotes(sql, names)).toBe(sql.replace(/"(\w)"/gu, "'$1'"))
})
