import type { Card } from '#card-types/index.ts'
import type { Deck } from '#core/deck.ts'
import { percentDecoded } from '#core/note-address.ts'
import type { Losses } from './losses.ts'

const REFERENCE = /!\[(?:\\.|[^\]\\])*\]\(([^()\s]+)\)|\[sound:([^[\]]+)\]/g

/** Counts the images and sounds that cards show and that the file does not hold. */
export const countMissingMedia = (
  decks: readonly Deck<Card>[],
  present: ReadonlySet<string>,
  losses: Losses,
): void => {
  for (const { cards } of decks)
    for (const card of cards) {
      if (card.kind !== 'note') continue
      for (const [, image, sound] of `${card.front}\n${card.back}`.matchAll(REFERENCE)) {
        const name = percentDecoded(image ?? sound ?? '')
        if (!present.has(name)) losses.add('images and sounds that are not in the file', name)
      }
    }
}
