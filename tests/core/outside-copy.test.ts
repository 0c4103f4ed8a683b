import { expect, test } from 'vitest'
import { reviewsAtRisk } from '#core/outside-copy.ts'

const days = new Map([
  [100, { reviews: 150 }],
  [110, { reviews: 120 }],
  [120, { reviews: 90 }],
])

test.each([
  ['never copied', undefined, 120, 360],
  ['copied 13 days ago', 107, 120, undefined],
  ['copied 14 days ago, with enough since', 106, 120, 210],
  ['copied long ago, with little since', 110, 140, undefined],
])('%s', (_, copied, today, reviews) => {
  expect(reviewsAtRisk(days, copied, today)).toBe(reviews)
})

test('few answers are no matter even if they were never copied', () => {
  expect(reviewsAtRisk(new Map([[100, { reviews: 199 }]]), undefined, 200)).toBeUndefined()
})
