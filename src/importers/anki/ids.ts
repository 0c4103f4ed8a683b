import { fingerprint } from '../stable-id.ts'

const LONGEST = 90

/**
 * A note's own identity as part of a card id. Anki's are ten characters without spaces; what other programs write
 * there, sometimes the whole text of a card, becomes a number of fixed length.
 */
const noteKey = (guid: string, note: number): string => {
  if (guid === '') return `note-${note}`
  if (guid.length <= LONGEST && /^[\x21-\x7e]+$/.test(guid)) return guid
  return `guid-${fingerprint(guid)}`
}

/** Gives each note a name of its own: of two notes with one guid, the second is named after its number as well. */
export class NoteKeys {
  readonly #taken = new Map<string, number>()

  /** The same for every call with one note. */
  of(guid: string, note: number): string {
    const key = noteKey(guid, note)
    const owner = this.#taken.get(key)
    if (owner === undefined) this.#taken.set(key, note)
    return owner === undefined || owner === note ? key : `${key}~${note}`
  }
}

/** A card's id within its deck: its note and its place among the note's cards, 1 the first. */
export const cardKey = (note: string, ord: number): string => `${note}.${ord + 1}`

/** What Anki numbers every collection's own deck with: no identity without the collection's. */
const DEFAULT_DECK = 1

/** The Seam deck that a deck of Anki becomes. */
export const deckKey = (deck: number, createdAt: number): string => {
  const number = Math.abs(Math.trunc(deck)).toString()
  return deck === DEFAULT_DECK ? `anki-1-${Math.abs(Math.trunc(createdAt))}` : `anki-${number}`
}
