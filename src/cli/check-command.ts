import { isDeepStrictEqual } from 'node:util'
import type { AuthoredCard, AuthoredDeck } from './authored-deck.ts'
import { type DeckFile, deckText } from './deck-files.ts'
import { filledDeck } from './fill-card.ts'
import { lintDecks } from './lint-decks.ts'
import { type Problem, problemLine } from './problem.ts'
import { runDecks } from './run-decks.ts'
import { openWitnessFinder, weakWitnesses, withWitnesses } from './witnesses.ts'

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 300 ? `${text.slice(0, 300)}…` : text
}

/** Where two stored answers part, as a path and the two values; undefined when they are equal. */
export function firstDifference(stored: unknown, now: unknown, path: string): string | undefined {
  if (isDeepStrictEqual(stored, now)) return undefined
  const both = [stored, now]
  if (both.every((value) => typeof value === 'object' && value !== null)) {
    const [a, b] = both as [Record<string, unknown>, Record<string, unknown>]
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      const found = firstDifference(a[key], b[key], `${path}.${key}`)
      if (found) return found
    }
  }
  return `${path} is stored as ${shown(stored)} but running gives ${shown(now)}`
}

function drift(stored: AuthoredCard, now: AuthoredCard): string | undefined {
  return (
    firstDifference(stored.expected, now.expected, 'expected') ??
    firstDifference(stored.wrong, now.wrong, 'wrong') ??
    firstDifference(stored.witness, now.witness, 'witness')
  )
}

function driftOf({ file, text, deck }: DeckFile, filled: AuthoredDeck): readonly Problem[] {
  const found = deck.cards.flatMap((card, index): Problem[] => {
    const now = filled.cards[index]
    const message = now && drift(card, now)
    return message ? [{ file, card: card.id, field: 'expected', message }] : []
  })
  const env = firstDifference(deck.env, filled.env, 'env')
  if (env) found.push({ file, field: 'env', message: env })
  if (found.length === 0 && text !== deckText(deck))
    found.push({ file, field: 'file', message: 'is not laid out as fill writes it' })
  return found
}

/** `seam check`: runs every executable card again and reports drift, broken rules and files that do not parse. */
export async function check(args: readonly string[]): Promise<number> {
  const runs = await runDecks(args)
  if (typeof runs === 'string') {
    console.error(runs)
    return 2
  }
  const find = await openWitnessFinder()
  const problems = [
    ...runs.problems,
    ...lintDecks(runs.decks),
    ...runs.decks.flatMap((file) => {
      const filled = filledDeck(file.deck, runs.answers, runs.notRun)
      return [...driftOf(file, withWitnesses(filled, find)), ...weakWitnesses(file, find)]
    }),
  ]
  for (const problem of problems) console.error(problemLine(problem))
  console.log(`${runs.summary}; ${problems.length} problems`)
  return problems.length > 0 ? 1 : 0
}
