import type { Card } from '#card-types/index.ts'
import type { Deck } from '#core/deck.ts'
import { type CardId, cardId, deckOf } from '#core/ids.ts'
import { noteAsk } from '#core/note-text.ts'
import type { ImportIssue, MediaFile } from '../define.ts'
import { InlineImages } from '../inline-images.ts'
import type { Losses } from '../losses.ts'
import { countMissingMedia } from '../missing-media.ts'
import type { AnkiCard } from './card-rows.ts'
import type { Collection } from './collection.ts'
import { plainLine } from './filters.ts'
import { cardKey, deckKey, NoteKeys } from './ids.ts'
import { type NoteSide, readSide, withoutQuestion } from './note-side.ts'
import { type AnkiNote, NoteTypeRenderer, type Sides } from './render.ts'
import { readSeamNote, type SeamNote } from './seam-note.ts'

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
  /** Pictures that stood in the text itself. */
  readonly media: readonly MediaFile[]
}

interface OpenDeck {
  readonly id: string
  /** How many of its cards lie in each deck of Anki: cards of Seam may have been moved there. */
  readonly titles: Map<string, number>
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

const tagsOf = ({ tags }: AnkiNote): string[] => tags.split(/\s+/).filter(Boolean)

const siblingCounts = (cards: readonly AnkiCard[]): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>()
  for (const { note } of cards) counts.set(note, (counts.get(note) ?? 0) + 1)
  return counts
}

class Converter {
  readonly decks = new Map<string, OpenDeck>()
  readonly issues: ImportIssue[] = []
  readonly images: InlineImages
  readonly #collection: Collection
  readonly #notes: ReadonlyMap<number, AnkiNote>
  readonly #siblings: ReadonlyMap<number, number>
  readonly #losses: Losses
  readonly #keys = new NoteKeys()
  readonly #renderers = new Map<number, NoteTypeRenderer>()
  readonly #taken = new Set<string>()

  constructor(
    collection: Collection,
    notes: ReadonlyMap<number, AnkiNote>,
    cards: readonly AnkiCard[],
    media: ReadonlySet<string>,
    losses: Losses,
  ) {
    this.images = new InlineImages(media)
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
    const own = renderer.isSeams ? readSeamNote(note.fields) : undefined
    const deck = this.#deck(own ? deckOf(own.id) : deckKey(row.deck, this.#collection.createdAt), row.deck)
    deck.titles.set(name, (deck.titles.get(name) ?? 0) + 1)
    const card = own ? this.#ownCard(own, note) : this.#card(row, note, sides)
    const id = this.#unique(deck.id, card.id, row.id)
    deck.cards.push({ card: id === card.id ? card : { ...card, id }, position: row.position, note: note.id })
    return cardId(deck.id, id)
  }

  #card(row: AnkiCard, note: AnkiNote, sides: Sides): Card {
    const key = this.#keys.of(note.guid, note.id)
    const front = this.#text(sides.front)
    if (front.source === '') this.#losses.add('cards with an empty front', plainLine(note.fields.join(' ')))
    const tags = tagsOf(note)
    return {
      id: cardKey(key, row.ord),
      kind: 'note',
      ask: front.source === '' ? EMPTY_FRONT : noteAsk(front.blocks),
      front: front.source === '' ? EMPTY_FRONT : front.source,
      back: withoutQuestion(this.#text(sides.back).source, front.source),
      ...(tags.length > 0 ? { tags } : {}),
      ...((this.#siblings.get(row.note) ?? 0) > 1 ? { concepts: [`note-${key}`] } : {}),
    }
  }

  /** A card that Seam wrote: as it was, with the text as it is now where it is a note and was changed. */
  #ownCard({ card, edited }: SeamNote, note: AnkiNote): Card {
    if (card.kind !== 'note') {
      if (edited) this.#losses.add('changes to cards that are more than two sides', card.ask)
      return card
    }
    const tags = tagsOf(note).filter((tag) => !tag.startsWith('seam::'))
    const tagged = { ...card, tags }
    const front = edited ? this.#text(note.fields[0] ?? '') : undefined
    if (!front || front.source === '') return tags.length === 0 && card.tags === undefined ? card : tagged
    const back = this.#text(note.fields[2] ?? '').source
    return { ...tagged, ask: noteAsk(front.blocks), front: front.source, back }
  }

  #text(html: string): NoteSide {
    return readSide(html, this.#losses, this.images)
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

  #deck(id: string, number: number): OpenDeck {
    const known = this.decks.get(id)
    if (known) return known
    const summary = plainLine(this.#collection.decks.get(number)?.description ?? '').slice(0, LONGEST_SUMMARY)
    const made = { id, titles: new Map<string, number>(), summary, cards: [] }
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
const finished = ({ id, titles, summary, cards }: OpenDeck): Deck<Card> => ({
  format: 'seam-deck/1',
  id,
  title: titleOf([...titles].reduce((most, one) => (one[1] > most[1] ? one : most), ['', 0])[0]),
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
  const decks = [...converter.decks.values()].map(finished)
  const { files } = converter.images
  countMissingMedia(decks, new Set([...media, ...files.map(({ name }) => name)]), losses)
  return { decks, ids, issues: converter.issues, media: files }
}
