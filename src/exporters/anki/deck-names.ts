import { checksumOfText, EMPTY_SUM } from '#core/checksum.ts'
import type { Deck } from '#core/deck.ts'

/** A deck as Anki has it. */
export interface NamedDeck {
  readonly number: number
  /** The parts of its name, outermost first. */
  readonly path: readonly string[]
  readonly description: string
}

/** Anki's own deck, which every collection has. */
export const DEFAULT_DECK: NamedDeck = { number: 1, path: ['Default'], description: '' }

const FROM_ANKI = /^anki-([1-9]\d{1,14})$/
/** Anki numbers decks by the moment they are made; these lie in a past in which there was no Anki. */
const FIRST_NUMBER = 900_000_000_000

const numberFromText = (text: string): number => FIRST_NUMBER + checksumOfText(text, EMPTY_SUM)

/** The number of a deck: the one it came with, or one made from its id. */
const deckNumber = (id: string): number => {
  const own = FROM_ANKI.exec(id)?.[1]
  return own === undefined ? numberFromText(id) : Number(own)
}

const cleanPart = (part: string): string =>
  part
    .replace(/[\p{Cc}"]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim() || 'Deck'

const keyOf = (path: readonly string[]): string => path.join('::').toLowerCase()

/** The decks of an export. */
export interface DeckTree {
  /** With every deck that one of them lies in, in ascending order of their numbers. */
  readonly decks: readonly NamedDeck[]
  /** The number of each of Seam's decks, by its id. */
  readonly numbers: ReadonlyMap<string, number>
}

/** The decks with names that no two share. One that is called as Anki's own is that one. */
export const deckTree = (decks: readonly Deck[]): DeckTree => {
  const own = keyOf(DEFAULT_DECK.path)
  const found = new Map<string, NamedDeck>()
  const numbers = new Map<string, number>()
  for (const { id, title, summary } of decks) {
    const path = title.split(/ › |::/).map(cleanPart)
    const last = path.at(-1) ?? ''
    for (let count = 2; found.has(keyOf(path)); count++) path[path.length - 1] = `${last} ${count}`
    const key = keyOf(path)
    const number = key === own ? DEFAULT_DECK.number : deckNumber(id)
    found.set(key, { number, path, description: summary ?? '' })
    numbers.set(id, number)
  }
  if (!found.has(own)) found.set(own, DEFAULT_DECK)
  for (const { path } of Array.from(found.values()))
    for (let depth = 1; depth < path.length; depth++) {
      const outer = path.slice(0, depth)
      const key = keyOf(outer)
      if (!found.has(key))
        found.set(key, { number: numberFromText(`outer ${key}`), path: outer, description: '' })
    }
  return { decks: [...found.values()].toSorted((a, b) => a.number - b.number), numbers }
}
