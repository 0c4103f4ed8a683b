import { deckOrder } from '#core/deck-order.ts'
import { deckTallies } from '#core/deck-tallies.ts'
import { studyMoment } from '#core/study-day.ts'
import type { Seam } from './seam.ts'
import { queueSizeOf } from './queue-now.ts'

/** A deck as lists and its own screen show it. */
export interface DeckSummary {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly goals: readonly string[]
  readonly version: number
  readonly origin: 'bundled' | 'imported'
  readonly cards: number
  readonly seen: number
  readonly due: number
  /** Mean recall of the seen cards now, per cent. */
  readonly held: number
}

/** Every deck in the order of the person's plan. */
export function deckSummaries(seam: Seam): readonly DeckSummary[] {
  const { catalog, schedule, settings } = seam.collection
  const tallies = deckTallies(catalog, schedule, studyMoment(seam.now(), settings))
  const tallyOf = new Map(catalog.decks.map((deck, index) => [deck.row.id, tallies[index]]))
  return deckOrder(catalog, settings.plan).map(({ row }) => {
    const tally = tallyOf.get(row.id)
    return {
      id: row.id,
      title: row.title,
      summary: row.summary,
      goals: row.goals,
      version: row.version,
      origin: row.origin,
      cards: tally?.cards ?? 0,
      seen: tally?.seen ?? 0,
      due: tally?.due ?? 0,
      held: Math.round(100 * (tally?.held ?? 0)),
    }
  })
}

/** Cards that a session over one deck would show now, today's new ones included. */
export const readyInDeck = (seam: Seam, deck: string): number =>
  queueSizeOf(seam, { only: deck }).counts.total
