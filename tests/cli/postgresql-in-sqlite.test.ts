import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AnswerJudge } from '#cli/judge-answer.ts'
import { readRequest } from '#cli/judge-request.ts'
import { inSqlite } from '#cli/postgresql-in-sqlite.ts'

const judge = new AnswerJudge()
const ddl = `CREATE TABLE customer (id SERIAL PRIMARY KEY, name VARCHAR NOT NULL, city VARCHAR);
CREATE TABLE purchase (id SERIAL PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customer (id), bought_on DATE NOT NULL, qty INTEGER)`

const verdictOf = async (expected: string, answer: string): Promise<string> => {
  const line = { ddl, dialect: 'postgresql', kind: 'write-sql', expected: [expected], answer }
  const read = readRequest(JSON.stringify(line))
  if (typeof read === 'string') throw new Error(read)
  return (await judge.judge(read)).verdict
}

describe('a query for PostgreSQL', () => {
  test.each([
    [
      "SELECT name FROM customer WHERE city ILIKE 'os%'",
      "select name from customer where lower(city) like 'os%'",
    ],
    [
      'SELECT name FROM customer WHERE id = ANY (ARRAY[1, 2])',
      "select name from customer where id = any('{1,2}')",
    ],
    [
      'SELECT EXTRACT(YEAR FROM bought_on) AS y, count(*) FROM purchase GROUP BY y',
      "select date_part('year', p.bought_on)::int, count(p.id) from purchase p group by 1",
    ],
    [
      'DELETE FROM purchase USING customer WHERE customer_id = customer.id AND city IS NULL',
      'delete from purchase p where p.customer_id in (select id from customer where city is null)',
    ],
    [
      'SELECT name FROM customer ORDER BY id FETCH FIRST 2 ROWS ONLY',
      "select name::text || '' from customer order by id::bigint limit 2",
    ],
  ])('%s may be put another way', async (expected, answer) => {
    expect(['reordered', 'equivalent']).toContain(await verdictOf(expected, answer))
    expect(['reordered', 'equivalent']).toContain(await verdictOf(answer, expected))
  })

  test.each([
    ["SELECT name FROM customer WHERE city ILIKE 'os%'", "select name from customer where city like 'os%'"],
    [
      "SELECT name FROM customer WHERE city LIKE 'Os%'",
      "select name from customer where lower(city) like 'os%'",
    ],
    [
      'SELECT name FROM customer WHERE id = ANY (ARRAY[1, 2])',
      'select name from customer where id <> all (array[1, 2])',
    ],
    [
      'DELETE FROM purchase USING customer WHERE customer_id = customer.id AND city IS NULL',
      'delete from purchase using customer where city is null',
    ],
  ])('%s is not met by what gives other rows', async (expected, answer) => {
    expect(await verdictOf(expected, answer)).toBe('wrong')
  })
})

describe('in the words of SQLite', () => {
  test.each([
    ['SELECT a FROM t WHERE a = 1', 'SELECT a FROM t WHERE a = 1'],
    ["SELECT t.a::numeric(9, 2), '::int'", "SELECT CAST(t.a AS REAL), '::int'"],
    [
      "SELECT (a + b)::integer, f(x)::text, '2024-01-01'::date",
      "SELECT CAST((a + b) AS INTEGER), f(x), date('2024-01-01')",
    ],
    ['SELECT a WHERE b || t.c NOT ILIKE lower(?)', 'SELECT a WHERE lower(b || t.c) NOT LIKE lower(lower(?))'],
    ['SELECT a WHERE b <> ALL (SELECT c FROM d)', 'SELECT a WHERE b NOT IN (SELECT c FROM d)'],
    ["SELECT date_trunc('month', a), now()", "SELECT strftime('%Y-%m-01', a), CURRENT_TIMESTAMP"],
    ['UPDATE public.t x SET a = 1', 'UPDATE t AS x SET a = 1'],
    ['SELECT a FROM t WHERE b > ALL (SELECT 1)', 'SELECT a FROM t WHERE b > ALL (SELECT 1)'],
    ['SELECT ((a::', 'SELECT ((a'],
    ['ILIKE :: ANY ( EXTRACT(', 'ILIKE :: ANY ( EXTRACT('],
  ])('%s', (sql, written) => {
    expect(inSqlite(sql).trim()).toBe(written.trim())
  })

  test('whatever it is', () => {
    const words =
      "ILIKE NOT :: || ( ) . , ANY ALL = <> ARRAY [ ] EXTRACT date_part date_trunc year from 'month' a t.b CAST AS date USING delete update where now public FETCH FIRST ONLY '{1}' ;".split(
        ' ',
      )
    const texts = fc.array(fc.constantFrom(...words), { maxLength: 25 })
    fc.assert(
      fc.property(texts, (some) => {
        expect(inSqlite(some.join(' '))).toBeTypeOf('string')
      }),
      { numRuns: 2000 },
    )
  })
})
