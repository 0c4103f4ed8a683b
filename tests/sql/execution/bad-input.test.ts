import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Executor } from '#sql/execution/executor.ts'
import { type AskedSql, type JudgedAnswer, judgedByRunning, nextStep } from '#sql/execution/judge-running.ts'
import { judgeSql } from '#sql/judge.ts'
import { openSqlite } from '#sqlite/open.ts'

const heap = 64 * 1024 * 1024
const executor = new Executor(await openSqlite({ heap }), () => performance.now())

const question: AskedSql = {
  kind: 'write-sql',
  dialect: 'sqlite',
  ddl: 'CREATE TABLE customer (id INTEGER PRIMARY KEY, name VARCHAR NOT NULL, city VARCHAR);',
  expected: [[{ sql: 'SELECT name FROM customer WHERE city IS NULL' }]],
  transactions: 'ignore',
  focus: [],
  witness: [{ customer: [[1, 'ana', null]] }],
}

const judged = (answer: string, asked = question): JudgedAnswer => {
  const judgement = judgeSql(asked, answer)
  const next = nextStep(asked, answer, judgement)
  return next.step === 'done'
    ? next.judged
    : judgedByRunning(asked, judgement, executor.compare(next.request))
}

const said = ({ notes, syntax, notRun }: JudgedAnswer): string =>
  [...notes.map(({ message }) => message), syntax?.message, notRun].filter(Boolean).join(' ')

const stillWorks = (): void => {
  expect(judged('select name from customer where not (city is not null)')).toMatchObject({ grade: 3 })
  expect(executor.heapSize()).toBeLessThanOrEqual(heap)
}

const endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)'

describe('an answer that would do harm gets a clear word, and the next one is judged', () => {
  it.each([
    ['ATTACH', "ATTACH 'x.db' AS other", /`ATTACH` has no place/u],
    ['PRAGMA', 'PRAGMA writable_schema = 1', /`PRAGMA` has no place/u],
    ['load_extension', "SELECT load_extension('x')", /`load_extension` has no place/u],
    ['VACUUM', 'VACUUM', /`VACUUM` has no place/u],
    ['endless counting', `${endless} SELECT count(*) FROM n`, /ran for too long/u],
    ['endless rows', `${endless} SELECT i FROM n`, /far more than the question asks for|too long/u],
    ['many columns', 'SELECT a.name, a.name, b.name FROM customer a, customer b', /gives 3 columns/u],
    ['a huge value', 'SELECT hex(zeroblob(900000000))', /far more|memory/u],
    ['a megabyte', `SELECT name FROM customer -- ${'x'.repeat(1_000_000)}`, /longer than 20,000 characters/u],
    ['parentheses', `SELECT ${'('.repeat(9000)}1${')'.repeat(9000)}`, /too deeply|too long/u],
    ['two statements', 'SELECT name FROM customer; DROP TABLE customer', /one statement, you wrote 2/u],
    ['a change', 'DELETE FROM customer', /The question asks for rows/u],
    ['a rollback', 'ROLLBACK', /no statement/u],
    ['a repeat count', 'x1000000000', /no statement|Expected/u],
    ['control characters', '\u0000\u0001\u0002', /means nothing in SQL/u],
    ['nothing', '   ', /no statement/u],
    ['an open quote', "select name from customer where city = 'x", /never closed/u],
    ['an unknown column', 'select nme from customer', /There is no column `nme`/u],
    ['an unknown table', 'select name from custmoers where 1', /There is no table `custmoers`/u],
  ])('%s', (_, answer, words) => {
    const found = judged(answer)
    expect(said(found)).toMatch(words)
    expect(found.grade === null || found.grade === 1).toBe(true)
    stillWorks()
  })

  it('a million rows of a cross join are never gathered', () => {
    const tables = Array.from({ length: 24 }, (_, at) => `customer c${at}`).join(', ')
    expect(said(judged(`SELECT c0.name FROM ${tables}`))).not.toBe('')
    stillWorks()
  })

  it('whatever the text is', () => {
    const words = fc.constantFrom(
      ...'SELECT FROM WHERE customer name city ( ) , = IS NULL NOT JOIN ON 1 \' " ; UNION WITH AS * LIMIT ? :x'.split(
        ' ',
      ),
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 25 }), (parts) => {
        const { grade, verdict } = judged(parts.join(' '))
        expect(grade === null || (grade >= 1 && grade <= 4)).toBe(true)
        expect(verdict).toBeTypeOf('string')
      }),
      { numRuns: 400 },
    )
    stillWorks()
  })
})

describe('without an engine', () => {
  it('the text alone decides where it can, and says so where it cannot', () => {
    const alone = (answer: string): JudgedAnswer =>
      judgedByRunning(question, judgeSql(question, answer), undefined)
    expect(alone('select name from customer where city is null').verdict).toMatch(/^(?:exact|same)$/u)
    const open = alone("select name from customer where ifnull(city, '') = ''")
    expect(open).toMatchObject({ grade: null, notRun: expect.stringContaining('grade yourself') })
  })
})
