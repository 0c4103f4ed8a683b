import type { CardId } from '#core/ids.ts'
import { DAY_MS, type DayNumber, dayOf } from '#core/clock.ts'
import type { ImportedMark } from '../define.ts'
import type { AnkiCard } from './card-rows.ts'
import type { History } from './history.ts'
import { difficultyFromFactor, isFsrsFactor, memoryFromSm2 } from '../sm2.ts'

/** How a collection counts its days. */
export interface AnkiClock {
  /** The study day on which the collection was made: the 0 of `due`. */
  readonly firstDay: DayNumber
  /** Minutes east of UTC. */
  readonly offset: number
  readonly rolloverHour: number
}

const NEW = 0
const LEARNING = 1
const SUSPENDED = -1
const RETENTION = 0.9
const USUAL_EASE = 2.5
/** Above this a due date is seconds since 1970, not days since the collection was made. */
const SECONDS_FROM = 1_000_000

/** The study day on which a card is due; undefined for new cards and within a day's learning steps. */
const dueDay = (card: AnkiCard, clock: AnkiClock): DayNumber | undefined => {
  if (card.type === NEW) return undefined
  if (card.due > SECONDS_FROM) return undefined
  return clock.firstDay + card.due
}

const memoryOf = (card: AnkiCard): { readonly stability: number; readonly difficulty: number } => {
  if (card.memory) return { stability: card.memory.stability, difficulty: card.memory.difficulty }
  const interval = Math.max(1, card.interval)
  if (isFsrsFactor(card.factor)) return { stability: interval, difficulty: difficultyFromFactor(card.factor) }
  return memoryFromSm2(card.factor > 0 ? card.factor / 1000 : USUAL_EASE, interval, RETENTION)
}

/** A card that was learnt and whose answers are not in the file begins with the memory that Anki had of it. */
const memoryMark = (card: AnkiCard, id: CardId, clock: AnkiClock): ImportedMark | undefined => {
  if (card.type === NEW || (card.type === LEARNING && !card.memory)) return undefined
  const interval = Math.max(1, card.interval)
  const due = dueDay(card, clock)
  const noon = (day: DayNumber): number => day * DAY_MS + DAY_MS / 2 - clock.offset * 60_000
  const at = card.memory?.at ?? (due === undefined ? undefined : noon(due - interval))
  return at === undefined ? undefined : { kind: 'memory', card: id, ...memoryOf(card), interval, at }
}

/** What a card's row says about its progress beyond the log of its answers. */
export const marksOf = (
  card: AnkiCard,
  place: number,
  id: CardId,
  history: History,
  clock: AnkiClock,
): readonly ImportedMark[] => {
  const marks: ImportedMark[] = []
  if (card.queue === SUSPENDED) marks.push({ kind: 'suspended', card: id })
  if (card.queue < SUSPENDED) marks.push({ kind: 'buried', card: id })
  if (card.flag > 0) marks.push({ kind: 'flag', card: id, flag: card.flag })
  const lastAt = history.lastAt[place] ?? 0
  const answered = lastAt > 0
  const memory = answered ? undefined : memoryMark(card, id, clock)
  if (memory) marks.push(memory)
  const due = dueDay(card, clock)
  if (due === undefined || !(answered || memory)) return marks
  const from = answered ? lastAt : memory?.kind === 'memory' ? memory.at : 0
  const interval = answered ? (history.lastInterval[place] ?? 0) : Math.max(1, card.interval)
  const expected = dayOf(from, clock.offset, clock.rolloverHour) + Math.round(interval)
  if (due !== expected) marks.push({ kind: 'due', card: id, due })
  return marks
}
