import type { CardId } from './ids.ts'
import { seededShuffle } from './seeded-shuffle.ts'

/** Questions in an "I know this" test; fewer when the decks have fewer cards. */
const QUESTIONS = 5

/** A card that could be asked in a test. */
export interface TestCandidate {
  readonly id: CardId
  readonly deck: string
  readonly kind: string
  /** Its answer can be judged; of the others only the person can say whether they knew it. */
  readonly checkable: boolean
}

/**
 * The cards of a test: spread over the decks and over the kinds, those that can be judged first. The same seed
 * gives the same cards.
 */
export const testCards = (candidates: readonly TestCandidate[], seed: number): readonly CardId[] => {
  const left = seededShuffle(candidates, seed)
  const perDeck = new Map<string, number>()
  const perKind = new Map<string, number>()
  const rank = ({ checkable, deck, kind }: TestCandidate): readonly number[] => [
    checkable ? 0 : 1,
    perDeck.get(deck) ?? 0,
    perKind.get(kind) ?? 0,
  ]
  const chosen: CardId[] = []
  while (chosen.length < QUESTIONS) {
    const next = left.reduce<TestCandidate | undefined>(
      (best, card) => (best && !isLess(rank(card), rank(best)) ? best : card),
      undefined,
    )
    if (!next) break
    left.splice(left.indexOf(next), 1)
    perDeck.set(next.deck, (perDeck.get(next.deck) ?? 0) + 1)
    perKind.set(next.kind, (perKind.get(next.kind) ?? 0) + 1)
    chosen.push(next.id)
  }
  return chosen
}

const isLess = (a: readonly number[], b: readonly number[]): boolean => {
  const at = a.findIndex((value, index) => value !== b[index])
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0)
}

/** How many of so many questions must be right: four of five, and of fewer all. */
export const rightNeeded = (questions: number): number => Math.min(questions, QUESTIONS - 1)
