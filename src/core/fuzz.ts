import type { CardId } from './ids.ts'

/**
 * Half-width of the fuzz of an interval, in days: nothing below 2.5 days, then one day plus 15 % of what lies
 * between 2.5 and 7, 10 % between 7 and 20 and 5 % beyond. Anki's figures.
 */
const spread = (interval: number): number =>
  interval < 2.5
    ? 0
    : 1 +
      0.15 * (Math.min(interval, 7) - 2.5) +
      0.1 * Math.max(0, Math.min(interval, 20) - 7) +
      0.05 * Math.max(0, interval - 20)

const clamp = (value: number, lowest: number, highest: number): number =>
  Math.min(highest, Math.max(lowest, value))

/**
 * Shortest and longest interval (whole days) that fuzz may turn an interval into, within `[lowest, highest]`;
 * if they contradict each other, `highest` wins. Anki's rules.
 */
export const fuzzRange = (
  interval: number,
  lowest: number,
  highest: number,
): { readonly from: number; readonly to: number } => {
  const floor = Math.min(lowest, highest)
  const middle = clamp(interval, floor, highest)
  const delta = spread(middle)
  const from = clamp(Math.round(middle - delta), floor, highest)
  const to = clamp(Math.round(middle + delta), floor, highest)
  return { from, to: to === from && to > 2 && to < highest ? to + 1 : to }
}

/** Chooses one of the whole intervals from `from` to `to`, both included. */
export type IntervalPick = (from: number, to: number) => number

/** All intervals alike: `factor` in [0, 1) decides. */
export const evenly =
  (factor: number): IntervalPick =>
  (from, to) =>
    Math.min(to, Math.floor(from + factor * (1 + to - from)))

/** Intervals up to this many days are chosen with an eye to what else is due. Further ahead little is known yet. */
export const BALANCED_DAYS = 90

/**
 * Load balancing: the fewer cards are due on a day, the likelier it is, by the square of their number (and one);
 * `factor` in [0, 1) decides. `ahead` holds the cards due on the next days, tomorrow first; intervals that reach
 * beyond it are all alike, and so are days with as many cards as each other.
 */
export const towardsQuietDays = (factor: number, ahead: readonly number[]): IntervalPick => {
  const likelihood = (interval: number): number => ((ahead[interval - 1] ?? 0) + 1) ** -2
  return (from, to) => {
    if (to > ahead.length) return evenly(factor)(from, to)
    let left = 0
    for (let interval = from; interval <= to; interval++) left += likelihood(interval)
    left *= factor
    for (let interval = from; interval < to; interval++) {
      left -= likelihood(interval)
      if (left < 0) return interval
    }
    return to
  }
}

/** The whole interval to use: what `pick` chooses of the fuzz range; without it only rounded and clamped. */
export const fuzzed = (
  interval: number,
  lowest: number,
  highest: number,
  pick: IntervalPick | undefined,
): number => {
  if (pick === undefined) return clamp(Math.round(interval), Math.min(lowest, highest), highest)
  const { from, to } = fuzzRange(interval, lowest, highest)
  return from === to ? from : pick(from, to)
}

/**
 * A number in [0, 1) that depends on the card and on how often it was answered, and on nothing else: showing an
 * interval and choosing it agree. FNV-1a over the id and the count,
 * finished with MurmurHash3's mixer.
 */
export const fuzzFactor = (card: CardId, reps: number): number => {
  let hash = 0x811c9dc5
  for (let index = 0; index < card.length; index++)
    hash = Math.imul(hash ^ card.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ reps, 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000
}
