import type { AuthoredDeck } from './authored-deck.ts'
import { deckPaths, readDecks } from './deck-files.ts'
import { problemLine } from './problem.ts'

/** Numbers about decks. */
export interface DeckStats {
  readonly decks: number
  readonly cards: number
  /** Cards by kind, most frequent first. */
  readonly kinds: Readonly<Record<string, number>>
  /** Cards whose answer was produced or proved by running, out of all cards: 0 to 1. */
  readonly executedShare: number
}

/** Counts decks, cards, kinds, and the cards that stand on a run. */
export function statsOf(decks: readonly AuthoredDeck[]): DeckStats {
  const cards = decks.flatMap((deck) => deck.cards)
  const counts = new Map<string, number>()
  for (const { kind } of cards) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const executed = cards.filter((card) => card.expected?.some(({ sqlalchemy }) => sqlalchemy) || card.proof)
  return {
    decks: decks.length,
    cards: cards.length,
    kinds: Object.fromEntries([...counts].sort(([, a], [, b]) => b - a)),
    executedShare: cards.length === 0 ? 0 : Math.round((executed.length / cards.length) * 1000) / 1000,
  }
}

/** `seam stats [--json]`: how many decks and cards there are, of which kinds, and how many were run. */
export async function stats(args: readonly string[]): Promise<number> {
  const others = args.filter((arg) => arg !== '--json')
  if (others.length > 0) {
    console.error('stats takes --json and nothing else')
    return 2
  }
  const { decks, problems } = readDecks(deckPaths([]))
  for (const problem of problems) console.error(problemLine(problem))
  const numbers = statsOf(decks.map(({ deck }) => deck))
  if (args.includes('--json')) console.log(JSON.stringify(numbers, null, 2))
  else {
    console.log(`${numbers.decks} decks, ${numbers.cards} cards`)
    for (const [kind, count] of Object.entries(numbers.kinds)) console.log(`  ${kind}: ${count}`)
    console.log(`${Math.round(numbers.executedShare * 100)} % answered by running`)
  }
  return problems.length > 0 ? 1 : 0
}
