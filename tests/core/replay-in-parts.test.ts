import { expect, test } from 'vitest'
import { columnsOf, MOST_EVENTS } from '#core/columns.ts'
import type { Event, Grade } from '#core/event.ts'
import { apply, replay, Schedule } from '#core/schedule.ts'
import { numbersFrom } from '#core/seeded-shuffle.ts'
import { meaningOf } from './arbitrary-events.ts'

/** Answers of two devices by turns, more than a replay puts in order at once. */
function* manyAnswers(count: number): Generator<Event> {
  const draw = numbersFrom(3)
  for (let index = 0; index < count; index++) {
    const at = 1_700_000_000_000 + index * 600_000
    yield {
      dev: Math.floor(index / 20_000) % 2 === 0 ? 'phone' : 'laptop',
      n: index + 1,
      at,
      order: at,
      offset: 0,
      day: Math.floor(at / 86_400_000),
      kind: 'review',
      card: `deck/${Math.floor(draw() * 500)}`,
      grade: (1 + Math.floor(draw() * 4)) as Grade,
      tookMs: 1000,
      mode: draw() < 0.1 ? 'cram' : 'show',
      interval: draw() < 0.2 ? 0.01 : 1 + Math.floor(draw() * 30),
    }
  }
}

test('a replay of more events than are put in order at once is what one event after another gives', () => {
  const events = [...manyAnswers(140_000)]
  const blocks = []
  for (let from = 0; from < events.length; from += MOST_EVENTS)
    blocks.push(...columnsOf(events.slice(from, from + MOST_EVENTS)))
  const one = new Schedule()
  for (const event of events) apply(one, event)
  expect(meaningOf(replay(blocks))).toEqual(meaningOf(one))
})
