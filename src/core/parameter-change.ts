import { type Columns, columnsOf, eventsIn, lastOf } from './columns.ts'
import type { Coverage } from './coverage.ts'
import type { Event } from './event.ts'
import type { PackedTexts } from './packed-texts.ts'
import { replay, type Schedule } from './schedule.ts'
import { isTargeted, type Void, type VoidTarget, voidedBy } from './voids.ts'

/**
 * Whether an event can change the parameters in force, and with them the memory of every card: new parameters,
 * or a void that takes some out or, by way of other voids, brings some back.
 */
export const changesParameters = (schedule: Schedule, event: Event): boolean => {
  if (event.kind === 'params') return true
  if (event.kind !== 'void') return false
  const reached = new Set<Void>()
  const targets: VoidTarget[] = [event.target]
  for (let target = targets.pop(); target; target = targets.pop()) {
    const here = target
    if (schedule.config.some((one) => one.kind === 'params' && isTargeted(here, one))) return true
    for (const one of schedule.voids) {
      if (reached.has(one) || !isTargeted(here, one)) continue
      reached.add(one)
      targets.push(one.target)
    }
  }
  return false
}

/** The memory of some cards: what of them depends on the parameters, the rest being what was recorded. */
export interface Memories {
  readonly stability: Float64Array
  readonly difficulty: Float64Array
}

/** The part of some blocks that `known` holds. */
const knownPart = (blocks: readonly Columns[], known: Coverage): Columns[] =>
  blocks.flatMap((columns) =>
    known.holds(columns.dev, columns.from, lastOf(columns))
      ? [columns]
      : columnsOf([...eventsIn([columns])].filter((event) => known.has(event))),
  )

/** The memories of the cards `ids`, in their order, after the events of some blocks that `known` holds. */
export const memoriesAfter = (blocks: readonly Columns[], known: Coverage, ids: PackedTexts): Memories => {
  const schedule = replay(knownPart(blocks, known))
  const slots = schedule.slotsFor(ids)
  return {
    stability: Float64Array.from(slots, (slot) => schedule.stability[slot] ?? 0),
    difficulty: Float64Array.from(slots, (slot) => schedule.difficulty[slot] ?? 0),
  }
}

/**
 * Takes in an event that changes the parameters. `memories`, by slot, are those after the events of the schedule
 * and this one (`memoriesAfter`); nothing else of a card depends on the parameters.
 */
export const applyParameters = (schedule: Schedule, event: Event, memories: Memories): void => {
  schedule.coverage.add(event.dev, event.n)
  if (event.kind === 'params') schedule.config.push(event)
  else if (event.kind === 'void') {
    schedule.voids.push({ dev: event.dev, n: event.n, target: event.target })
    schedule.voided = voidedBy(schedule.voids)
  }
  schedule.refreshConfig()
  for (let slot = 0; slot < memories.stability.length; slot++) {
    const stability = memories.stability[slot] ?? 0
    // A card whose events could not be read keeps the memory that was known.
    if (stability === 0) continue
    schedule.stability[slot] = stability
    schedule.difficulty[slot] = memories.difficulty[slot] ?? 0
  }
}
