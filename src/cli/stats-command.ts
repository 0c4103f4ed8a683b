import type { AuthoredDeck } from './authored-deck.ts'
import { deckPaths, readDecks } from './deck-files.ts'
import { lintDecks } from './lint-decks.ts'
import { coveredMisconceptions } from './lint/misconceptions.ts'
import { problemLine } from './problem.ts'

/** Numbers about decks. */
export interface DeckStats {
  readonly decks: number
  readonly cards: number
  /** Cards by kind, most frequent first. */
  readonly kinds: Readonly<Record<string, number>>
  /** Cards whose answer was produced or proved by running, out of all cards: 0 to 1. */
  readonly executedShare: number
  /** Steps of both plans (23) that some deck serves. */
  readonly planSteps: number
  /** Known misconceptions (45) that at least one card takes apart. */
  readonly misconceptions: number
  /** Cards whose outcome is another one on the older release line. */
  readonly differAcrossVersions: number
}

/** Counts decks, cards, kinds, what they cover, and the cards that stand on a run. */
export function statsOf(decks: readonly AuthoredDeck[]): DeckStats {
  const cards = decks.flatMap((deck) => deck.cards)
  const counts = new Map<string, number>()
  for (const { kind } of cards) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const executed = cards.filter((card) => card.expected?.some(({ sqlalchemy }) => sqlalchemy) || card.proof)
  const steps = decks.flatMap(({ plan = [] }) => plan.map(({ plan, step }) => `${plan}${step}`))
  return {
    decks: decks.length,
    cards: cards.length,
    kinds: Object.fromEntries([...counts].sort(([, a], [, b]) => b - a)),
    executedShare: cards.length === 0 ? 0 : Math.round((executed.length / cards.length) * 1000) / 1000,
    planSteps: new Set(steps).size,
    misconceptions: coveredMisconceptions(cards.map(({ id }) => id)).length,
    differAcrossVersions: cards.filter(({ expected = [] }) => expected.length > 1).length,
  }
}

/**
 * `seam stats [--json]`: how many decks and cards there are, what they cover, how many were run, and how many
 * findings the linter has without running them.
 */
export async function stats(args: readonly string[]): Promise<number> {
  const others = args.filter((arg) => arg !== '--json')
  if (others.length > 0) {
    console.error('stats takes --json and nothing else')
    return 2
  }
  const { decks, problems } = readDecks(deckPaths([]))
  const lint = [...problems, ...lintDecks(decks)]
  for (const problem of lint) console.error(problemLine(problem))
  const numbers = { ...statsOf(decks.map(({ deck }) => deck)), lint: lint.length }
  if (args.includes('--json')) console.log(JSON.stringify(numbers, null, 2))
  else {
    console.log(`${numbers.decks} decks, ${numbers.cards} cards`)
    for (const [kind, count] of Object.entries(numbers.kinds)) console.log(`  ${kind}: ${count}`)
    console.log(`${Math.round(numbers.executedShare * 100)} % answered by running`)
    console.log(`${numbers.planSteps} of 23 plan steps, ${numbers.misconceptions} of 45 misconceptions`)
    console.log(`${numbers.differAcrossVersions} cards differ on the older release line`)
    console.log(`${numbers.lint} findings`)
  }
  return lint.length > 0 ? 1 : 0
}
