import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DAY_MS } from '../../src/core/clock.ts'
import type { Deck } from '../../src/core/deck.ts'
import type { Event, Grade } from '../../src/core/event.ts'
import { type CardId, cardId } from '../../src/core/ids.ts'
import { choices, defaultWeights, memoryAfter, type Memory, untouched } from '../../src/core/memory.ts'
import { fold } from '../../src/core/schedule.ts'
import { numbersFrom } from '../../src/core/seeded-shuffle.ts'
import { defaultSettings } from '../../src/core/settings.ts'

const decks = ['sessions', 'core-select', 'orm-mapping', 'relationships', 'sql-basics', 'transactions']

/** The cards of some delivered decks, those that there are. */
function someCards(perDeck: number): CardId[] {
  return decks.flatMap((name) => {
    try {
      const deck = JSON.parse(readFileSync(join('decks', `${name}.json`), 'utf8')) as Deck
      return deck.cards.slice(0, perDeck).map((card) => cardId(deck.id, card.id))
    } catch {
      return []
    }
  })
}

/** Somebody who forgets faster than most people, at first and later. */
const truth = defaultWeights.map((weight, index) =>
  index < 4 ? weight * 0.4 : index === 8 ? weight * 0.8 : weight,
)

const passed = (draw: number): Grade => (draw < 0.15 ? 2 : draw < 0.9 ? 3 : 4)

/** A card's answers over the days from `begin` to `today`, on the days that the usual schedule gives. */
function* answersTo(card: CardId, begin: number, today: number, draw: () => number): Generator<Event> {
  const events: Event[] = []
  let real: Memory | undefined
  let before = begin
  for (let day = begin; day < today; ) {
    const schedule = events.length === 0 ? untouched : fold(events).memoryOf(card)
    const gap = day - before
    const recalled = real ? draw() < recallOf(real, gap) : draw() < 0.7
    const grade = gap === 0 && real ? 3 : recalled ? passed(draw()) : 1
    const { interval } = choices(card, schedule, day, defaultWeights, defaultSettings)[
      (grade - 1) as 0 | 1 | 2 | 3
    ]
    real = memoryAfter(real, gap, grade, truth)
    const at = day * DAY_MS + 18 * 3_600_000 + events.length * 60_000
    const event: Event = {
      dev: 'made-up',
      n: events.length + 1,
      at,
      order: at,
      offset: 60,
      day,
      kind: 'review',
      card,
      grade,
      tookMs: Math.round(3000 + 9000 * draw() ** 2),
      mode: 'show',
      interval,
    }
    events.push(event)
    yield event
    before = day
    if (interval >= 1) day += Math.floor(interval) + (draw() < 0.1 ? 1 : 0)
  }
}

const decay = -(defaultWeights[20] ?? 0.1542)
const factor = 0.9 ** (1 / decay) - 1
const recallOf = (memory: Memory, gap: number): number => (1 + (factor * gap) / memory.stability) ** decay

/**
 * The backup of somebody who has studied for some months up to yesterday: so many cards of the delivered decks, the
 * same for the same day.
 */
export function studiedBackup(perDeck: number, now: number): Buffer {
  const draw = numbersFrom(6)
  const today = Math.floor(now / DAY_MS)
  const events = someCards(perDeck)
    .flatMap((card) => [...answersTo(card, today - 1 - Math.floor(200 * draw()), today, draw)])
    .sort((a, b) => a.at - b.at)
  let order = 0
  const numbered = events.map((event, index): Event => {
    order = Math.max(event.at, order + 1)
    return { ...event, n: index + 1, order }
  })
  const welcomed = { kind: 'setting', key: 'welcomed', value: true } as const
  const stamp = {
    dev: 'made-up',
    n: events.length + 1,
    at: order + 1,
    order: order + 1,
    offset: 60,
    day: today - 1,
  }
  const all = [...numbered, { ...stamp, ...welcomed }]
  const header = {
    format: 'seam-backup/1',
    made: '2026-01-01T00:00:00Z',
    device: 'made-up',
    events: all.length,
    cards: 0,
  }
  return Buffer.from([header, ...all].map((line) => JSON.stringify(line)).join('\n'))
}
