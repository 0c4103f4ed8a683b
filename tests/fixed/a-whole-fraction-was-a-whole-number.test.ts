import { expect, it } from 'vitest'
import { Executor } from '#sql/execution/executor.ts'
import { type AskedSql, judgedByRunning, nextStep } from '#sql/execution/judge-running.ts'
import { judgeSql } from '#sql/judge.ts'
import type { SqlVerdict } from '#sql/judgement.ts'
import { openSqlite } from '#sqlite/open.ts'

const executor = new Executor(await openSqlite({ heap: 64 * 1024 * 1024 }), () => 0, 1000)

const verdict = (sql: string, answer: string): SqlVerdict => {
  const asked: AskedSql = {
    kind: 'write-sql',
    dialect: 'sqlite',
    ddl: 'CREATE TABLE book (id INTEGER PRIMARY KEY, price INTEGER NOT NULL)',
    expected: [[{ sql }]],
    transactions: 'optional',
    focus: [],
  }
  const judgement = judgeSql(asked, answer)
  const next = nextStep(asked, answer, judgement)
  const judged =
    next.step === 'done' ? next.judged : judgedByRunning(asked, judgement, executor.compare(next.request))
  return judged.verdict
}

// 7 / 2 is 3 and 7 / 2.0 is 3.5, but as values of their own 2 and 2.0 are one.
it.each([
  ['SELECT price / 2 FROM book', 'SELECT price / 2.0 FROM book'],
  ['SELECT price * 1.0 / 3 FROM book', 'SELECT price * 1 / 3 FROM book'],
  ['UPDATE book SET price = price / 2', 'UPDATE book SET price = price / 2.0'],
])('is told by running: %s, %s', (expected, given) => {
  expect(verdict(expected, given)).toBe('wrong')
})

it.each([
  ['SELECT id FROM book WHERE price > 5', 'SELECT id FROM book WHERE price > 5.0'],
  ['SELECT price / 2.0 FROM book', 'select book.price / 2.0 from book'],
])('stays right where it makes no difference: %s, %s', (expected, given) => {
  expect(verdict(expected, given)).toBe('exact')
})
