import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { shapeIssues } from '#importers/deck-json/deck-text.ts'
import type { AuthoredDeck } from './authored-deck.ts'
import type { Problem } from './problem.ts'

/** The project's folder. */
export const projectFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** A deck that was read, with its path relative to the project and its text as it was. */
export interface DeckFile {
  readonly file: string
  readonly text: string
  readonly deck: AuthoredDeck
}

/**
 * The paths a command is about: decks named by id, by file name or by path, or every bundled deck when
 * nothing is named.
 */
export function deckPaths(names: readonly string[]): readonly string[] {
  if (names.length > 0)
    return names.map((name) => {
      const base = name.replace(/^(?:\.\/)?decks\//u, '').replace(/\.json$/u, '')
      return name.includes('/') && !/^(?:\.\/)?decks\//u.test(name) ? name : `decks/${base}.json`
    })
  return readdirSync(join(projectFolder, 'decks'))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => `decks/${name}`)
}

/** A deck file as it stands on the disk. */
export const readDeckFile = (file: string): string => readFileSync(resolve(projectFolder, file), 'utf8')

/**
 * Reads deck files. One that cannot be read, or whose cards do not have the shape of their kind, becomes problems:
 * it is neither run nor filled, because what cannot be read whole would be written back in part.
 */
export function readDecks(paths: readonly string[]): {
  readonly decks: readonly DeckFile[]
  readonly problems: readonly Problem[]
} {
  const decks: DeckFile[] = []
  const problems: Problem[] = []
  for (const file of paths) {
    try {
      const text = readDeckFile(file)
      const deck: unknown = JSON.parse(text)
      const issues = shapeIssues(deck)
      if (issues.length === 0) decks.push({ file, text, deck: deck as AuthoredDeck })
      for (const { card, field = 'card', text: message } of issues)
        problems.push({ file, ...(card === undefined ? {} : { card }), field, message })
    } catch (error) {
      const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
      const message = missing ? 'there is no such file' : (error as Error).message
      problems.push({ file, field: 'file', message })
    }
  }
  return { decks, problems }
}

/** A deck as the file holds it: two spaces, one newline at the end. */
export const deckText = (deck: AuthoredDeck): string => `${JSON.stringify(deck, null, 2)}\n`

/** Writes a deck file; the path is relative to the project. */
export const writeDeck = (file: string, text: string): void =>
  writeFileSync(resolve(projectFolder, file), text)
