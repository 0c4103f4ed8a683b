import { expect, test } from 'vitest'
import { judgeSql } from '#sql/judge.ts'
import { asked } from '../sql/question.ts'

const byName = 'SELECT user_account.id FROM user_account WHERE user_account.name = ?'
const byYear = "SELECT user_account.id FROM user_account WHERE strftime('%Y', user_account.name) = '1981'"

test.each([
  ['5', "'5'"],
  ['007', "'007'"],
  [5, '5'],
  [0.5, '.5'],
  [true, 'TRUE'],
  [null, 'NULL'],
])('the bound value %j may be written as %s', (value, written) => {
  const question = asked([{ sql: byName, params: [value] }])
  expect(judgeSql(question, `select id from user_account where name = ${written}`).verdict).toBe('exact')
})

test.each([
  ['5', '5', "SQLAlchemy sends `'5'`, you wrote `5`"],
  [5, "'5'", "SQLAlchemy sends `5`, you wrote `'5'`"],
  [null, "'NULL'", "SQLAlchemy sends `NULL`, you wrote `'NULL'`"],
])('the bound value %j is not %s', (value, written, words) => {
  const question = asked([{ sql: byName, params: [value] }])
  const { verdict, notes } = judgeSql(question, `select id from user_account where name = ${written}`)
  expect(verdict).toBe('values')
  expect(notes[0]?.message).toContain(words)
})

test('a written text is not the number that it reads like', () => {
  const question = asked(byYear)
  expect(judgeSql(question, byYear).verdict).toBe('exact')
  expect(judgeSql(question, byYear.replace("'1981'", '1981')).verdict).toBe('values')
})
