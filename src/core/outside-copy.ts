import type { DayNumber } from './clock.ts'

/** A copy outside that is younger than so many days is new enough. */
export const NEW_ENOUGH = 14

/** From so many answers on, losing them is worth a line. */
const WORTH_A_LINE = 200

/**
 * How many answers would be lost with this device, if that is worth saying: nothing outside of it is newer than 14
 * days (`copied` is the study day of the last copy, undefined for never) and at least 200 answers came after.
 */
export const reviewsAtRisk = (
  days: ReadonlyMap<DayNumber, { readonly reviews: number }>,
  copied: DayNumber | undefined,
  today: DayNumber,
): number | undefined => {
  if (copied !== undefined && today - copied < NEW_ENOUGH) return undefined
  let reviews = 0
  for (const [day, totals] of days) if (copied === undefined || day > copied) reviews += totals.reviews
  return reviews >= WORTH_A_LINE ? reviews : undefined
}
