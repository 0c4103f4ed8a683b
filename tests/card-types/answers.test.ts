import { describe, expect, it } from 'vitest'
import { cloze } from '#card-types/cloze/type.ts'
import { countQueries, eraseDigit, typeDigit } from '#card-types/count-queries/type.ts'
import { answerText } from '#card-types/predict-result/answer-text.ts'
import { spotTheBug } from '#card-types/spot-the-bug/type.ts'

const rows = (...all: unknown[][]) => ({ rows: { columns: [], rows: all } })
const type = (...digits: number[]) => digits.reduce(typeDigit, { digits: '' }).digits
const counted = (line: number, digits: string) =>
  countQueries.judge({ ...countQueries.sample, line }, { digits })?.right

describe('a result in one line', () => {
  it.each([
    [rows(['Chess set'], ['Atlas']), 'Chess set, Atlas'],
    [rows([1, 'ana'], [2, null]), "(1, 'ana'), (2, NULL)"],
    [rows([null]), 'NULL'],
    [rows(), 'no rows'],
    [{ value: "['ana']" }, "['ana']"],
    [{ value: 'None', stdout: 'a\nb\n' }, 'a\nb'],
    [{ value: 'None' }, 'None'],
    [
      { value: '3', error: { type: 'DetachedInstanceError', message: 'Parent instance …' } },
      'DetachedInstanceError',
    ],
    [{}, ''],
  ])('%j', (outcome, text) => {
    expect(answerText(outcome)).toBe(text)
  })
})

describe('a typed cloze', () => {
  const { not: _not, why: _why, ...typed } = { ...cloze.sample, text: 'It is kept in the {{Identity  Map}}.' }
  it('does not count letter case, spaces, quotes or backticks', () => {
    for (const text of ['identity map', ' Identity   MAP ', '`identity map`', '“identity map”'])
      expect(cloze.judge(typed, { choice: null, typed: text })?.right).toBe(true)
  })
  it('counts words', () => {
    expect(cloze.judge(typed, { choice: null, typed: 'identity' })?.parts[0]?.expected).toBe('Identity  Map')
    expect(cloze.complete(typed, { choice: null, typed: ' ` ' })).toBe(false)
  })
})

describe('a count', () => {
  it('is typed with at most two digits', () => {
    expect(type(1, 2)).toBe('12')
    expect(type(1, 2, 3)).toBe('3')
    expect(type(0, 4)).toBe('4')
    expect(eraseDigit({ digits: '12' })).toEqual({ digits: '1' })
    expect(eraseDigit({ digits: '' })).toEqual({ digits: '' })
  })
  it('counts what the line in question sent, even nothing', () => {
    expect(counted(1, '1')).toBe(true)
    expect(counted(2, '0')).toBe(true)
  })
})

describe('spotting a bug', () => {
  it('judges the line and the repair apart', () => {
    const verdict = spotTheBug.judge(spotTheBug.sample, { line: 2, choice: 1 })
    expect(verdict?.parts.map(({ right }) => right)).toEqual([true, false])
    expect(verdict?.parts[1]?.why).toBe(spotTheBug.sample.wrong?.[0].why)
  })
  it('takes every line that the repair replaces', () => {
    const card = { ...spotTheBug.sample, bugLine: 2, fixTo: 3 }
    expect(spotTheBug.judge(card, { line: 3, choice: 0 })?.right).toBe(true)
    expect(spotTheBug.judge(card, { line: 4, choice: 0 })?.right).toBe(false)
  })
  it('judges only the line where the repair is recalled', () => {
    const { wrong: _wrong, ...recalled } = spotTheBug.sample
    expect(spotTheBug.complete(recalled, { line: 1, choice: null })).toBe(true)
    expect(spotTheBug.judge(recalled, { line: 1, choice: null })?.parts).toHaveLength(1)
  })
})
