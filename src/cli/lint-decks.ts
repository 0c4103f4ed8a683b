import type { ImportIssue } from '#importers/define.ts'
import { readDeckText } from '#importers/deck-json/deck-text.ts'
import { type DeckFile, deckPaths, readDecks } from './deck-files.ts'
import { brokenRules, brokenTogether, committedLists } from './lint/rules.ts'
import type { Problem } from './problem.ts'

/** What the app itself would say when it takes the deck in. */
const importIssues = ({ file, text }: DeckFile): readonly Problem[] => {
  const { issues, refused } = readDeckText(text)
  const all: readonly ImportIssue[] = issues.length > 0 || !refused ? issues : [{ text: refused }]
  return all.map(({ card, field, text }) => ({
    file,
    ...(card === undefined ? {} : { card }),
    field: field ?? 'card',
    message: text,
  }))
}

/**
 * Everything that can be said against decks without running them: what the app would refuse, and every rule
 * they break by themselves or together with the other bundled decks.
 */
export function lintDecks(decks: readonly DeckFile[]): readonly Problem[] {
  const lists = committedLists()
  const bundled = readDecks(deckPaths([])).decks.filter(({ file }) => decks.every((own) => own.file !== file))
  const files = new Map(decks.map(({ file, deck }) => [deck.id, file]))
  const together = brokenTogether([...bundled, ...decks].map(({ deck }) => deck))
  return [
    ...decks.flatMap(importIssues),
    ...decks.flatMap(({ file, deck }) => brokenRules(deck, lists).map((finding) => ({ file, ...finding }))),
    ...together.flatMap(({ deck, ...finding }): Problem[] => {
      const file = files.get(deck)
      return file === undefined ? [] : [{ file, ...finding }]
    }),
  ]
}
