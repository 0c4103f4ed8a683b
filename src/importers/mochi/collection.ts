import type { MochiValue } from './transit.ts'

/** Longer than this nobody looks at one card. */
const LONGEST_ANSWER = 600_000

/** One answer in Mochi, where a card is remembered or forgotten. */
export interface MochiReview {
  /** In ms since 1970 UTC. */
  readonly at: number
  readonly remembered: boolean
  /** `hard`, `good` or `easy` in newer files; empty where the person was only asked whether. */
  readonly rating: string
  /** From question to answer in ms; 0 where it was not written down. */
  readonly tookMs: number
  /** In days; undefined where it was not written down. */
  readonly interval: number | undefined
}

/** A card of Mochi. */
export interface MochiCard {
  readonly id: string
  readonly name: string
  readonly content: string
  readonly tags: readonly string[]
  /** Values by the id of the field. */
  readonly fields: ReadonlyMap<string, string>
  readonly template: string | undefined
  readonly reviews: readonly MochiReview[]
  /** Answers from back to front, and those to each group of deletions by its number. */
  readonly reverseReviews: readonly MochiReview[]
  readonly clozeReviews: ReadonlyMap<string, readonly MochiReview[]>
  readonly archived: boolean
  readonly trashed: boolean
  /** Asked from back to front as well. */
  readonly reverse: boolean
}

/** A deck of Mochi; `parent` is the id of the one around it. */
export interface MochiDeck {
  readonly id: string
  readonly name: string
  readonly parent: string | undefined
  readonly reverse: boolean
  readonly trashed: boolean
  readonly cards: readonly MochiCard[]
}

/** The layout of cards with fields: `<< Front >>` is the value of the field of that name. */
export interface MochiTemplate {
  readonly content: string
  /** Ids of fields by their names. */
  readonly fields: ReadonlyMap<string, string>
}

/** What a .mochi file holds. */
export interface MochiCollection {
  readonly decks: readonly MochiDeck[]
  readonly templates: ReadonlyMap<string, MochiTemplate>
}

const get = (value: MochiValue | undefined, key: string): MochiValue | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, MochiValue>>)[key]
    : undefined

const listOf = (value: MochiValue | undefined): readonly MochiValue[] => (Array.isArray(value) ? value : [])

const textOf = (value: MochiValue | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''

const entriesOf = (value: MochiValue | undefined): readonly (readonly [string, MochiValue])[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : []

const reviewOf = (value: MochiValue): readonly MochiReview[] => {
  const at = get(value, 'date')
  const remembered = get(value, 'remembered?')
  const interval = get(value, 'interval')
  if (typeof at !== 'number' || !Number.isFinite(at) || typeof remembered !== 'boolean') return []
  const duration = get(value, 'duration')
  return [
    {
      at,
      remembered,
      rating: textOf(get(value, 'rating')),
      tookMs: typeof duration === 'number' && duration > 0 ? Math.min(duration, LONGEST_ANSWER) : 0,
      interval: typeof interval === 'number' && interval >= 0 ? interval : undefined,
    },
  ]
}

/** Thrown away: `true`, or when it was. */
const isTrashed = (value: MochiValue): boolean => (get(value, 'trashed?') ?? false) !== false

const cardOf = (value: MochiValue): MochiCard => ({
  id: textOf(get(value, 'id')),
  name: textOf(get(value, 'name')),
  content: textOf(get(value, 'content')),
  tags: [...listOf(get(value, 'tags')), ...listOf(get(value, 'manual-tags'))].map(textOf),
  fields: new Map(
    entriesOf(get(value, 'fields')).map(([id, field]) => [id, textOf(get(field, 'value') ?? field)]),
  ),
  template: textOf(get(value, 'template-id')) || undefined,
  reviews: listOf(get(value, 'reviews')).flatMap(reviewOf),
  reverseReviews: listOf(get(value, 'reverse-reviews')).flatMap(reviewOf),
  clozeReviews: new Map(
    entriesOf(get(value, 'cloze/reviews')).map(([group, reviews]) => [
      group,
      listOf(reviews).flatMap(reviewOf),
    ]),
  ),
  archived: get(value, 'archived?') === true,
  trashed: isTrashed(value),
  reverse: get(value, 'review-reverse?') === true,
})

const deckOf = (value: MochiValue): MochiDeck => ({
  id: textOf(get(value, 'id')),
  name: textOf(get(value, 'name')),
  parent: textOf(get(value, 'parent-id')) || undefined,
  reverse: get(value, 'review-reverse?') === true,
  trashed: isTrashed(value),
  cards: listOf(get(value, 'cards')).map(cardOf),
})

const templateOf = (value: MochiValue): readonly [string, MochiTemplate] => [
  textOf(get(value, 'id')),
  {
    content: textOf(get(value, 'content')),
    fields: new Map(
      entriesOf(get(value, 'fields')).map(([id, field]) => [textOf(get(field, 'name')) || id, id]),
    ),
  },
]

/** The cards that stand beside the decks, by the id of the deck that they belong to. */
const looseCards = (data: MochiValue): ReadonlyMap<string, readonly MochiCard[]> => {
  const loose = new Map<string, MochiCard[]>()
  for (const value of listOf(get(data, 'cards'))) {
    const deck = textOf(get(value, 'deck-id'))
    const cards = loose.get(deck) ?? []
    cards.push(cardOf(value))
    loose.set(deck, cards)
  }
  return loose
}

/** Where cards go whose deck is not in the file. */
const NO_DECK = { name: 'Cards', parent: undefined, reverse: false, trashed: false } as const

/** The decks behind the data of a .mochi file; undefined when it is something else. */
export const mochiCollection = (data: MochiValue): MochiCollection | undefined => {
  const decks = get(data, 'decks')
  if (!Array.isArray(decks) && !Array.isArray(get(data, 'cards'))) return undefined
  const loose = looseCards(data)
  const full = listOf(decks)
    .map(deckOf)
    .map((deck): MochiDeck => ({ ...deck, cards: [...deck.cards, ...(loose.get(deck.id) ?? [])] }))
  const known = new Set(full.map(({ id }) => id))
  const others = [...loose].filter(([id]) => !known.has(id))
  return {
    decks: [...full, ...others.map(([id, cards]): MochiDeck => ({ ...NO_DECK, id, cards }))],
    templates: new Map(listOf(get(data, 'templates')).map(templateOf)),
  }
}
