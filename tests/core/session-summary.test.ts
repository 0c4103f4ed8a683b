import { describe, expect, test } from 'vitest'
import type { CardId } from '#core/ids.ts'
import { type SessionAnswer, sessionSummary } from '#core/session-summary.ts'

const answer = (
  id: CardId,
  grade: 1 | 2 | 3 | 4,
  intervalBefore: number,
  interval: number,
  more: Partial<SessionAnswer> = {},
): SessionAnswer => ({
  id,
  grade,
  tookMs: 5000,
  wasReview: intervalBefore >= 1,
  intervalBefore,
  interval,
  ...more,
})

describe('the summary of a session', () => {
  test('says how much of what was known was still known at the first attempt', () => {
    const summary = sessionSummary([
      answer('d/1', 3, 9, 26),
      answer('d/2', 1, 12, 10 / 1440),
      answer('d/2', 3, 10 / 1440, 1),
      answer('d/3', 2, 4, 5),
      answer('d/4', 3, 0, 10 / 1440),
      answer('d/5', 3, 2, 5),
    ])
    expect(summary).toMatchObject({ answers: 6, cards: 5, begun: 1, asked: 4, held: 3, recalled: 0.75 })
  })

  test('has no percentage when only new cards were met', () => {
    expect(sessionSummary([answer('d/1', 3, 0, 3)])).toMatchObject({
      asked: 0,
      recalled: undefined,
      begun: 1,
    })
    expect(sessionSummary([])).toMatchObject({ answers: 0, cards: 0, ms: 0, daysGained: 0, moves: [] })
  })

  test('adds up the time, a minute for an answer at most', () => {
    const summary = sessionSummary([
      answer('d/1', 3, 1, 3, { tookMs: 8000 }),
      answer('d/2', 3, 1, 3, { tookMs: 900_000 }),
    ])
    expect(summary.ms).toBe(68_000)
  })

  test('days of memory gained are what intervals grew by; what shrank takes nothing away', () => {
    const summary = sessionSummary([
      answer('d/1', 3, 9, 26),
      answer('d/2', 3, 4, 15),
      answer('d/3', 1, 12, 10 / 1440),
      answer('d/3', 3, 10 / 1440, 1),
    ])
    expect(summary.daysGained).toBe(28)
  })

  test('furthest moves are the three cards that moved most, from their first to their last interval', () => {
    const summary = sessionSummary([
      answer('d/1', 3, 4, 15),
      answer('d/2', 3, 9, 26),
      answer('d/3', 3, 2, 5),
      answer('d/4', 1, 30, 10 / 1440),
      answer('d/4', 3, 10 / 1440, 2),
      answer('d/5', 1, 1 / 1440, 1 / 1440),
    ])
    expect(summary.moves).toEqual([
      { id: 'd/4', from: 30, to: 2 },
      { id: 'd/2', from: 9, to: 26 },
      { id: 'd/1', from: 4, to: 15 },
    ])
  })

  test('a step between minutes is no move', () => {
    expect(sessionSummary([answer('d/1', 3, 1 / 1440, 10 / 1440)]).moves).toEqual([])
  })
})
