import type { Columns } from '../columns.ts'
import type { DayNumber } from '../clock.ts'
import { fitWeights } from './fit-weights.ts'
import { FEWEST_FOR_FIT, heldOut, MARGIN, trial } from './gate.ts'
import { type Histories, historiesOf, scoredInTime } from './histories.ts'
import { type LedgerReviews, ledgerReviews } from './ledger-reviews.ts'
import { standardWeights } from './limits.ts'
import { logLossOf, type Metrics } from './metrics.ts'
import { predictionsOf } from './predictions.ts'

/** The parameters in force. */
export interface InForce {
  readonly weights: readonly number[]
  /** The study day on which they were adopted; undefined for the defaults. */
  readonly since: DayNumber | undefined
}

/** A comparison on held-out answers, as it is told. */
export interface FitReport {
  /** Scored answers of the whole ledger. */
  readonly scored: number
  /** On how many of the newest the comparison was made. */
  readonly heldOut: number
  /** With what the fit was compared: the parameters in force, or the defaults where those had seen the answers. */
  readonly against: 'current' | 'default'
  readonly before: Metrics
  readonly after: Metrics
}

/** What a fit of a ledger came to. */
export type LedgerFit =
  | { readonly kind: 'too few'; readonly scored: number; readonly needed: number }
  /** The parameters in force stay. */
  | { readonly kind: 'no better'; readonly report: FitReport }
  | { readonly kind: 'better'; readonly weights: readonly number[]; readonly report: FitReport }

/** Whether parameters adopted on that study day have not learned from the newest answers, the held-out ones. */
export const isNewTo = (
  { card, day }: LedgerReviews,
  histories: Histories,
  since: DayNumber | undefined,
): boolean => {
  if (since === undefined) return true
  const scored = scoredInTime(histories)
  const first = histories.inTime.indexOf(scored[scored.length - heldOut(scored.length)] ?? 0)
  return card.length === histories.count && since < (day[first] ?? 0)
}

/**
 * Fits the parameters to a ledger's answers and says whether they are worth adopting: a fit of the older answers
 * must predict the newest 20 % better than the parameters in force. Where those have learned from these very
 * answers that would be no contest; then the defaults have to be beaten, and the new parameters must not lose
 * against the ones in force on answers that both know. `onProgress` rises from 0 towards 1.
 */
export const fitLedger = (
  blocks: readonly Columns[],
  inForce: InForce,
  onProgress?: (part: number) => void,
): LedgerFit => {
  const reviews = ledgerReviews(blocks)
  const histories = historiesOf(reviews)
  const fair = isNewTo(reviews, histories, inForce.since)
  const rival = fair ? inForce.weights : standardWeights
  const tried = trial(histories, rival, onProgress && ((part) => onProgress(part * 0.6)))
  const scored = scoredInTime(histories).length
  if (!tried) return { kind: 'too few', scored, needed: FEWEST_FOR_FIT }
  const { count, before, after, better } = tried
  const report: FitReport = { scored, heldOut: count, against: fair ? 'current' : 'default', before, after }
  if (!better) return { kind: 'no better', report }
  const { weights } = fitWeights(histories, {
    start: tried.weights,
    onProgress: onProgress && ((part) => onProgress(0.6 + part * 0.4)),
  })
  const lossOf = (of: readonly number[]) => logLossOf(predictionsOf(histories, of, scored - count))
  const isSound = fair || lossOf(weights) <= lossOf(inForce.weights) + MARGIN
  const isNews = weights.some((weight, index) => weight !== inForce.weights[index])
  return isSound && isNews ? { kind: 'better', weights, report } : { kind: 'no better', report }
}
