import { compareEvents, type EventId, type Stamp } from './event.ts'
import { defaultWeights, usableWeights } from './memory.ts'
import type { ConfigEvent } from './schedule.ts'
import { type StudySettings, settingsFrom } from './settings.ts'

/** What intervals are worked out by. */
export interface Rules {
  /** FSRS-6 parameters. */
  readonly weights: readonly number[]
  readonly settings: StudySettings
}

/**
 * The rules that held when an event was written: the last parameters and settings before it, those that count by
 * `counts` alone. Whether one that was taken back later still counted then, nobody wrote down.
 */
export const rulesBefore = (
  event: Stamp,
  config: readonly ConfigEvent[],
  counts: (id: EventId) => boolean,
): Rules => {
  const before = config.filter((one) => counts(one) && compareEvents(one, event) < 0).sort(compareEvents)
  const settings = before.flatMap((one) => (one.kind === 'setting' ? [[one.key, one.value] as const] : []))
  const weights = before.flatMap((one) => (one.kind === 'params' ? [usableWeights(one.weights) ?? []] : []))
  return {
    weights: weights.findLast(({ length }) => length > 0) ?? defaultWeights,
    settings: settingsFrom(Object.fromEntries(settings)),
  }
}
