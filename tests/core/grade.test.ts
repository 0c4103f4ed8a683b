import { expect, test } from 'vitest'
import { suggestedGrade } from '#core/grade.ts'

test('a right answer suggests Good', () => {
  expect(suggestedGrade({ right: true })).toBe(3)
})

test('an answer with anything wrong suggests Again', () => {
  expect(suggestedGrade({ right: false })).toBe(1)
})

test('an answer nobody judged suggests nothing', () => {
  expect(suggestedGrade(undefined)).toBeUndefined()
})
