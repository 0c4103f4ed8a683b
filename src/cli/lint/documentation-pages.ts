import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '../deck-files.ts'
import type { DeckFinding } from './whole-deck.ts'
import type { AuthoredDeck } from '../authored-deck.ts'

/** The lines of a list kept beside the decks, without comments (`#`) and empty lines. */
export function listedIn(file: string): ReadonlySet<string> {
  const lines = readFileSync(join(projectFolder, 'decks', file), 'utf8').split('\n')
  return new Set(lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#')))
}

/** Every card names a page of the list, in the short form of `core/documentation.ts` or as an address. */
export const sourcesAreListed = (
  { cards }: AuthoredDeck,
  pages: ReadonlySet<string>,
): readonly DeckFinding[] =>
  cards.flatMap(({ id, source }): DeckFinding[] => {
    if (source === undefined) return [{ card: id, field: 'source', message: 'is missing' }]
    if (pages.has(source)) return []
    return [
      {
        card: id,
        field: 'source',
        message: `"${source}" is not a page of decks/documentation-pages.txt`,
      },
    ]
  })
