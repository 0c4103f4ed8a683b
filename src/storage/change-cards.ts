import type { CardBase } from '#core/card.ts'
import { byId } from '#core/card-order.ts'
import { type CardPage, cardsIn, type CardsRow } from './card-page.ts'
import type { SeamDb } from './db.ts'

/** A card is read with its whole page, so a page stays small. */
const CARDS_A_PAGE = 16

/** So many at once that no screen stutters. */
export const PAGES_AT_ONCE = 12
const CARDS_AT_ONCE = CARDS_A_PAGE * PAGES_AT_ONCE

/** As JSON. Chromium keeps a value of more than 64 KB as a file of its own, which takes several times as long. */
const CHARACTERS_A_PAGE = 24_000

/** Distinct cards of a deck, by id, as pages of about the same size. */
function pagesOf(deck: string, cards: readonly CardBase[]): CardPage[] {
  const most = Math.ceil(cards.length / Math.ceil(cards.length / CARDS_A_PAGE))
  const pages: CardPage[] = []
  let page: CardBase[] = []
  let characters = 0
  const close = (): void => {
    const last = page.at(-1)
    if (last) pages.push({ deck, id: last.id, cards: page })
    page = []
    characters = 0
  }
  for (const card of cards) {
    const more = JSON.stringify(card).length
    if (page.length === most || characters + more > CHARACTERS_A_PAGE) close()
    page.push(card)
    characters += more
  }
  close()
  return pages
}

const keyOf = (deck: string, page: string): [string, string] => [deck, page]

/** All rows of a deck. */
export const rowsOfDeck = (db: SeamDb, deck: string) =>
  // Every list is above every text, so this is every key that begins with the deck.
  db.cards.where('[deck+id]').between([deck], [deck, []])

/** What a card says from now on; without, it goes. */
interface Change {
  readonly id: string
  readonly card: CardBase | undefined
}

/** Changes by the page that takes them in; `undefined` has those that come behind all pages and make their own. */
type Shares = Map<string | undefined, Change[]>

/** Deals changes, by id, out to the pages that are there, of which `ends` tells the ends. */
function shareOut(changes: readonly Change[], ends: readonly string[]): Shares {
  const shares: Shares = new Map()
  const behind: Change[] = []
  let place = 0
  for (const one of changes) {
    while (place < ends.length && (ends[place] ?? '') < one.id) place++
    const page = ends[place]
    if (page === undefined) behind.push(one)
    else shares.set(page, [...(shares.get(page) ?? []), one])
  }
  if (behind.length === 0) return shares
  // A few cards join the last page, or it would be followed by ever shorter ones.
  const page = behind.length < CARDS_A_PAGE ? ends.at(-1) : undefined
  return shares.set(page, [...(shares.get(page) ?? []), ...behind])
}

/** What a piece of changes does to the rows of a deck. */
interface Turnover {
  readonly put: CardPage[]
  readonly drop: string[]
  /** The changed cards as they were. */
  readonly before: CardBase[]
}

/** Works out what shares do to the `rows` of their pages, and keeps `ends` true. */
function turnOver(
  deck: string,
  shares: Shares,
  rows: ReadonlyMap<string | undefined, CardsRow>,
  ends: string[],
): Turnover {
  const all: Turnover = { put: [], drop: [], before: [] }
  for (const [page, changes] of shares) {
    const row = rows.get(page)
    const cards = new Map((row ? cardsIn(row) : []).map((card) => [card.id, card]))
    for (const { id, card } of changes) {
      const known = cards.get(id)
      if (known) all.before.push(known)
      if (card) cards.set(id, card)
      else cards.delete(id)
    }
    const pages = pagesOf(deck, [...cards.values()].sort(byId))
    if (page !== undefined && pages.at(-1)?.id !== page) all.drop.push(page)
    all.put.push(...pages)
    const place = page === undefined ? ends.length : ends.indexOf(page)
    ends.splice(place, page === undefined ? 0 : 1, ...pages.map(({ id }) => id))
  }
  return all
}

/** Told after each piece: the changed cards as they were, and how many changes the piece was. */
export type PieceDone = (before: readonly CardBase[], changes: number) => PromiseLike<void> | undefined

/** By id, each once: of two with one id the later holds. */
const inOrder = (all: readonly Change[]): readonly Change[] =>
  // An import has them in order, and sorting 50,000 would hold up the screen.
  all.every(({ id }, at) => at === 0 || (all[at - 1]?.id ?? '') < id)
    ? all
    : [...new Map(all.map((one) => [one.id, one])).values()].sort(byId)

async function change(
  db: SeamDb,
  deck: string,
  changes: readonly Change[],
  done: PieceDone | undefined,
): Promise<void> {
  const ordered = inOrder(changes)
  const ends = (await rowsOfDeck(db, deck).primaryKeys()).map(([, id]) => id)
  for (let from = 0; from < ordered.length; from += CARDS_AT_ONCE) {
    const piece = ordered.slice(from, from + CARDS_AT_ONCE)
    const shares = shareOut(piece, ends)
    const known = [...shares.keys()].flatMap((page) => (page === undefined ? [] : [keyOf(deck, page)]))
    const found = known.length === 0 ? [] : await db.cards.bulkGet(known)
    const rows = new Map(found.flatMap((row) => (row ? [[row.id, row]] : [])))
    const { put, drop, before } = turnOver(deck, shares, rows, ends)
    if (drop.length > 0) await db.cards.bulkDelete(drop.map((page) => keyOf(deck, page)))
    if (put.length > 0) await db.cards.bulkPut(put)
    await done?.(before, piece.length)
  }
}

/** Stores cards of a deck, those with a known id in place of what was there. Inside a transaction over the cards. */
export const putCards = (
  db: SeamDb,
  deck: string,
  cards: readonly CardBase[],
  done?: PieceDone,
): Promise<void> =>
  change(
    db,
    deck,
    cards.map((card) => ({ id: card.id, card })),
    done,
  )

/** Takes cards of a deck away, by id. Inside a transaction over the cards. */
export const dropCards = (
  db: SeamDb,
  deck: string,
  ids: readonly string[],
  done?: PieceDone,
): Promise<void> =>
  change(
    db,
    deck,
    ids.map((id) => ({ id, card: undefined })),
    done,
  )
