import { DAY_MS } from '#core/clock.ts'
import {
  type CardEvent,
  compareEvents,
  type Event,
  type EventId,
  isCardEvent,
  type Json,
} from '#core/event.ts'
import { defaultWeights, type Memory, memoryAfter, usableWeights } from '#core/memory.ts'

interface Card {
  state: string
  step: number
  memory: Memory | undefined
  due: number
  lastDay: number
  firstDay: number
  interval: number
  reps: number
  lapses: number
  flag: number
  suspended: boolean
  buriedUntil: number
  recalled: boolean
}

const blank = (): Card => ({
  state: 'new',
  step: 0,
  memory: undefined,
  due: 0,
  lastDay: 0,
  firstDay: 0,
  interval: 0,
  reps: 0,
  lapses: 0,
  flag: 0,
  suspended: false,
  buriedUntil: 0,
  recalled: false,
})

const hits = (target: EventId & { readonly to?: number | undefined }, event: EventId) =>
  target.dev === event.dev && event.n >= target.n && event.n <= (target.to ?? target.n)

/** Voids that count, by trying: none is settled until all that target it are, or one of them counts. */
const active = (events: readonly Event[]): Event[] => {
  const voids = events.filter((event) => event.kind === 'void')
  const verdict = new Map<Event, boolean>()
  for (let changed = true; changed; ) {
    changed = false
    for (const event of voids) {
      if (verdict.has(event)) continue
      const attackers = voids.filter((other) => hits(other.target, event))
      const decided = attackers.some((other) => verdict.get(other) === true)
        ? false
        : attackers.every((other) => verdict.get(other) === false) || undefined
      if (decided === undefined) continue
      verdict.set(event, decided)
      changed = true
    }
  }
  return events.filter(
    (event) => !voids.some((other) => verdict.get(other) === true && hits(other.target, event)),
  )
}

const answer = (
  card: Card,
  event: Extract<CardEvent, { kind: 'review' }>,
  weights: readonly number[],
): void => {
  if (card.state === 'new') card.firstDay = event.day
  else if (event.grade > 1 && event.day > card.firstDay) card.recalled = true
  if (card.state === 'review' && event.grade === 1) card.lapses++
  card.memory = memoryAfter(card.memory, event.day - card.lastDay, event.grade, weights)
  if (event.interval >= 1) {
    card.state = 'review'
    card.step = 0
    card.due = event.day + Math.floor(event.interval)
  } else {
    if (event.grade === 1 || card.state === 'review') card.step = 0
    else if (event.grade > 2) card.step++
    card.state = card.state === 'review' || card.state === 'relearning' ? 'relearning' : 'learning'
    card.due = event.at + event.interval * DAY_MS
  }
  card.interval = event.interval
  card.lastDay = event.day
  card.reps++
}

/** The fold as one would first write it, with an object for each card: what the real one is compared with. */
export const referenceFold = (events: readonly Event[]) => {
  const counting = active(events).sort(compareEvents)
  const settings: Record<string, Json> = {}
  let weights = defaultWeights
  for (const event of counting) {
    if (event.kind === 'setting') settings[event.key] = event.value
    if (event.kind === 'params') weights = usableWeights(event.weights) ?? weights
  }
  const cards = new Map<string, Card>()
  const days = new Map<number, { reviews: number; tested: number; recalled: number; ms: number }>()
  for (const event of counting) {
    if (!isCardEvent(event)) continue
    const card = cards.get(event.card) ?? blank()
    cards.set(event.card, card)
    switch (event.kind) {
      case 'review': {
        const day = days.get(event.day) ?? { reviews: 0, tested: 0, recalled: 0, ms: 0 }
        const cram = event.mode === 'cram'
        const tested = card.state === 'review' && !cram ? 1 : 0
        days.set(event.day, {
          reviews: day.reviews + 1,
          tested: day.tested + tested,
          recalled: day.recalled + (event.grade > 1 ? tested : 0),
          ms: day.ms + event.tookMs,
        })
        if (!cram) answer(card, event, weights)
        break
      }
      case 'memory':
        if (card.state === 'new') card.firstDay = event.day
        Object.assign(card, {
          state: 'review',
          step: 0,
          memory: { stability: event.stability, difficulty: event.difficulty },
          due: event.day + event.interval,
          interval: event.interval,
          lastDay: event.day,
          recalled: true,
        })
        break
      case 'forget':
        Object.assign(card, blank(), { flag: card.flag, suspended: card.suspended })
        break
      case 'suspend':
      case 'resume':
        card.suspended = event.kind === 'suspend'
        break
      case 'bury':
        card.buriedUntil = event.until
        break
      case 'flag':
        card.flag = event.flag
        break
      case 'due':
        if (card.state === 'new') break
        if (card.state !== 'review')
          Object.assign(card, { step: 0, interval: Math.max(1, event.due - event.day) })
        card.state = 'review'
        card.due = event.due
        break
      default:
    }
  }
  return {
    cards: [...cards]
      .map(([id, { memory, due, firstDay, buriedUntil, flag, suspended, recalled, ...rest }]) => ({
        id,
        memory: { ...rest, stability: memory?.stability ?? 0, difficulty: memory?.difficulty ?? 0 },
        due,
        firstDay,
        buriedUntil,
        flag,
        suspended: suspended ? 1 : 0,
        recalled: recalled ? 1 : 0,
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    days: [...days].sort(([a], [b]) => a - b),
    settings,
    weights,
  }
}
