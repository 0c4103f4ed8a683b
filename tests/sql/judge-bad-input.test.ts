import { describe, expect, it } from 'vitest'
import { judgeSql } from '#sql/judge.ts'
import { readsAs } from '#sql/reads-as.ts'
import { asked } from './question.ts'

const question = asked('SELECT user_account.id FROM user_account WHERE user_account.name = ?')
const nested = Array.from({ length: 40 }).reduce(
  (sql: string) => `SELECT a + a AS a FROM (${sql})`,
  'SELECT id AS a FROM user_account',
)

describe('an answer that nobody meant', () => {
  it.each([
    ['a million characters', 'x'.repeat(1_000_000), 'This is too long to be read.'],
    ['control characters', '\u0000\u0001'.repeat(999), 'The character "\\u0000" means nothing in SQL.'],
    ['10,000 parentheses', '('.repeat(10_000), 'This is too long to be read.'],
    ['500 levels', `select ${'('.repeat(500)}1${')'.repeat(500)}`, 'This is nested too deeply to be read.'],
    ['nothing', ' \n', 'There is no statement yet.'],
  ])('of %s gets a clear word', (_, answer, message) => {
    expect(judgeSql(question, answer)).toMatchObject({
      verdict: 'unparsed',
      grade: null,
      syntax: { message },
    })
    expect(readsAs(answer).problem?.message ?? message).toBe(message)
  })

  it.each([
    ['a repeat count of 10^9', 'select id from user_account\nx1000000000'],
    ['columns that double 40 times', nested],
    [
      '800 terms',
      `select id from user_account where ${Array.from({ length: 400 }, (_, at) => `id = ${at}`).join(' or ')}`,
    ],
    ['names of object methods', 'select __proto__, constructor, hasOwnProperty from toString'],
    ['ATTACH', "ATTACH DATABASE 'x' AS y"],
  ])('of %s is wrong, with a note', (_, answer) => {
    const { verdict, notes } = judgeSql(question, answer)
    expect(verdict).toBe('wrong')
    expect(notes.length).toBeGreaterThan(0)
  })

  it('is exact when it is a stored answer that shows broken SQL on purpose', () => {
    const broken = "SELECT id FROM user_account WHERE name = 'O'Brien'"
    expect(judgeSql(asked(broken), `  ${broken.toLowerCase()};`).verdict).toBe('exact')
  })

  it('to a question without a schema is judged by the names of the expected statements', () => {
    const bare = { ...question, ddl: '' }
    expect(judgeSql(bare, 'select id from user_account where name = ?').verdict).toBe('exact')
    expect(judgeSql(bare, 'select id from user_account where id = ?').verdict).toBe('wrong')
  })
})
