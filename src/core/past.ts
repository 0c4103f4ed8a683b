import { type Columns, eventAt, FIRST_GLOBAL, lastOf } from './columns.ts'
import type { Event, EventId } from './event.ts'
import type { CardId } from './ids.ts'
import { indexOfText } from './packed-texts.ts'

/** What a fold asks about the ledger when something arrives that it cannot simply add. */
export interface Past {
  /** The event with that identity, if the ledger holds it. */
  eventOf(id: EventId): Event | undefined
  /** Every event of a card, voided ones included, in any order. */
  historyOf(card: CardId): readonly Event[]
}

/** Every event of a card in some blocks, found by scanning the columns. */
export const historyIn = (blocks: Iterable<Columns>, card: CardId): Event[] => {
  const events: Event[] = []
  for (const columns of blocks) {
    const wanted = indexOfText(columns.cards, card)
    if (wanted < 0) continue
    for (
      let index = columns.card.indexOf(wanted);
      index >= 0;
      index = columns.card.indexOf(wanted, index + 1)
    )
      if ((columns.kind[index] ?? 0) < FIRST_GLOBAL) events.push(eventAt(columns, index))
  }
  return events
}

/** The past that some blocks hold. */
export const pastOf = (blocks: readonly Columns[]): Past => ({
  eventOf: ({ dev, n }) => {
    const columns = blocks.find((block) => block.dev === dev && n >= block.from && n <= lastOf(block))
    return columns && eventAt(columns, n - columns.from)
  },
  historyOf: (card) => historyIn(blocks, card),
})
