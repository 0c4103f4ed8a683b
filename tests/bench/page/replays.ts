import { createEmptyCard, fsrs, type FSRSHistory, type Grade as FsrsGrade } from 'ts-fsrs'
import type { Columns } from '#core/columns.ts'
import { defaultWeights } from '#core/memory.ts'
import { textAt } from '#core/packed-texts.ts'
import { replay, type Schedule } from '#core/schedule.ts'
import { quantile } from '../figures.ts'

export interface Replays {
  /** Median time of a fold of the whole ledger, ms. */
  readonly ours: number
  /** Time of ts-fsrs `reschedule` over every card's reviews, ms. */
  readonly reschedule: number
  /** The largest relative difference of a stability between the two, over cards whose reviews were a day apart. */
  readonly difference: number
}

/** Each card's reviews as ts-fsrs wants them; made before the clock starts. */
function histories(blocks: readonly Columns[]): Map<string, FSRSHistory[]> {
  const byCard = new Map<string, FSRSHistory[]>()
  // Segments come by name, and names are not in the order of time.
  for (const block of blocks.toSorted((a, b) => a.from - b.from))
    for (let index = 0; index < block.count; index += 1) {
      const card = textAt(block.cards, block.card[index] ?? 0)
      const reviews = byCard.get(card) ?? []
      byCard.set(card, reviews)
      reviews.push({ rating: (block.grade[index] ?? 3) as FsrsGrade, review: new Date(block.at[index] ?? 0) })
    }
  return byCard
}

function largestDifference(schedule: Schedule, stabilities: ReadonlyMap<string, number>): number {
  let largest = 0
  for (const [slot, id] of schedule.ids.entries()) {
    const theirs = stabilities.get(id) ?? 0
    largest = Math.max(largest, Math.abs((schedule.stability[slot] ?? 0) - theirs) / theirs)
  }
  return largest
}

/** A fold is over so soon that a single one may fall into a pause of the machine. */
const rounds = 5

/** Replays the same events from nothing, with the fold (the median of some) and with ts-fsrs. */
export function measureReplays(blocks: readonly Columns[]): Replays {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const since = performance.now()
    replay(blocks)
    times.push(performance.now() - since)
  }
  const schedule = replay(blocks)

  const byCard = histories(blocks)
  const scheduler = fsrs({ w: [...defaultWeights], enable_fuzz: false, enable_short_term: true })
  const stabilities = new Map<string, number>()
  const since = performance.now()
  for (const [card, reviews] of byCard) {
    const { collections } = scheduler.reschedule(createEmptyCard(reviews[0]?.review), reviews)
    stabilities.set(card, collections.at(-1)?.card.stability ?? 0)
  }
  const reschedule = performance.now() - since
  return { ours: quantile(times, 0.5), reschedule, difference: largestDifference(schedule, stabilities) }
}
