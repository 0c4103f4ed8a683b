import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { cardTypes, typeOf } from '#card-types/index.ts'
import { cardSchema } from '#card-types/schema.ts'
import { judgeSql } from '#sql/judge.ts'

const freeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(freeze)
  return Object.freeze(value)
}

describe.each(Object.keys(cardTypes))('the card type %s', (kind) => {
  const type = typeOf({ kind })
  const sample = freeze(type.sample)
  const answers = freeze(type.sampleAnswers)

  it('has a sample that a deck may contain', () => {
    expect(sample.kind).toBe(kind)
    expect(cardSchema.safeParse(sample)).toEqual({ success: true, data: sample })
    expect(type.problems(sample)).toEqual([])
  })

  it('refuses a field that it does not know', () => {
    const parsed = cardSchema.safeParse({ ...sample, qestion: 'misspelt' })
    expect(parsed.error?.issues).toMatchObject([{ code: 'unrecognized_keys', keys: ['qestion'] }])
  })

  it('has a view', () => {
    expect(existsSync(new URL(`../../src/card-types/${kind}/view.tsx`, import.meta.url))).toBe(true)
  })

  it('can be found by words', () => {
    expect(type.searchText(sample).trim()).not.toBe('')
    expect(type.label.trim()).not.toBe('')
  })

  it('begins with an answer that is not complete', () => {
    for (const seed of [0, 1, 2, 99]) expect(type.complete(sample, type.blank(sample, seed))).toBe(false)
  })

  it('judges only what it can', () => {
    const blank = type.blank(sample, 1)
    const elsewhere = type.mode(sample) === 'show' || type.asSql?.(sample, blank) !== undefined
    expect(type.judge(sample, blank) === undefined).toBe(elsewhere)
    expect(answers === null).toBe(type.mode(sample) === 'show')
  })

  it('keeps answers as plain data', () => {
    const given = [answers?.right ?? null, answers?.wrong ?? null, type.blank(sample, 3)]
    expect(JSON.parse(JSON.stringify(given))).toEqual(given)
  })
})

const isSql = (kind: string): boolean => {
  const { asSql, sample, sampleAnswers } = typeOf({ kind })
  return sampleAnswers !== null && asSql?.(sample, sampleAnswers.right) !== undefined
}
const judgedKinds = Object.keys(cardTypes).filter(
  (kind) => typeOf({ kind }).sampleAnswers !== null && !isSql(kind),
)

describe.each(Object.keys(cardTypes).filter(isSql))('the answers in SQL of %s', (kind) => {
  const { sample, sampleAnswers, asSql, sqlQuestion, complete } = typeOf({ kind })

  it('are held against a statement, the right one only being the same', () => {
    const question = sqlQuestion?.(sample, '')
    const verdicts = [sampleAnswers?.right, sampleAnswers?.wrong].map((answer) => {
      expect(complete(sample, answer)).toBe(true)
      return question && judgeSql(question, asSql?.(sample, answer) ?? '').verdict
    })
    expect(verdicts[0]).toMatch(/^(?:exact|same)$/u)
    expect(verdicts[1]).not.toMatch(/^(?:exact|same|reordered)$/u)
  })
})

describe.each(judgedKinds)('the judge of %s', (kind) => {
  const type = typeOf({ kind })
  const sample = freeze(type.sample)
  const answers = freeze(type.sampleAnswers)

  it('judges the right answer right and the wrong one wrong', () => {
    const right = type.judge(sample, answers?.right)
    expect(right?.right).toBe(true)
    expect(right?.parts.every((part) => part.right && part.given !== '')).toBe(true)
    const wrong = type.judge(sample, answers?.wrong)
    expect(wrong?.right).toBe(false)
    for (const part of wrong?.parts ?? []) expect(part.expected).not.toBe('')
    expect(wrong?.parts.some((part) => !part.right)).toBe(true)
    expect(type.complete(sample, answers?.right)).toBe(true)
    expect(type.complete(sample, answers?.wrong)).toBe(true)
  })

  it('judges the same answer the same way', () => {
    for (const answer of [answers?.right, answers?.wrong, type.blank(sample, 3)])
      expect(type.judge(sample, answer)).toEqual(type.judge(sample, structuredClone(answer)))
  })
})

describe('the registry', () => {
  it('refuses a kind that does not exist, and says which', () => {
    expect(() => typeOf({ kind: 'flash' })).toThrow('"flash"')
    expect(() => typeOf({ kind: 'toString' })).toThrow('"toString"')
  })
})
