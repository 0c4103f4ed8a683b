import type { CardBase } from './card.ts'
import { type Catalog, catalogRow, type CatalogRow } from './catalog.ts'
import type { Deck } from './deck.ts'

/** A card as far as lists and queues need it; its text is stored with the card itself. */
export type ListedCard = Pick<CardBase, 'id' | 'kind' | 'concepts'>

/** What some cards of a file are, beside what is stored under their ids. */
export interface ComparedCards {
  readonly added: readonly CardBase[]
  readonly changed: readonly CardBase[]
  readonly unchanged: number
}

/** What taking a deck in would do to its cards. */
export interface DeckChange extends ComparedCards {
  /** Ids of cards that are here and not in the file. */
  readonly missing: readonly string[]
}

/** Whether two plain values say the same. The order of fields and fields without a value say nothing. */
const isSame = (one: unknown, other: unknown): boolean => {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const [first, second] = [one as Record<string, unknown>, other as Record<string, unknown>]
  const valueCount = (value: Record<string, unknown>) =>
    Object.values(value).reduce<number>((count, part) => (part === undefined ? count : count + 1), 0)
  return (
    valueCount(first) === valueCount(second) &&
    Object.entries(first).every(([key, part]) => part === undefined || isSame(part, second[key]))
  )
}

/** Sorts cards of a file by what is stored under their ids; `stored` is in the same order, undefined for nothing. */
export const compareCards = (
  cards: readonly CardBase[],
  stored: readonly (CardBase | undefined)[],
): ComparedCards => {
  const added: CardBase[] = []
  const changed: CardBase[] = []
  for (const [index, card] of cards.entries()) {
    const before = stored[index]
    if (!before) added.push(card)
    else if (!isSame(card, before)) changed.push(card)
  }
  return { added, changed, unchanged: cards.length - added.length - changed.length }
}

/** The cards that a deck of the catalog lists; none for a deck that is not there. */
export const listedHere = (catalog: Catalog, deck: string): readonly ListedCard[] => {
  const entry = catalog.deck(deck)
  if (!entry) return []
  return Array.from({ length: entry.to - entry.from }, (_, index) => {
    const card = entry.from + index
    return {
      id: catalog.idAt(card)?.slice(deck.length + 1) ?? '',
      kind: catalog.kindOf(card),
      concepts: catalog.conceptsOf(card),
    }
  })
}

/** Puts together what was found out about the cards of a deck, piece by piece. */
export const deckChange = (compared: readonly ComparedCards[], missing: readonly string[]): DeckChange => ({
  added: compared.flatMap(({ added }) => added),
  changed: compared.flatMap(({ changed }) => changed),
  unchanged: compared.reduce((sum, { unchanged }) => sum + unchanged, 0),
  missing,
})

/** A deck's row after an import: `staying` are cards that the file has not and that stay behind its own. */
export const rowAfter = (
  deck: Deck,
  staying: readonly ListedCard[],
  at: number,
  before: CatalogRow | undefined,
): CatalogRow => {
  const cards = [...deck.cards, ...staying.map((card) => ({ ...card, ask: '' }))]
  const hash = `${deck.version ?? 1} ${cards.length} ${at}`
  return catalogRow({ ...deck, cards }, 'imported', hash, before)
}

/** Whether writing a deck would change anything but its hash. */
export const changesDeck = (
  { added, changed, missing }: DeckChange,
  before: CatalogRow | undefined,
  after: CatalogRow,
  retire: boolean,
): boolean =>
  !before ||
  added.length + changed.length > 0 ||
  (retire && missing.length > 0) ||
  before.title !== after.title ||
  before.cardIds !== after.cardIds
