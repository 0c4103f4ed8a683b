import { forecast } from '#core/forecast.ts'
import { BALANCED_DAYS, fuzzFactor, type IntervalPick, towardsQuietDays } from '#core/fuzz.ts'
import type { CardId } from '#core/ids.ts'
import { studyMoment } from '#core/study-day.ts'
import type { Seam } from './seam.ts'

/**
 * Chooses the intervals of a card that is shown now. What is due on the coming days is looked up once, when it is
 * first needed: whatever another tab writes meanwhile, the interval on a button is the one that is stored.
 */
export function pickFor({ collection, now }: Seam, id: CardId): IntervalPick {
  const factor = fuzzFactor(id, collection.memoryOf(id).reps)
  let pick: IntervalPick | undefined
  const balanced = (): IntervalPick => {
    const { catalog, schedule, settings } = collection
    const { ahead } = forecast(catalog, schedule, studyMoment(now(), settings), BALANCED_DAYS)
    return towardsQuietDays(factor, ahead)
  }
  return (from, to) => {
    pick ??= balanced()
    return pick(from, to)
  }
}
