import type { Card } from '#card-types/index.ts'
import type { Deck } from '#core/deck.ts'
import { type CardId, cardId } from '#core/ids.ts'
import { noteSource } from '#core/note-source.ts'
import type { ImportIssue } from '../define.ts'
import { readHtml } from '../html.ts'
import type { Losses } from '../losses.ts'
import type { AnkiCard } from './card-rows.ts'
import type { Collection } from './collection.ts'
import { plainLine } from './filters.ts'
import { cardKey, deckKey, NoteKeys } from './ids.ts'
import { eachMedium, noteLine } from './note-line.ts'
import { type AnkiNote, NoteTypeRenderer } from './render.ts'

const LONGEST_TITLE = 120
const LONGEST_SUMMARY = 500
const MOST_ISSUES = 1_000
const EMPTY_FRONT = 'This side of the card is empty.'

/** The notes and cards as decks of Seam. */
export interface ConvertedCards {
  readonly decks: readonly Deck<Card>[]
  /** By the place of a card in `cards`; undefined where it was left out. */
  readonly ids: readonly (CardId | undefined)[]
  readonly issues: readonly ImportIssue[]
}

interface OpenDeck {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly cards: { readonly card: Card; readonly position: number; readonly note: number }[]
}

const titleOf = (name: string): string => {
  const title = name
    .split('::')
    .map((part) => part.trim())
    .filter(Boolean)
    .join(' › ')
  if (title === '') return 'Deck'
  return title.length <= LONGEST_TITLE ? title : `…${title.slice(title.length - LONGEST_TITLE + 1)}`
}

const siblingCounts = (cards: readonly AnkiCard[]): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>()
  for (const { note } of cards) counts.set(note, (counts.get(note) ?? 0) + 1)
  return counts
}

class Converter {
  readonly decks = new Map<number, OpenDeck>()
  readonly issues: ImportIssue[] = []
  readonly #collection: Collection
  readonly #notes: ReadonlyMap<number, AnkiNote>
  readonly #siblings: ReadonlyMap<number, number>
  readonly #losses: Losses
  readonly #keys = new NoteKeys()
  readonly #renderers = new Map<number, NoteTypeRenderer>()
  readonly #taken = new Set<string>()
  readonly #media: ReadonlySet<string>
  readonly #missing = new Set<string>()

  constructor(
    collection: Collection,
    notes: ReadonlyMap<number, AnkiNote>,
    cards: readonly AnkiCard[],
    media: ReadonlySet<string>,
    losses: Losses,
  ) {
    this.#media = media
    this.#collection = collection
    this.#notes = notes
    this.#siblings = siblingCounts(cards)
    this.#losses = losses
  }

  add(row: AnkiCard): CardId | undefined {
    const note = this.#notes.get(row.note)
    if (!note) return this.#fault(row, 'has no note')
    const renderer = this.#renderer(note.noteType)
    if (!renderer) return this.#fault(row, 'has a note of a type that the collection does not have')
    const name = this.#collection.decks.get(row.deck)?.name ?? ''
    const sides = renderer.render(note, { ord: row.ord, deck: name, flag: row.flag })
    if (!sides)
      return this.#fault(row, `belongs to template ${row.ord + 1}, which its note type does not have`)
    const deck = this.#deck(row.deck, name)
    const key = this.#keys.of(note.guid, note.id)
    const id = this.#unique(deck.id, cardKey(key, row.ord), row.id)
    const front = this.#text(sides.front)
    if (front.line === '') this.#losses.add('cards with an empty front', plainLine(note.fields.join(' ')))
    const tags = note.tags.split(/\s+/).filter(Boolean)
    const card: Card = {
      id,
      kind: 'note',
      ask: front.line || EMPTY_FRONT,
      front: front.source || EMPTY_FRONT,
      back: this.#text(sides.back).source,
      ...(tags.length > 0 ? { tags } : {}),
      ...((this.#siblings.get(row.note) ?? 0) > 1 ? { concepts: [`note-${key}`] } : {}),
    }
    deck.cards.push({ card, position: row.type === 0 ? row.due : -1, note: note.id })
    return cardId(deck.id, id)
  }

  reportMissing(): void {
    for (const name of this.#missing) this.#losses.add('pictures and sounds that are not in the file', name)
  }

  #text(html: string): { readonly source: string; readonly line: string } {
    const blocks = readHtml(html, this.#losses)
    eachMedium(blocks, (name) => {
      if (!this.#media.has(name)) this.#missing.add(name)
    })
    return { source: noteSource(blocks), line: noteLine(blocks) }
  }

  #fault(row: AnkiCard, text: string): undefined {
    if (this.issues.length < MOST_ISSUES) this.issues.push({ card: String(row.id), text })
    return undefined
  }

  #renderer(id: number): NoteTypeRenderer | undefined {
    const known = this.#renderers.get(id)
    if (known) return known
    const noteType = this.#collection.noteTypes.get(id)
    if (!noteType) return undefined
    const made = new NoteTypeRenderer(noteType, (what, example) => this.#losses.add(what, plainLine(example)))
    this.#renderers.set(id, made)
    return made
  }

  #deck(id: number, name: string): OpenDeck {
    const known = this.decks.get(id)
    if (known) return known
    const summary = plainLine(this.#collection.decks.get(id)?.description ?? '').slice(0, LONGEST_SUMMARY)
    const made = { id: deckKey(id, this.#collection.createdAt), title: titleOf(name), summary, cards: [] }
    this.decks.set(id, made)
    return made
  }

  #unique(deck: string, key: string, row: number): string {
    const id = this.#taken.has(`${deck}/${key}`) ? `${key}~${row}` : key
    this.#taken.add(`${deck}/${id}`)
    return id
  }
}

/** In the order in which new cards are to be met; what was already met comes first, in the order of the notes. */
const finished = ({ id, title, summary, cards }: OpenDeck): Deck<Card> => ({
  format: 'seam-deck/1',
  id,
  title,
  ...(summary === '' ? {} : { summary }),
  cards: cards.sort((a, b) => a.position - b.position || a.note - b.note).map(({ card }) => card),
})

/** Every card with both sides as note text. `media` are the names of the pictures and sounds there are. `step` hears now and then how many cards are done. */
export const convertCards = (
  collection: Collection,
  notes: ReadonlyMap<number, AnkiNote>,
  cards: readonly AnkiCard[],
  media: ReadonlySet<string>,
  losses: Losses,
  step: (cards: number) => void,
): ConvertedCards => {
  const converter = new Converter(collection, notes, cards, media, losses)
  const ids = cards.map((row, index) => {
    if (index % 500 === 0) step(index)
    return converter.add(row)
  })
  converter.reportMissing()
  return { decks: [...converter.decks.values()].map(finished), ids, issues: converter.issues }
}
