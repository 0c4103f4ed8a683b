import { checksumOfText, EMPTY_SUM } from './checksum.ts'
import type { CardId } from './ids.ts'
import { seededShuffle } from './seeded-shuffle.ts'

/** Cards on offer nearly everywhere: one right, two wrong. */
const PLACES = 3

/**
 * What a card's options are shuffled by. `rank` counts cards that are asked in the same way within `scope` (a deck,
 * a test): of each three of them the right option stands once in each place, in an order that nobody can foresee,
 * and it moves on with every answer (`reps`). The place is the seed's remainder, see `optionOrder`.
 */
export const turnSeed = (card: CardId, reps: number, scope: string, rank: number): number => {
  const turns = Math.floor(rank / PLACES)
  const places = seededShuffle([0, 1, 2], checksumOfText(`${scope} ${turns}`, EMPTY_SUM))
  const place = ((places[rank % PLACES] ?? 0) + reps) % PLACES
  return PLACES * (checksumOfText(`${card} ${reps}`, EMPTY_SUM) >>> 2) + place
}
