import { type Columns, eventAt, isCardKind, lastOf } from './columns.ts'
import type { Event } from './event.ts'
import type { CardId } from './ids.ts'
import { indexOfText } from './packed-texts.ts'
import type { VoidTarget } from './voids.ts'

/** What a fold asks about the ledger when something arrives that it cannot simply add. */
export interface Past {
  /** The events that a void of that target takes out, as far as the ledger holds them. */
  eventsOf(target: VoidTarget): Iterable<Event>
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
      if (isCardKind(columns.kind[index] ?? 0)) events.push(eventAt(columns, index))
  }
  return events
}

/** The past that some blocks hold. */
export const pastOf = (blocks: readonly Columns[]): Past => ({
  *eventsOf({ dev, n, to = n }) {
    for (const block of blocks) {
      if (block.dev !== dev || n > lastOf(block) || to < block.from) continue
      const end = Math.min(to, lastOf(block))
      for (let number = Math.max(n, block.from); number <= end; number++)
        yield eventAt(block, number - block.from)
    }
  },
  historyOf: (card) => historyIn(blocks, card),
})
