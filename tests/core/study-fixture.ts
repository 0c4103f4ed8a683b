import { Catalog, catalogRow } from '#core/catalog.ts'
import type { CardBase } from '#core/card.ts'
import { dayStart, type Now } from '#core/clock.ts'
import type { Deck, PlanStep } from '#core/deck.ts'
import { type Event, type EventDraft, type Grade, stamp } from '#core/event.ts'
import type { CardId } from '#core/ids.ts'
import type { Queue, QueueOrder } from '#core/queue.ts'
import { buildQueue } from '#core/queue.ts'
import { fold, type Schedule } from '#core/schedule.ts'
import { defaultSettings } from '#core/settings.ts'

/** 2024-10-07, a Monday. */
export const MONDAY = 20_003

/** A moment of a study day at UTC: `hours` after its beginning at 04:00. */
export const moment = (day: number, hours = 6): Now => ({
  at: dayStart(day, 0, defaultSettings.rolloverHour) + hours * 3_600_000,
  offset: 0,
})

/** A ledger written by hand. */
export class Story {
  readonly events: Event[] = []

  write(draft: EventDraft): this {
    const last = this.events.at(-1)
    const n = (last?.n ?? 0) + 1
    const stamped = stamp(draft, defaultSettings.rolloverHour, last?.order ?? 0)
    this.events.push({ ...stamped, dev: 'phone', n })
    return this
  }

  answer(
    card: CardId,
    day: number,
    grade: Grade,
    interval: number,
    { hours = 6, tookMs = 8000 }: { hours?: number; tookMs?: number } = {},
  ): this {
    return this.write({ kind: 'review', card, grade, interval, tookMs, mode: 'show', ...moment(day, hours) })
  }

  suspend(card: CardId, day: number): this {
    return this.write({ kind: 'suspend', card, ...moment(day) })
  }

  bury(card: CardId, day: number): this {
    return this.write({ kind: 'bury', card, until: day + 1, ...moment(day) })
  }

  get schedule(): Schedule {
    return fold(this.events)
  }
}

/** A deck of cards `1`, `2`, …; `concepts` gives each card's concepts, joined by `+`. */
export const deckOf = (
  id: string,
  cards: number | readonly string[],
  more: { plan?: readonly PlanStep[]; needs?: readonly string[]; kind?: string; title?: string } = {},
): Deck => {
  const concepts = typeof cards === 'number' ? Array.from({ length: cards }, () => '') : cards
  return {
    format: 'seam-deck/1',
    id,
    title: more.title ?? id,
    plan: more.plan,
    needs: more.needs,
    cards: concepts.map(
      (names, index): CardBase => ({
        id: String(index + 1),
        kind: more.kind ?? 'predict-sql',
        ask: 'What SQL does this send?',
        concepts: names === '' ? undefined : names.split('+'),
      }),
    ),
  }
}

/** The catalog of some delivered decks. */
export const catalogOf = (...decks: readonly Deck[]): Catalog =>
  new Catalog(decks.map((deck) => catalogRow(deck, 'bundled', 'hash')))

/** A queue with everything that a test does not care about filled in. */
export const queueOf = (
  order: Pick<QueueOrder, 'schedule' | 'catalog' | 'now'> & Partial<QueueOrder>,
): Queue =>
  buildQueue({
    settings: defaultSettings,
    plan: 'a',
    spread: 1,
    inkOf: (kind) => (kind === 'concept' ? 'py' : 'sql'),
    ...order,
  })
