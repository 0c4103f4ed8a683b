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
export const deckNumber = (id: string): number => {
  const own = FROM_ANKI.exec(id)?.[1]
  return own === undefined ? numberFromText(id) : Number(own)
}

const cleanPart = (part: string): string =>
  part
    .replace(/[\p{Cc}"]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim() || 'Deck'

const keyOf = (path: readonly string[]): string => path.join('::').toLowerCase()

/** The decks with names that no two share, and every deck that one of them lies in. */
export const deckNames = (decks: readonly Deck[]): readonly NamedDeck[] => {
  const found = new Map([[keyOf(DEFAULT_DECK.path), DEFAULT_DECK]])
  for (const { id, title, summary } of decks) {
    const path = title.split(/ › |::/).map(cleanPart)
    const last = path.at(-1) ?? ''
    for (let count = 2; found.has(keyOf(path)); count++) path[path.length - 1] = `${last} ${count}`
    found.set(keyOf(path), { number: deckNumber(id), path, description: summary ?? '' })
  }
  for (const { path } of Array.from(found.values()))
    for (let depth = 1; depth < path.length; depth++) {
      const outer = path.slice(0, depth)
      const key = keyOf(outer)
      if (!found.has(key))
        found.set(key, { number: numberFromText(`outer ${key}`), path: outer, description: '' })
    }
  return [...found.values()].toSorted((a, b) => a.number - b.number)
}
