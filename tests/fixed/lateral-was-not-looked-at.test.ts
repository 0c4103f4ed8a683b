import { expect, test } from 'vitest'
import { judgeSql } from '#sql/judge.ts'
import { asked } from '../sql/question.ts'

const sql =
  'SELECT user_account.name, last.id FROM user_account JOIN LATERAL (SELECT address.id AS id FROM address WHERE address.user_id = user_account.id LIMIT 1) AS last ON true'

test('a subquery that sees the tables before it needs LATERAL', () => {
  const question = asked(sql, { dialect: 'postgresql' })
  expect(judgeSql(question, sql.toLowerCase()).verdict).toBe('exact')
  const { verdict, notes } = judgeSql(question, sql.replace('LATERAL ', ''))
  expect(verdict).toBe('wrong')
  expect(notes.map(({ message }) => message)).toContain('`LATERAL` is missing.')
})

test('and one that does not has none', () => {
  const question = asked(sql.replace('LATERAL ', ''), { dialect: 'postgresql' })
  expect(judgeSql(question, sql).notes.map(({ code }) => code)).toContain('lateral-extra')
})
