import { describe, expect, it } from 'vitest'
import { Executor } from '#sql/execution/executor.ts'
import { type AskedSql, type JudgedAnswer, judgedByRunning, nextStep } from '#sql/execution/judge-running.ts'
import { judgeSql } from '#sql/judge.ts'
import { openSqlite } from '#sqlite/open.ts'

const ddl = 'CREATE TABLE member (id INTEGER PRIMARY KEY, name VARCHAR NOT NULL)'

const executor = new Executor(await openSqlite({ heap: 64 * 1024 * 1024 }), () => 0, 1000)

const judge = (
  kind: AskedSql['kind'],
  [sql, params, many]: readonly [string, unknown, boolean],
  answer: string,
): JudgedAnswer => {
  const asked: AskedSql = {
    kind,
    dialect: 'sqlite',
    ddl,
    expected: [[{ sql, params, many }]],
    transactions: 'optional',
    focus: [],
  }
  const judgement = judgeSql(asked, answer)
  const next = nextStep(asked, answer, judgement)
  return next.step === 'done'
    ? next.judged
    : judgedByRunning(asked, judgement, executor.compare(next.request))
}

const inserts = ['INSERT INTO member (name) VALUES (?)', [['ann'], ['bob']], true] as const
const deletes = ['DELETE FROM member WHERE id = ?', [[1], [2]], true] as const

describe('a statement sent with several sets of values', () => {
  it.each([
    [inserts, "INSERT INTO member (name) VALUES ('ann')"],
    [inserts, "INSERT INTO member (name) SELECT ?\n[('ann',), ('bob',), ('bob',)]"],
    [deletes, 'DELETE FROM member WHERE id = 1'],
    [deletes, 'DELETE FROM member WHERE id IN (SELECT ?)\n[(1,), (3,)]'],
  ] as const)('is not the same with one of them: %j, %s', (expected, answer) => {
    expect(judge('write-sql', expected, answer)).toMatchObject({ verdict: 'wrong' })
  })

  it.each([
    [inserts, "INSERT INTO member (name) VALUES ('ann'), ('bob')"],
    [inserts, "INSERT INTO member (name) SELECT ?\n[('ann',), ('bob',)]"],
    [inserts, 'INSERT INTO member (name) SELECT ?'],
    [deletes, 'DELETE FROM member WHERE id IN (1, 2)'],
    [deletes, 'DELETE FROM member WHERE id IN (SELECT ?)'],
  ] as const)('is the same as one that does all: %j, %s', (expected, answer) => {
    expect(judge('write-sql', expected, answer)).toMatchObject({ verdict: 'equivalent' })
  })

  it.each([
    [inserts, "INSERT INTO member (name) SELECT 'ann'"],
    [inserts, "INSERT INTO member (name) VALUES ('ann'), ('bob')"],
    [deletes, 'DELETE FROM member WHERE id IN (1, 2)'],
  ] as const)('is predicted by its own text alone: %j, %s', (expected, answer) => {
    expect(judge('predict-sql', expected, answer).verdict).toBe('wrong')
  })

  it('is compared by its text where the sets are too many to run', () => {
    const sets = Array.from({ length: 5000 }, (_, at) => [at])
    const answer = 'DELETE FROM member WHERE id IN (SELECT ?)'
    expect(judge('predict-sql', [deletes[0], sets, true], answer).verdict).toBe('wrong')
    expect(judge('write-sql', [deletes[0], sets, true], answer).notRun).toBeDefined()
  })
})

it('counts a statement as often as the answer says it was sent', () => {
  const one = ["INSERT INTO member (name) VALUES ('ann')", undefined, false] as const
  expect(judge('write-sql', one, "INSERT INTO member (name) VALUES ('ann')\nx3").verdict).toBe('wrong')
})
