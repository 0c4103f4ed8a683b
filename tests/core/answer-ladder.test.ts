import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AnswerWish, type Rung, rungFor } from '#core/answer-ladder.ts'

const all: readonly Rung[] = ['gaps', 'tiles', 'type']
const known = (stability: number) => ({ stability, state: 'review' as const })
const fresh = { stability: 0, state: 'new' as const }

describe('the ladder of answering', () => {
  it('begins with choosing or filling', () => {
    expect(rungFor(all, fresh, 'ladder')).toBe('gaps')
    expect(rungFor(['pick', 'tiles'], known(3.9), 'ladder')).toBe('pick')
  })

  it('asks for tiles from four days and for typing from three weeks of stability', () => {
    expect(rungFor(all, known(4), 'ladder')).toBe('tiles')
    expect(rungFor(all, known(20.9), 'ladder')).toBe('tiles')
    expect(rungFor(all, known(21), 'ladder')).toBe('type')
  })

  it('stays below a way that the card does not allow', () => {
    expect(rungFor(['gaps', 'tiles'], known(400), 'ladder')).toBe('tiles')
    expect(rungFor(['gaps'], known(10), 'ladder')).toBe('gaps')
    expect(rungFor(['type'], fresh, 'ladder')).toBe('type')
    expect(rungFor([], known(10), 'ladder')).toBeUndefined()
  })

  it('goes one step down after a lapse', () => {
    const lapsed = (stability: number) => ({ stability, state: 'relearning' as const })
    expect(rungFor(all, lapsed(30), 'ladder')).toBe('tiles')
    expect(rungFor(all, lapsed(6), 'ladder')).toBe('gaps')
    expect(rungFor(all, lapsed(1), 'ladder')).toBe('gaps')
  })

  it('follows the person: typing wherever it can, or taps wherever they can', () => {
    expect(rungFor(all, fresh, 'typing')).toBe('type')
    expect(rungFor(['gaps', 'tiles'], known(10), 'typing')).toBe('tiles')
    expect(rungFor(all, known(400), 'taps')).toBe('tiles')
    expect(rungFor(['type'], known(400), 'taps')).toBe('type')
  })

  it('always names a way that the card allows', () => {
    fc.assert(
      fc.property(
        fc.subarray<Rung>(['pick', 'gaps', 'tiles', 'type'], { minLength: 1 }),
        fc.record({
          stability: fc.double({ min: 0, max: 36_500, noNaN: true }),
          state: fc.constantFrom(
            'new' as const,
            'learning' as const,
            'review' as const,
            'relearning' as const,
          ),
        }),
        fc.constantFrom<AnswerWish>('ladder', 'taps', 'typing'),
        (possible, memory, wish) => {
          expect(possible).toContain(rungFor(possible, memory, wish))
        },
      ),
    )
  })
})
