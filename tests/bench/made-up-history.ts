import { dayOf } from '#core/clock.ts'
import type { Deck } from '#core/deck.ts'
import type { Event, Grade } from '#core/event.ts'
import { cardId, type CardId, type DeviceId } from '#core/ids.ts'

export interface HistoryPlan {
  readonly cards: number
  readonly reviewsPerCard: number
  readonly seed: number
  /** The moment at which the made-up person opens the app, ms since 1970 UTC. */
  readonly now: number
}

const msPerDay = 86_400_000
const decks = 100

/** A small seeded generator (mulberry32): numbers from 0 up to, not including, 1. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const perDeck = (plan: HistoryPlan): number => Math.ceil(plan.cards / decks)

/** The id of the card at a position. */
export const madeUpCard = (plan: HistoryPlan, position: number): CardId =>
  cardId(`deck-${Math.floor(position / perDeck(plan))}`, `card-${position % perDeck(plan)}`)

/** The content that goes with the history, deck by deck. */
export function* madeUpDecks(plan: HistoryPlan): Generator<Deck> {
  for (let deck = 0; deck < decks; deck += 1)
    yield {
      format: 'seam-deck/1',
      id: `deck-${deck}`,
      title: `Deck ${deck}`,
      cards: Array.from({ length: perDeck(plan) }, (_, card) => ({
        id: `card-${card}`,
        kind: card % 4 === 0 ? 'concept' : 'predict-sql',
        concepts: [`concept-${card % 40}`],
        ask: 'What SQL does the last line send?',
        explain: 'The select is built first and is sent only when the result is asked for.',
      })),
    }
}

/** One in ten forgets, one in ten hesitates, one in ten finds it easy. */
const gradeFrom = (draw: number): Grade => (draw < 0.1 ? 1 : draw < 0.2 ? 2 : draw < 0.9 ? 3 : 4)

const growth: Readonly<Record<Grade, number>> = { 1: 0, 2: 1.2, 3: 2.3, 4: 3.4 }

/**
 * What one device of a person who has studied for years would hold: reviews of each card at growing intervals
 * that fall back when it is forgotten, in the order of time, numbered from 1. About one card in forty is due.
 */
export function* madeUpHistory(plan: HistoryPlan, dev: DeviceId): Generator<Event> {
  const random = randomFrom(plan.seed)
  const total = plan.cards * plan.reviewsPerCard
  const at = new Float64Array(total)
  const grade = new Uint8Array(total)
  const interval = new Float64Array(total)
  for (let card = 0; card < plan.cards; card += 1) {
    const first = card * plan.reviewsPerCard
    let days = 0
    let sum = 0
    for (let index = first; index < first + plan.reviewsPerCard; index += 1) {
      const chosen = gradeFrom(random())
      at[index] = sum
      grade[index] = chosen
      days =
        chosen === 1
          ? 1
          : Math.min(365, Math.max(1, Math.round((days || 1) * growth[chosen] * (0.8 + 0.4 * random()))))
      interval[index] = days
      sum += days
    }
    const waited = Math.floor(random() * 1.03 * days)
    const last = first + plan.reviewsPerCard - 1
    const start = plan.now - (waited + (at[last] ?? 0)) * msPerDay - random() * 0.4 * msPerDay
    for (let index = first; index <= last; index += 1)
      at[index] = Math.round(start + (at[index] ?? 0) * msPerDay)
  }
  const inTime = Uint32Array.from(at, (_, index) => index).sort((a, b) => (at[a] ?? 0) - (at[b] ?? 0))
  let order = 0
  for (const [position, index] of inTime.entries()) {
    const when = at[index] ?? 0
    order = Math.max(when, order + 1)
    yield {
      dev,
      n: position + 1,
      at: when,
      offset: 60,
      day: dayOf(when, 60, 4),
      order,
      kind: 'review',
      card: madeUpCard(plan, Math.floor(index / plan.reviewsPerCard)),
      grade: (grade[index] ?? 3) as Grade,
      tookMs: 2000 + Math.floor(random() * 9000),
      mode: 'show',
      interval: interval[index] ?? 1,
    }
  }
}
