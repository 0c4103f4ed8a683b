import { type CardSlots, cardSlots } from './card-slots.ts'
import type { Catalog } from './catalog.ts'
import type { DayNumber, Now } from './clock.ts'
import type { Plan } from './deck-order.ts'
import type { CardId } from './ids.ts'
import { freshCards } from './new-cards.ts'
import type { Schedule } from './schedule.ts'
import { seededShuffle } from './seeded-shuffle.ts'
import type { StudySettings } from './settings.ts'
import { keptApart, mixedEvenly } from './spacing.ts'
import { isSeen, recallOn, type StudyMoment, standing, studyMoment } from './study-day.ts'

/** A card on a learning step and when it falls due, in ms. */
export interface LearningStep {
  readonly id: CardId
  readonly dueAt: number
}

/** A review or a new card in its place. */
export interface QueuedCard {
  readonly id: CardId
  readonly isNew: boolean
}

/** How many cards a queue shows. `learning`, `review` and `new` add up to `total`; so do the other three. */
export interface QueueCounts {
  readonly learning: number
  readonly review: number
  readonly new: number
  /** Seen cards of kinds on the SQL side of the seam. */
  readonly predict: number
  /** Seen cards of kinds on the Python side. */
  readonly concept: number
  readonly total: number
}

/** How much there is to study at a moment. */
export interface QueueSize {
  readonly counts: QueueCounts
  /** When the earliest of today's later learning steps falls due, in ms; undefined when there is none. */
  readonly nextDueAt: number | undefined
  /** How many of them a queue built at `nextDueAt` would show. */
  readonly countAt: number
}

/** What there is to study at a moment. */
export interface Queue extends QueueSize {
  /** Learning steps that are due or fall due within the learn-ahead time, earliest first. */
  readonly learning: readonly LearningStep[]
  /** Reviews and new cards in the order of showing. */
  readonly main: readonly QueuedCard[]
  /** How far ahead of its time a learning step may be shown, in ms. */
  readonly learnAhead: number
  /** When the study day ends, in ms. */
  readonly dayEnd: number
}

/** What a queue is built from. */
export interface QueueOrder {
  readonly schedule: Schedule
  readonly catalog: Catalog
  readonly settings: StudySettings
  readonly now: Now
  /** The plan along which new cards come. */
  readonly plan: Plan
  /** Which side of the seam a kind of card belongs to. */
  readonly inkOf: (kind: string) => 'py' | 'sql'
  /** Shuffles cards that are equally likely to be forgotten; the same seed gives the same queue. */
  readonly spread: number
  /** Only the cards of this deck. */
  readonly only?: string | undefined
  /** New cards on top of what the day still allows ("Learn 3 new"). */
  readonly newExtra?: number | undefined
  /** At most this many reviews: those most likely to be forgotten. */
  readonly reviewsAtMost?: number | undefined
}

/** Places between two cards that share a concept, where there are enough others. */
const APART = 4

/**
 * Today's queue. Learning steps come by time; reviews by rising probability of recall, so that a session cut
 * short has saved what was closest to being lost; new cards along the plan, as many as the day still allows,
 * spread evenly among the reviews. Cards that share a concept are kept apart. Suspended, buried and retired
 * cards, and cards of removed decks, are left out.
 */
export const buildQueue = (order: QueueOrder): Queue => {
  const { catalog } = order
  const chosen = choose(order)
  const { moment, slots, learning, fresh } = chosen
  const reviews = byRisingRecall(chosen.reviews, order, slots, moment.day)
  const placed = (isNew: boolean) => (card: number) => ({ card, isNew, concepts: catalog.conceptsOf(card) })
  const main = keptApart(
    mixedEvenly(reviews.map(placed(false)), fresh.map(placed(true))),
    ({ concepts }) => concepts,
    APART,
  )
  const idOf = (card: number) => catalog.idAt(card) as CardId
  return {
    ...sizeOf(order, chosen),
    learning: learning
      .toSorted((a, b) => a.dueAt - b.dueAt)
      .map(({ card, dueAt }) => ({ id: idOf(card), dueAt })),
    main: main.map(({ card, isNew }) => ({ id: idOf(card), isNew })),
    learnAhead: moment.learnAhead,
    dayEnd: moment.dayEnd,
  }
}

/** How much the queue holds that `buildQueue` would build, without putting anything in order. */
export const queueSize = (order: QueueOrder): QueueSize => sizeOf(order, choose(order))

interface Chosen extends Scan {
  readonly moment: StudyMoment
  readonly slots: CardSlots
  /** Positions of the reviews, in no particular order. */
  readonly reviews: readonly number[]
  /** Positions of the new cards, in learning order. */
  readonly fresh: readonly number[]
}

const choose = (order: QueueOrder): Chosen => {
  const { schedule, catalog, settings, reviewsAtMost } = order
  const moment = studyMoment(order.now, settings)
  const slots = cardSlots(catalog, schedule)
  const scanned = scan(order, slots, moment)
  const isTooMuch = reviewsAtMost !== undefined && scanned.due.length > reviewsAtMost
  const reviews = isTooMuch
    ? byRisingRecall(scanned.due, order, slots, moment.day).slice(0, reviewsAtMost)
    : scanned.due
  const fresh = freshCards({
    catalog,
    schedule,
    slots,
    day: moment.day,
    plan: order.plan,
    only: order.only,
    wanted: Math.max(0, settings.newPerDay - scanned.introduced) + (order.newExtra ?? 0),
    others: reviews.length,
  })
  return { ...scanned, moment, slots, reviews, fresh }
}

const sizeOf = ({ catalog, inkOf }: QueueOrder, chosen: Chosen): QueueSize => {
  const { moment, learning, later, reviews, fresh } = chosen
  const isSqlKind = catalog.kindNames.map((kind) => inkOf(kind) === 'sql')
  const onSqlSide = (card: number): boolean => isSqlKind[catalog.kind[card] ?? 0] === true
  const seen = learning.length + reviews.length
  const predict = reviews.filter(onSqlSide).length + learning.filter(({ card }) => onSqlSide(card)).length
  const nextDueAt = later.length > 0 ? Math.min(...later) : undefined
  return {
    counts: {
      learning: learning.length,
      review: reviews.length,
      new: fresh.length,
      predict,
      concept: seen - predict,
      total: seen + fresh.length,
    },
    nextDueAt,
    countAt: nextDueAt === undefined ? 0 : later.filter((at) => at <= nextDueAt + moment.learnAhead).length,
  }
}

interface Scan {
  /** `card` is a position in the catalog. */
  readonly learning: { readonly card: number; readonly dueAt: number }[]
  /** Due times of today's later learning steps, in ms. */
  readonly later: number[]
  /** Positions of the reviews that are due. */
  readonly due: number[]
  /** Cards of any deck that were answered for the first time today. */
  readonly introduced: number
}

const scan = ({ schedule, catalog, only }: QueueOrder, slots: CardSlots, moment: StudyMoment): Scan => {
  const all = { from: 0, to: catalog.size }
  const within = only === undefined ? all : (catalog.deck(only) ?? { from: 0, to: 0 })
  const learning: Scan['learning'] = []
  const later: number[] = []
  const due: number[] = []
  let introduced = 0
  const { firstDay, size } = schedule
  const { cardOf } = slots
  for (let slot = 0; slot < size; slot++) {
    if (firstDay[slot] === moment.day && isSeen(schedule, slot)) introduced++
    const card = cardOf[slot] ?? -1
    if (card < within.from || card >= within.to) continue
    const stands = standing(schedule, slot, moment)
    if (stands === 'none') continue
    const dueAt = schedule.due[slot] ?? 0
    if (stands === 'review') due.push(card)
    else if (stands === 'learning') learning.push({ card, dueAt })
    else if (stands === 'later') later.push(dueAt)
  }
  return { learning, later, due, introduced }
}

const byRisingRecall = (
  cards: readonly number[],
  { schedule, spread }: QueueOrder,
  slots: CardSlots,
  day: DayNumber,
): number[] => {
  const shuffled = seededShuffle(cards, spread)
  const recall = Float64Array.from(shuffled, (card) => recallOn(schedule, slots.slotOf[card] ?? -1, day))
  const order = Uint32Array.from(shuffled, (_, place) => place)
  order.sort((a, b) => (recall[a] ?? 0) - (recall[b] ?? 0))
  return Array.from(order, (place) => shuffled[place] ?? 0)
}
