import { checksumOfText, EMPTY_SUM } from './checksum.ts'
import type { Deck, PlanStep } from './deck.ts'
import { type CardId, cardId, deckOf } from './ids.ts'

/** Where a deck came from: delivered with Seam, or brought in by the person. */
export type DeckOrigin = 'bundled' | 'imported'

/** What a new version of a delivered deck brought, as card ids within the deck. */
export interface DeckNews {
  /** The version that was there before; the same as the new one when only the content differs. */
  readonly from: number
  readonly added: readonly string[]
  readonly changed: readonly string[]
  /** They left the queue and keep their history. */
  readonly retired: readonly string[]
}

/** The concepts of a deck's cards: many cards have the same ones. */
export interface ConceptColumn {
  /** What occurs, commas between the names. */
  readonly sets: readonly string[]
  /** By card: which of `sets`. */
  readonly of: Uint16Array | Uint32Array
}

/** A deck as it is stored for listing and queueing: everything about its cards but their text, in columns. */
export interface CatalogRow {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly version: number
  readonly plan: readonly PlanStep[]
  readonly needs: readonly string[]
  readonly goals: readonly string[]
  readonly origin: DeckOrigin
  /** Hash of the deck file, made by the caller: says whether a delivered deck has changed. */
  readonly hash: string
  /** Card ids in learning order, joined by line ends. */
  readonly cardIds: string
  /** One number per card: position in `kindNames`. */
  readonly kinds: Uint8Array
  readonly kindNames: readonly string[]
  /** Rows of earlier versions of Seam have a line per card instead, with commas between the names. */
  readonly concepts: ConceptColumn | string
  /** Cards that earlier versions had and this one has not, joined by line ends; they keep their history. */
  readonly retired: string
  /** What the last new version changed, until the person has seen it. */
  readonly news?: DeckNews | undefined
}

/** The catalog row of a deck. `previous` is the row it replaces: what is gone since then is retired. */
export const catalogRow = (
  deck: Deck,
  origin: DeckOrigin,
  hash: string,
  previous?: CatalogRow,
): CatalogRow => {
  const ids = deck.cards.map((card) => cardId(deck.id, card.id))
  const kindNames = [...new Set(deck.cards.map((card) => card.kind))]
  const present = new Set<string>(ids)
  const retired = previous ? [...lines(previous.cardIds), ...lines(previous.retired)] : []
  return {
    id: deck.id,
    title: deck.title,
    summary: deck.summary ?? '',
    version: deck.version ?? 1,
    plan: deck.plan ?? [],
    needs: deck.needs ?? [],
    goals: deck.goals ?? [],
    origin,
    hash,
    cardIds: ids.join('\n'),
    kinds: Uint8Array.from(deck.cards, (card) => kindNames.indexOf(card.kind)),
    kindNames,
    concepts: conceptColumn(deck.cards.map((card) => (card.concepts ?? []).map(conceptName).join(','))),
    retired: [...new Set(retired)].filter((id) => !present.has(id)).join('\n'),
  }
}

/** A deck of the catalog and where its cards lie: positions `from` up to, not including, `to`. */
export interface CatalogDeck {
  readonly row: CatalogRow
  readonly from: number
  readonly to: number
}

/**
 * All content there is, by position: decks in the order of the rows, cards in learning order within. Built
 * once from stored rows and never changed; new content means a new catalog. Retired cards are not in it.
 */
export class Catalog {
  readonly decks: readonly CatalogDeck[]
  /** How many cards there are. */
  readonly size: number
  /** By position: which of `decks` the card belongs to. */
  readonly deckIndex: Uint16Array
  /** By position: which of `kindNames` the card is. */
  readonly kind: Uint8Array
  readonly kindNames: readonly string[]
  readonly #decksById: ReadonlyMap<string, CatalogDeck>
  readonly #idsByDeck: (readonly CardId[])[] = []
  #positions: Map<CardId, number> | undefined
  #ids: readonly CardId[] | undefined
  #stamp: string | undefined

  /** `stamp` is what `stampOf` says of these rows, if that is known already. */
  constructor(rows: readonly CatalogRow[], stamp?: string) {
    const decks: CatalogDeck[] = []
    const kindNames = [...new Set(rows.flatMap((row) => row.kindNames))]
    let size = 0
    for (const row of rows) {
      decks.push({ row, from: size, to: size + row.kinds.length })
      size += row.kinds.length
    }
    this.decks = decks
    this.size = size
    this.kindNames = kindNames
    this.#stamp = stamp
    this.deckIndex = new Uint16Array(size)
    this.kind = new Uint8Array(size)
    for (const [index, deck] of decks.entries()) {
      this.deckIndex.fill(index, deck.from, deck.to)
      const { kinds, kindNames: names } = deck.row
      const isSame = names.every((name, kind) => name === kindNames[kind])
      const translated = names.map((name) => kindNames.indexOf(name))
      this.kind.set(isSame ? kinds : kinds.map((kind) => translated[kind] ?? 0), deck.from)
    }
    this.#decksById = new Map(decks.map((deck) => [deck.row.id, deck]))
  }

  /** Card ids by position. */
  get ids(): readonly CardId[] {
    this.#ids ??= this.decks.flatMap((_, index) => this.#idsOf(index))
    return this.#ids
  }

  /** Says which cards stand at which positions: the same for catalogs that agree in that. */
  get stamp(): string {
    this.#stamp ??= stampOf(this.decks.map((deck) => deck.row))
    return this.#stamp
  }

  /** The id of the card at a position; undefined beyond the last. */
  idAt(card: number): CardId | undefined {
    const index = this.deckIndex[card] ?? -1
    const deck = this.decks[index]
    return deck && this.#idsOf(index)[card - deck.from]
  }
  /** The deck of that id; undefined when it is not there. */
  deck(id: string): CatalogDeck | undefined {
    return this.#decksById.get(id)
  }

  /** The position of a card; -1 when no deck has it (removed or retired). */
  indexOf(id: CardId): number {
    if (!this.#positions) {
      const positions = new Map<CardId, number>()
      for (const [card, id] of this.ids.entries()) positions.set(id, card)
      this.#positions = positions
    }
    return this.#positions.get(id) ?? -1
  }

  /** How many cards of its kind come before a card in its deck; 0 when no deck has it. */
  rankInKind(id: CardId): number {
    const deck = this.#decksById.get(deckOf(id))
    const place = deck ? this.#idsOf(this.decks.indexOf(deck)).indexOf(id) : -1
    if (!deck || place < 0) return 0
    const kind = this.kind[deck.from + place]
    let rank = 0
    for (let card = deck.from; card < deck.from + place; card++) if (this.kind[card] === kind) rank++
    return rank
  }

  /** The kind of the card at a position, for example `predict-sql`. */
  kindOf(card: number): string {
    return this.kindNames[this.kind[card] ?? 0] ?? ''
  }

  /** The concepts of the card at a position; empty when it has none. */
  conceptsOf(card: number): readonly string[] {
    const deck = this.decks[this.deckIndex[card] ?? -1]
    if (!deck) return []
    const { concepts } = deck.row
    const names =
      typeof concepts === 'string'
        ? concepts.split('\n')[card - deck.from]
        : concepts.sets[concepts.of[card - deck.from] ?? -1]
    return names ? names.split(',') : []
  }

  #idsOf(index: number): readonly CardId[] {
    return (this.#idsByDeck[index] ??= lines(this.decks[index]?.row.cardIds ?? '') as CardId[])
  }
}

/** A stamp of the rows of a catalog: it says which cards stand at which positions. */
export const stampOf = (rows: readonly CatalogRow[]): string => {
  let sum = EMPTY_SUM
  for (const row of rows) sum = checksumOfText(row.cardIds, sum)
  return `${rows.length} ${sum}`
}

const conceptColumn = (byCard: readonly string[]): ConceptColumn => {
  const places = new Map<string, number>()
  for (const names of byCard) if (!places.has(names)) places.set(names, places.size)
  const of = new (places.size > 65_536 ? Uint32Array : Uint16Array)(byCard.length)
  for (const [card, names] of byCard.entries()) of[card] = places.get(names) ?? 0
  return { sets: [...places.keys()], of }
}

/** Line ends and commas separate concepts in a row, so a name cannot hold them; runs of space become one. */
const conceptName = (name: string): string => name.replace(/[\s,]+/g, ' ').trim()

const lines = (packed: string): string[] => (packed === '' ? [] : packed.split('\n'))
