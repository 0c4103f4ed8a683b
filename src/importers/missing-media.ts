import type { Card } from '#card-types/index.ts'
import type { Deck } from '#core/deck.ts'
import { mediaNamesIn } from '#core/note-media.ts'
import type { Losses } from './losses.ts'

/** Counts the images and sounds that cards show and that the file does not hold. */
export const countMissingMedia = (
  decks: readonly Deck<Card>[],
  present: ReadonlySet<string>,
  losses: Losses,
): void => {
  for (const { cards } of decks)
    for (const card of cards) {
      if (card.kind !== 'note') continue
      for (const name of mediaNamesIn(`${card.front}\n${card.back}`))
        if (!present.has(name)) losses.add('images and sounds that are not in the file', name)
    }
}
