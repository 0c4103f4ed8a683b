import type { Catalog, CatalogDeck } from './catalog.ts'
import { deckOrder, homeSteps, type Plan } from './deck-order.ts'
import { deckTallies, type Tally, together } from './deck-tallies.ts'
import { minutesFor } from './pace.ts'
import { deckTitles, plans } from './plans.ts'
import type { Schedule } from './schedule.ts'
import type { StudyMoment } from './study-day.ts'
import { isKnown, unlocking } from './unlock.ts'

/** A deck of a step. */
export interface StepDeck {
  readonly id: string
  readonly title: string
  /** Undefined for a deck that is not written yet. */
  readonly tally: Tally | undefined
  /** The step in which its new cards come: earlier than this one for a deck met again, later for one that needs more first. */
  readonly home: number
  /** Passed by the five-card test. */
  readonly known: boolean
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
   * `done`: every card was seen. `known`: what was not seen was passed by test. `active`: new cards come from
   * here next. `open`: new cards may come from here. `closed`: what its decks need is not settled yet; decks that
   * it shares with earlier steps do not open it. `empty`: no cards are studied here.
   */
  readonly state: 'done' | 'known' | 'active' | 'open' | 'closed' | 'empty'
  /** Of a closed step: the number of the step that holds it; undefined when that is not on this plan. */
  readonly opensAfter: number | undefined
  /** Of the active step: it is still closed, but no open step has new cards. */
  readonly early: boolean
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
  const order = deckOrder(catalog, plan)
  const unlocked = unlocking(catalog, schedule, moment.day, plan, order, homes)
  const nextDeck = unlocked.giving.find((deck) => Number.isFinite(homes.get(deck.row.id)))
  const activeStep = nextDeck && homes.get(nextDeck.row.id)
  return plans[plan].map((text, index): PathStep => {
    const number = index + 1
    const others = order
      .map((deck) => deck.row)
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
        known: isKnown(schedule.settings, id),
      }),
    )
    const studied = decks.filter((deck) => deck.home <= number)
    const tally = together(studied.flatMap((deck) => (deck.tally ? [deck.tally] : [])))
    const unseen = studied.filter((deck) => (deck.tally?.fresh ?? 0) > 0)
    const own = unseen.filter((deck) => deck.home === number)
    const waiting = (own.length > 0 ? own : unseen).flatMap((deck) => catalog.deck(deck.id) ?? [])
    const isActive = number === activeStep
    const isClosed = waiting.length > 0 && !waiting.some(unlocked.isOpen)
    const next = isActive ? nextDeck : waiting.find(unlocked.isOpen)
    return {
      number,
      title: text.title,
      summary: text.summary,
      decks,
      missing: decks.filter((deck) => !deck.tally).map((deck) => deck.title),
      unwritten: decks.every((deck) => !deck.tally),
      tally,
      next: unseen.find((deck) => deck.id === next?.row.id),
      state: stateOf(tally.cards, unseen, isActive, isClosed),
      opensAfter: isClosed ? earliestHolder(waiting, unlocked.heldBy, homes) : undefined,
      early: isActive && unlocked.early === nextDeck,
    }
  })
}

const stateOf = (
  cards: number,
  unseen: readonly StepDeck[],
  isActive: boolean,
  isClosed: boolean,
): PathStep['state'] => {
  if (cards === 0) return 'empty'
  if (isActive) return 'active'
  if (unseen.length === 0) return 'done'
  if (unseen.every((deck) => deck.known)) return 'known'
  return isClosed ? 'closed' : 'open'
}

/** The step after which the first of some closed decks opens. */
const earliestHolder = (
  decks: readonly CatalogDeck[],
  heldBy: (deck: CatalogDeck) => readonly CatalogDeck[],
  homes: ReadonlyMap<string, number>,
): number | undefined => {
  const last = decks.map((deck) => Math.max(...heldBy(deck).map((need) => homes.get(need.row.id) ?? 0)))
  const first = Math.min(...last)
  return Number.isFinite(first) && first > 0 ? first : undefined
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

/** The decks that "I know this" is about: those first studied in the step, or all that it studies when there is none. */
export const testedDecks = (step: PathStep): readonly StepDeck[] => {
  const written = step.decks.filter((deck) => deck.tally)
  const own = written.filter((deck) => deck.home === step.number)
  return own.length > 0 ? own : written.filter((deck) => deck.home < step.number)
}
