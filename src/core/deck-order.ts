import type { Catalog, CatalogDeck } from './catalog.ts'
import type { PlanStep } from './deck.ts'

/** One of the two learning plans. */
export type Plan = PlanStep['plan']

/** Steps of decks that a plan does not have: behind every step it has. */
const OUTSIDE = Number.POSITIVE_INFINITY

/**
 * The step of a plan in which each deck is first studied, by deck id. A deck may serve several steps; it
 * counts from the first of them by which everything it needs has come too. Where the plan has no such step, it
 * is the one in which the last of what it needs comes. Infinite for a deck that the plan does not have. Needs
 * that are not in the catalog, and decks that need each other in a circle, hold nothing back.
 */
export const homeSteps = (catalog: Catalog, plan: Plan): ReadonlyMap<string, number> => {
  const homes = new Map<string, number>()
  const visiting = new Set<string>()
  const homeOf = (deck: CatalogDeck): number => {
    const { id, needs } = deck.row
    const known = homes.get(id)
    if (known !== undefined) return known
    visiting.add(id)
    let earliest = 0
    for (const need of needs) {
      const needed = visiting.has(need) ? undefined : catalog.deck(need)
      const home = needed ? homeOf(needed) : 0
      if (home !== OUTSIDE) earliest = Math.max(earliest, home)
    }
    visiting.delete(id)
    const steps = deck.row.plan.filter((at) => at.plan === plan).map((at) => at.step)
    const open = steps.filter((step) => step >= earliest)
    const home = steps.length === 0 ? OUTSIDE : open.length > 0 ? Math.min(...open) : earliest
    homes.set(id, home)
    return home
  }
  for (const deck of catalog.decks) homeOf(deck)
  return homes
}

/**
 * The decks in the order in which a person on that plan meets them: by step of the plan, then by step of the
 * other plan, then by title; but never before a deck they need. Decks outside both plans come last.
 */
export const deckOrder = (catalog: Catalog, plan: Plan): readonly CatalogDeck[] => {
  const own = homeSteps(catalog, plan)
  const other = homeSteps(catalog, plan === 'a' ? 'b' : 'a')
  const wanted = catalog.decks.toSorted(
    (a, b) =>
      compare(stepOf(a, own), stepOf(b, own)) ||
      compare(stepOf(a, other), stepOf(b, other)) ||
      compare(a.row.title, b.row.title) ||
      compare(a.row.id, b.row.id),
  )
  const ordered = new Set<CatalogDeck>()
  const visiting = new Set<CatalogDeck>()
  const place = (deck: CatalogDeck) => {
    if (ordered.has(deck) || visiting.has(deck)) return
    visiting.add(deck)
    for (const need of deck.row.needs) {
      const needed = catalog.deck(need)
      if (needed) place(needed)
    }
    visiting.delete(deck)
    ordered.add(deck)
  }
  for (const deck of wanted) place(deck)
  return [...ordered]
}

const stepOf = (deck: CatalogDeck, homes: ReadonlyMap<string, number>): number =>
  homes.get(deck.row.id) ?? OUTSIDE

const compare = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0)
