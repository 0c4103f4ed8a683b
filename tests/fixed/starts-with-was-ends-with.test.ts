import { describe, expect, it } from 'vitest'
import { firstFurtherSeed, furtherKinds } from '#sql/execution/random-rows.ts'
import { judgeSql } from '#sql/judge.ts'
import { sideBySide } from '../sql/execution/side-by-side.ts'
import { asked } from '../sql/question.ts'

const starts = "SELECT user_account.id FROM user_account WHERE (user_account.name LIKE ? || '%')"
const ends = starts.replace("? || '%'", "'%' || ?")
const contains = starts.replace("? || '%'", "'%' || ? || '%'")

describe('the open side of a pattern', () => {
  it.each([
    [starts, ends],
    [starts, ends.replace('?', "'sa'")],
    [starts, contains],
    [ends, starts],
    [contains, starts],
  ])('is no value: %s, %s', (sql, answer) => {
    const { verdict, notes } = judgeSql(asked([{ sql, params: ['sa'] }]), answer)
    expect(verdict).toBe('wrong')
    expect(notes.map(({ clause }) => clause)).toEqual(['where'])
  })

  it.each([
    [starts, "select id from user_account where name like 'sa' || '%'", 'exact'],
    [contains, "select id from user_account where name like '%' || :name_1 || '%'", 'exact'],
    [starts, "select id from user_account where name like 'xy' || '%'", 'values'],
  ])('stands where it is written: %s, %s', (sql, answer, verdict) => {
    expect(judgeSql(asked([{ sql, params: ['sa'] }]), answer).verdict).toBe(verdict)
  })
})

const compare = await sideBySide('CREATE TABLE member (id INTEGER PRIMARY KEY, name VARCHAR NOT NULL);', {
  seeds: Array.from({ length: furtherKinds }, (_, at) => firstFurtherSeed + at),
})

describe('rows for a pattern in pieces', () => {
  it.each([
    ["'sa' || '%'", "'%' || 'sa' || '%'"],
    ["'%' || 'sa'", "'%' || 'sa' || '%'"],
    ["'sa' || '%'", "'%' || 'sa'"],
    ["('%' || 'sa' || '%')", "'%sa_%'"],
  ])('tell them apart: %s, %s', (expected, given) => {
    const query = 'SELECT id FROM member WHERE name LIKE '
    expect(compare(query + expected, query + given)).toMatchObject({
      outcome: 'different',
      counterExample: {},
    })
  })
})
