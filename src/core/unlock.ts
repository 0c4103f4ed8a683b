import { cardSlots } from './card-slots.ts'
import type { Catalog, CatalogDeck } from './catalog.ts'
import type { DayNumber } from './clock.ts'
import { deckOrder, homeSteps, type Plan } from './deck-order.ts'
import type { Json } from './event.ts'
import type { Schedule } from './schedule.ts'
import { isAside, isSeen } from './study-day.ts'

/** The setting that says whether a deck was passed by the five-card test; its value is true or false. */
export const knownKey = (deck: string): string => `known:${deck}`

/** Whether a deck counts as known: its test was passed and not taken back. */
export const isKnown = (settings: { readonly [key: string]: Json }, deck: string): boolean =>
  settings[knownKey(deck)] === true

/** Which decks give new cards, and what holds the others back. Reading is never locked. */
export interface Unlocking {
  /** The decks from which new cards come now, in order: the first of them is studied next. */
  readonly giving: readonly CatalogDeck[]
  /** A closed deck that gives new cards all the same, because no open one has any; undefined otherwise. */
  readonly early: CatalogDeck | undefined
  /**
   * A deck is open when it was begun or passed by test, or when every deck it needs is settled: passed by test,
   * or each of its cards recalled once on a later day than it was first met. Suspended cards hold nothing
   * back, nor do needs that are not in the catalog.
   */
  readonly isOpen: (deck: CatalogDeck) => boolean
  /** The decks that hold a closed deck back; empty for an open one. */
  readonly heldBy: (deck: CatalogDeck) => readonly CatalogDeck[]
}

interface DeckCount {
  seen: number
  /** Recalled on a later day, or suspended. */
  settled: number
  /** Neither seen nor aside takes this number away from the deck's cards. */
  notOffered: number
}

/**
 * What is open on a study day. New cards come first from the open decks of the plan. What was passed by test comes
 * only when nothing else of the plan is left, and decks outside the plan after that: while decks of the plan
 * are still closed, nothing is taken from behind them.
 */
export const unlocking = (
  catalog: Catalog,
  schedule: Schedule,
  day: DayNumber,
  plan: Plan,
  order: readonly CatalogDeck[] = deckOrder(catalog, plan),
  homes: ReadonlyMap<string, number> = homeSteps(catalog, plan),
): Unlocking => {
  const counts = countDecks(catalog, schedule, day)
  const nothing: DeckCount = { seen: 0, settled: 0, notOffered: 0 }
  const countOf = (deck: CatalogDeck): DeckCount => counts[catalog.deckIndex[deck.from] ?? -1] ?? nothing
  const passed = (deck: CatalogDeck) => isKnown(schedule.settings, deck.row.id)
  const isSettled = (deck: CatalogDeck) => passed(deck) || countOf(deck).settled >= deck.to - deck.from
  const heldBy = (deck: CatalogDeck): CatalogDeck[] => {
    if (passed(deck) || countOf(deck).seen > 0) return []
    return deck.row.needs.flatMap((id) => {
      const need = catalog.deck(id)
      return need && need !== deck && !isSettled(need) ? [need] : []
    })
  }
  const isOpen = (deck: CatalogDeck) => heldBy(deck).length === 0
  const offering = order.filter((deck) => countOf(deck).notOffered < deck.to - deck.from)
  const onPlan = (deck: CatalogDeck) => Number.isFinite(homes.get(deck.row.id))
  const giving: CatalogDeck[] = []
  for (const wanted of [onPlan, (deck: CatalogDeck) => !onPlan(deck)])
    for (const known of [false, true]) {
      const decks = offering.filter((deck) => wanted(deck) && passed(deck) === known)
      const open = decks.filter(isOpen)
      giving.push(...open)
      const early = giving.length === 0 ? decks[0] : undefined
      if (early) return { giving: [early], early, isOpen, heldBy }
      if (open.length < decks.length) return { giving, early: undefined, isOpen, heldBy }
    }
  return { giving, early: undefined, isOpen, heldBy }
}

/** By deck, in the order of the catalog. */
const countDecks = (catalog: Catalog, schedule: Schedule, day: DayNumber): readonly DeckCount[] => {
  const counts = catalog.decks.map((): DeckCount => ({ seen: 0, settled: 0, notOffered: 0 }))
  const { cardOf } = cardSlots(catalog, schedule)
  const { deckIndex } = catalog
  const { recalled, suspended } = schedule
  for (let slot = 0; slot < cardOf.length; slot++) {
    const card = cardOf[slot] ?? -1
    if (card < 0) continue
    const count = counts[deckIndex[card] ?? 0]
    if (!count) continue
    const seen = isSeen(schedule, slot)
    if (seen) count.seen++
    if (recalled[slot] !== 0 || suspended[slot] !== 0) count.settled++
    if (seen || isAside(schedule, slot, day)) count.notOffered++
  }
  return counts
}
