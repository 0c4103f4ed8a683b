import { describe, expect, it } from 'vitest'
import type { PredictSql } from '#card-types/predict-sql/schema.ts'
import { type ChosenAnswer, fillGap, gapPlaces, predictSql } from '#card-types/predict-sql/type.ts'

const select = (sql: string, line: number) => ({ sql, line })
const wrong = (sql: string, why: string) => ({ code: ['x'], why, statements: [select(sql, 1)] })
const base: PredictSql = {
  id: 'p',
  kind: 'predict-sql',
  ask: 'What SQL?',
  code: ['a', 'b'],
  expected: [
    {
      sqlalchemy: '2.1.3',
      statements: [
        { sql: 'BEGIN', tx: true, line: 1 },
        select('SELECT u.id FROM u', 1),
        select('SELECT a.id FROM a WHERE a.user_id = ?', 2),
      ],
    },
  ],
}
const gapped: PredictSql = {
  ...base,
  gaps: [
    { of: 'a.user_id = ?', not: ['a.id = ?', 'u.id = ?'], why: ['that is its own key', ''] },
    { of: 'FROM u', not: ['FROM a', 'FROM u, a'] },
  ],
}

describe('predicting SQL', () => {
  it('asks about the statements of the line in question only', () => {
    expect(predictSql.searchText({ ...base, line: 2 })).not.toContain('FROM u')
    expect(gapPlaces({ ...gapped, line: 2 })).toHaveLength(1)
  })

  it('leaves transaction boundaries out unless the card is about them', () => {
    expect(predictSql.searchText(base)).not.toContain('BEGIN')
    expect(predictSql.searchText({ ...base, transactions: true })).toContain('BEGIN')
  })

  it('judges gaps in reading order and names the right piece and the difference', () => {
    const verdict = predictSql.judge(gapped, { choices: [0, 1], active: 1 })
    expect(verdict).toEqual({
      right: false,
      parts: [
        { right: true, given: 'FROM u', expected: 'FROM u' },
        { right: false, given: 'a.id = ?', expected: 'a.user_id = ?', why: 'that is its own key' },
      ],
    })
  })

  it('moves on to the next empty gap, round the end', () => {
    const blank = predictSql.blank(gapped, 1) as ChosenAnswer
    expect(blank).toEqual({ choices: [null, null], active: 0 })
    const last = fillGap({ ...blank, active: 1 }, 2)
    expect(last).toEqual({ choices: [null, 2], active: 0 })
    expect(predictSql.complete(gapped, last)).toBe(false)
    const full = fillGap(last, 0)
    expect(full).toEqual({ choices: [0, 2], active: 0 })
    expect(predictSql.complete(gapped, full)).toBe(true)
    expect(fillGap({ ...full, active: 1 }, 1)).toEqual({ choices: [0, 1], active: 1 })
  })

  it('picks between the statements of three programs', () => {
    const card: PredictSql = {
      ...base,
      wrong: [wrong('SELECT 1', 'nothing is joined'), wrong('SELECT 2', '')],
    }
    expect(predictSql.mode(card)).toBe('pick')
    expect(predictSql.judge(card, { choices: [1], active: 0 })?.parts).toEqual([
      {
        right: false,
        given: 'SELECT 1',
        expected: 'SELECT u.id FROM u SELECT a.id FROM a WHERE a.user_id = ?',
        why: 'nothing is joined',
      },
    ])
    const same: PredictSql = { ...card, wrong: [wrong('SELECT 1', ''), wrong('SELECT  1', '')] }
    expect(predictSql.problems(same)).toEqual(['wrong: two of the programs send the same SQL'])
  })

  it('leaves free recall to the person', () => {
    expect(predictSql.mode(base)).toBe('show')
    expect(predictSql.judge(base, predictSql.blank(base, 1))).toBeUndefined()
  })

  it('says what makes a card unusable', () => {
    const { expected: _expected, ...unfilled } = base
    expect(predictSql.problems(unfilled)).toHaveLength(1)
    expect(predictSql.problems({ ...base, gaps: [{ of: 'JOIN', not: ['a', 'b'] }] })[0]).toContain('"JOIN"')
    expect(predictSql.problems({ ...base, gaps: [{ of: 'FROM u', not: ['a', 'a'] }] })).toEqual([
      'gaps: "a" is on offer twice',
    ])
  })
})
