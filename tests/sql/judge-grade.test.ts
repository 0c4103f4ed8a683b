import { describe, expect, it } from 'vitest'
import { gradeOf } from '#sql/grade.ts'
import { judgeSql, prepareQuestion } from '#sql/judge.ts'
import type { JudgeCircumstances } from '#sql/circumstances.ts'
import { asked } from './question.ts'

const question = asked([
  {
    sql: 'SELECT user_account.id, user_account.name FROM user_account WHERE user_account.id = ?',
    params: [1],
  },
])
const right = 'select id, name from user_account where id = 1'
const best: JudgeCircumstances = { mode: 'type', fast: true, previousGrade: 3 }
const gradeFor = (answer: string, circumstances: JudgeCircumstances = {}, focus: string[] = []) =>
  judgeSql({ ...question, focus }, answer, circumstances).grade

describe('the suggested grade', () => {
  it('is Good for a right answer, Easy only when typed at once, fast, and Good before', () => {
    expect(gradeFor(right)).toBe(3)
    expect(gradeFor(right, best)).toBe(4)
    expect(gradeFor(right, { ...best, mode: 'tiles' })).toBe(3)
    expect(gradeFor(right, { ...best, repairs: 1 })).toBe(3)
    expect(gradeFor(right, { ...best, fast: false })).toBe(3)
    expect(gradeFor(right, { ...best, previousGrade: 2 })).toBe(3)
    expect(gradeFor(right.replace('select', 'selct'), best)).toBe(3)
  })

  it('is Hard after a hint, for another way, other values and a small miss', () => {
    expect(gradeFor(right, { ...best, hinted: true })).toBe(2)
    expect(gradeFor('select name, id from user_account where id = 1')).toBe(2)
    expect(gradeFor('select id, name from user_account where id = 2')).toBe(2)
    expect(gradeFor('select id from user_account where id = 1')).toBe(2)
  })

  it('is Again for a wrong answer, and for a difference in what the card is about', () => {
    expect(gradeFor('select id, name from user_account')).toBe(1)
    expect(gradeFor('select id, name from user_account where id = 2', {}, ['params'])).toBe(1)
    expect(gradeFor('select id from user_account where id = 1', {}, ['select'])).toBe(1)
  })

  it('is open for what cannot be read, until two repairs are used up', () => {
    expect(gradeFor('select (')).toBeNull()
    expect(gradeFor('select (', { repairs: 1 })).toBeNull()
    expect(gradeFor('select (', { repairs: 2 })).toBe(1)
  })

  it('of an equivalent answer is Hard', () => {
    expect(gradeOf('equivalent', [], [], best)).toBe(2)
  })
})

it('prepares a question once', () => {
  expect(prepareQuestion(question)).toBe(prepareQuestion(question))
})
