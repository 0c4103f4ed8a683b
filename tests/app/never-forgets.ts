import { DAY_MS } from '#core/clock.ts'
import type { Event } from '#core/event.ts'
import { cardId } from '#core/ids.ts'

/**
 * The answers, over ten weeks before `until`, of a person who remembers everything about the cards of deck `d`
 * however long ago: far from what the default parameters expect.
 */
export function* neverForgets(cards: number, until: number): Generator<Event> {
  let n = 0
  for (let day = 0; day < 60; day++)
    for (let card = 0; card < cards; card++) {
      if ([0, 2, 9, 30, 55].every((since) => day !== since + (card % 5))) continue
      n++
      const at = until - (70 - day) * DAY_MS + n
      yield {
        dev: 'other',
        n,
        at,
        order: at,
        offset: 0,
        day: Math.floor(at / DAY_MS),
        kind: 'review',
        card: cardId('d', `c${card}`),
        grade: 3,
        tookMs: 4000,
        mode: 'show',
        interval: 10,
      }
    }
}
