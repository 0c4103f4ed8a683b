import { expect, it } from 'vitest'
import { nextStep } from '#sql/execution/judge-running.ts'
import { judgeSql } from '#sql/judge.ts'
import { asked } from '../question.ts'

const insert = { sql: 'INSERT INTO user_account (name) VALUES (?)', params: ['sandy'] }
const savepoint = { sql: 'SAVEPOINT sa_savepoint_1', tx: true }
const back = { sql: 'ROLLBACK TO SAVEPOINT sa_savepoint_1', tx: true }

it.each([
  'insert into user_account (name) values (?)',
  'savepoint a; insert into user_account (name) values (?); release savepoint a',
])('running one statement tells nothing of a savepoint that is missing or ends otherwise: %s', (answer) => {
  const question = { ...asked([savepoint, insert, back]), kind: 'predict-sql' } as const
  const judgement = judgeSql(question, answer)
  expect(judgement.verdict).toBe('wrong')
  expect(nextStep(question, answer, judgement)).toEqual({ step: 'done', judged: judgement })
})

it('a query in the words of the model is told nothing but what was mistyped', () => {
  const question = {
    ...asked('SELECT count(user_account.id) AS count_1 FROM user_account'),
    kind: 'write-sql',
  } as const
  const notesOn = (answer: string) => {
    const next = nextStep(question, answer, judgeSql(question, answer))
    return next.step === 'done' ? next.judged.notes.map(({ code }) => code) : undefined
  }
  expect(notesOn('select count(id) from user_account')).toEqual([])
  expect(notesOn('select count(id) from user_acount')).toEqual(['typo'])
})
