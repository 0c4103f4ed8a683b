import type { Catalog } from './catalog.ts'
import { deckOrder, homeSteps, type Plan } from './deck-order.ts'
import { deckTallies, type Tally, together } from './deck-tallies.ts'
import { minutesFor } from './pace.ts'
import { deckTitles, plans } from './plans.ts'
import type { Schedule } from './schedule.ts'
import type { StudyMoment } from './study-day.ts'

/** A deck of a step. */
export interface StepDeck {
  readonly id: string
  readonly title: string
  /** Undefined for a deck that is not written yet. */
  readonly tally: Tally | undefined
  /** The step in which its new cards come: earlier than this one for a deck met again, later for one that needs more first. */
  readonly home: number
}

/** A step of a plan and where the person stands in it. */
export interface PathStep {
  /** From 1. */
  readonly number: number
  readonly title: string
  readonly summary: string
  readonly decks: readonly StepDeck[]
  /** Titles of decks that are not written yet. */
  readonly missing: readonly string[]
  /** No deck of this step is written yet. */
  readonly unwritten: boolean
  /** Over the written decks that are studied by this step. */
  readonly tally: Tally
  /** The deck whose new cards come next in this step. */
  readonly next: StepDeck | undefined
  /**
   * `done`: every card was seen. `active`: the first step that is not done; new cards come from here. `later`:
   * the others, and every step without cards.
   */
  readonly state: 'done' | 'active' | 'later'
}

/**
 * A plan step by step. At most one step is active, and none when every written card was seen. A deck that needs
 * others of a later step counts from there on (see `homeSteps`), as new cards come in that order too.
 */
export const pathView = (
  plan: Plan,
  catalog: Catalog,
  schedule: Schedule,
  moment: StudyMoment,
): readonly PathStep[] => {
  const homes = homeSteps(catalog, plan)
  const tallies = deckTallies(catalog, schedule, moment)
  const tallyOf = new Map(catalog.decks.map((deck, index) => [deck.row.id, tallies[index]]))
  const order = deckOrder(catalog, plan).map((deck) => deck.row)
  const places = new Map(order.map((row, place) => [row.id, place]))
  let activeFound = false
  return plans[plan].map((text, index): PathStep => {
    const number = index + 1
    const others = order
      .filter(
        (row) =>
          homes.get(row.id) === number || row.plan.some((at) => at.plan === plan && at.step === number),
      )
      .map((row) => row.id)
    const decks = [...new Set([...text.decks, ...others])].map(
      (id): StepDeck => ({
        id,
        title: catalog.deck(id)?.row.title ?? deckTitles[id] ?? id,
        tally: tallyOf.get(id),
        home: homes.get(id) ?? number,
      }),
    )
    const studied = decks.filter((deck) => deck.home <= number)
    const tally = together(studied.flatMap((deck) => (deck.tally ? [deck.tally] : [])))
    const isDone = tally.cards > 0 && tally.fresh === 0
    const isActive = !activeFound && tally.fresh > 0
    activeFound ||= isActive
    return {
      number,
      title: text.title,
      summary: text.summary,
      decks,
      missing: decks.filter((deck) => !deck.tally).map((deck) => deck.title),
      unwritten: decks.every((deck) => !deck.tally),
      tally,
      next: studied
        .filter((deck) => (deck.tally?.fresh ?? 0) > 0)
        .toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0))[0],
      state: isDone ? 'done' : isActive ? 'active' : 'later',
    }
  })
}

/** What Today offers as the next thing on the path. */
export interface NextLesson {
  readonly step: number
  readonly title: string
  /** The deck whose new cards come next. */
  readonly deck: { readonly id: string; readonly title: string }
  readonly seen: number
  readonly cards: number
  /** Minutes for the next new cards. */
  readonly minutes: number
}

/**
 * The active step as a next lesson of at most `newCards` cards at a pace of `seconds` for an answer; undefined
 * when no step is active.
 */
export const nextLesson = (
  steps: readonly PathStep[],
  newCards: number,
  seconds: number,
): NextLesson | undefined => {
  const step = steps.find(({ state }) => state === 'active')
  if (!step?.next) return undefined
  return {
    step: step.number,
    title: step.title,
    deck: { id: step.next.id, title: step.next.title },
    seen: step.tally.seen,
    cards: step.tally.cards,
    minutes: minutesFor(Math.min(newCards, step.tally.fresh), seconds),
  }
}
