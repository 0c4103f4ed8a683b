import type { Card } from '#card-types/index.ts'
import type { Deck } from '#core/deck.ts'
import { noteSource } from '#core/note-source.ts'
import { noteAsk, type NoteBlock } from '#core/note-text.ts'
import { type CardId, cardId } from '#core/ids.ts'
import type { ImportIssue } from './define.ts'
import { cardIdFrom, deckIdFrom, fingerprint } from './stable-id.ts'

const LONGEST_TITLE = 120

/** A card as a text format gives it, still without its place in a deck. */
export interface DraftNote {
  /** Title of its deck; levels divided by `::`. */
  readonly deck: string
  /** What the deck's id is made of, where the file gives decks ids; its title otherwise. */
  readonly deckKey?: string | undefined
  readonly front: readonly NoteBlock[]
  readonly back: readonly NoteBlock[]
  readonly tags: readonly string[]
  /** The id that the file gives; undefined when it gives none. */
  readonly id: string | undefined
  /** What recognises the note in a later version of the file when it has no id: the words of its question. */
  readonly words: string
  /** Which of several cards of one note it is, for example `reverse` or `c2`; empty for the only one. */
  readonly part: string
  /** 1 is the first line; where the note begins. */
  readonly line: number
  /** Why the note cannot be taken in, as a clause; absent when it can. */
  readonly fault?: string | undefined
}

/** What may become of one text with deletions: cards, and characters over all of them. */
const MOST_DELETIONS = 100
const MOST_CHARACTERS = 4_000_000

/** Why a text of some length cannot become that many cards; undefined when it can. */
export const deletionFault = (cards: number, length: number): string | undefined =>
  cards > MOST_DELETIONS || cards * length > MOST_CHARACTERS
    ? `this text would become ${cards.toLocaleString('en')} cards, so it was left out`
    : undefined

interface OpenDeck {
  readonly title: string
  readonly cards: Card[]
  readonly ids: Set<string>
  /** How many cards wanted each id. */
  readonly counts: Map<string, number>
  /** Fingerprints of the cards, to tell a card given twice from two cards with one question. */
  readonly seen: Set<string>
}

const openDeck = (title: string): OpenDeck => ({
  title,
  cards: [],
  ids: new Set(),
  counts: new Map(),
  seen: new Set(),
})

/** Decks made of notes. */
interface NoteDecks {
  readonly decks: readonly Deck<Card>[]
  readonly issues: readonly ImportIssue[]
  /** What became of each note, in their order; undefined where it was left out. */
  readonly ids: readonly (CardId | undefined)[]
}

/** A title on one line, its levels divided as people read them. */
const lineTitle = (title: string): string => {
  const line = title
    .split('::')
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join(' › ')
  if (line === '') return 'Imported cards'
  return line.length <= LONGEST_TITLE ? line : `${line.slice(0, LONGEST_TITLE - 1)}…`
}

const withoutSpace = (tags: readonly string[]): string[] => [
  ...new Set(tags.map((tag) => tag.trim().replace(/\s+/g, '_')).filter(Boolean)),
]

/**
 * Decks from notes of a format whose ids start with `prefix`. A note with an id of its own keeps it; another is
 * recognised by its question, so that the same file again changes nothing and a corrected answer keeps its memory.
 * Notes without a side and cards that are in the file twice are left out and named.
 */
export const decksOfNotes = (notes: Iterable<DraftNote>, prefix: string): NoteDecks => {
  const ids: (CardId | undefined)[] = []
  const decks = new Map<string, OpenDeck>()
  const issues: ImportIssue[] = []
  for (const note of notes) {
    if (note.fault !== undefined) {
      issues.push({ line: note.line, text: note.fault })
      ids.push(undefined)
      continue
    }
    const front = noteSource(note.front)
    const back = noteSource(note.back)
    if (front === '' || back === '') {
      const side = front === '' ? 'question' : 'answer'
      issues.push({ line: note.line, text: `this card has no ${side}, so it was left out` })
      ids.push(undefined)
      continue
    }
    const title = lineTitle(note.deck)
    const deckId = deckIdFrom(prefix, note.deckKey ?? note.deck)
    const deck = decks.get(deckId) ?? openDeck(title)
    decks.set(deckId, deck)
    const id = freeId(deck, note, `${front}\n\n${back}`)
    if (id === undefined) {
      issues.push({ line: note.line, text: 'this card is in the file twice; the second one was left out' })
      ids.push(undefined)
      continue
    }
    deck.cards.push(cardOf(note, id, front, back))
    ids.push(cardId(deckId, id))
  }
  const full = [...decks].map(
    ([id, { title, cards }]): Deck<Card> => ({ format: 'seam-deck/1', id, title, cards }),
  )
  return { decks: full.filter(({ cards }) => cards.length > 0), issues, ids }
}

const noteId = ({ id, words }: DraftNote): string =>
  id === undefined || id.trim() === '' ? `q-${fingerprint(words)}` : cardIdFrom(id)

const cardOf = (note: DraftNote, id: string, front: string, back: string): Card => {
  const tags = withoutSpace(note.tags)
  return {
    id,
    kind: 'note',
    ask: noteAsk(note.front),
    front,
    back,
    ...(tags.length > 0 ? { tags } : {}),
    ...(note.part === '' ? {} : { concepts: [`note-${noteId(note)}`.slice(0, 80)] }),
  }
}

/** The id for a card; undefined when the deck has the very same card already. */
const freeId = (deck: OpenDeck, note: DraftNote, source: string): string | undefined => {
  const base = noteId(note)
  const wanted = note.part === '' ? base : `${base.slice(0, 110)}.${note.part}`
  const print = `${wanted} ${fingerprint(source)}`
  if (deck.seen.has(print)) return undefined
  deck.seen.add(print)
  let count = deck.counts.get(wanted) ?? 0
  let id = wanted
  do {
    count++
    id = count === 1 ? wanted : `${wanted.slice(0, 112)}~${count}`
  } while (deck.ids.has(id))
  deck.counts.set(wanted, count)
  deck.ids.add(id)
  return id
}
