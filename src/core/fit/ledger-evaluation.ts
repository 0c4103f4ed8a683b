import type { Columns } from '../columns.ts'
import type { CardId } from '../ids.ts'
import { type Evaluation, evaluationByGroup, evaluationOf } from './evaluation.ts'
import { heldOut, trial } from './gate.ts'
import { historiesOf, scoredInTime } from './histories.ts'
import { type InForce, isNewTo } from './ledger-fit.ts'
import { type LedgerReviews, ledgerReviews } from './ledger-reviews.ts'
import { standardWeights } from './limits.ts'
import type { Metrics } from './metrics.ts'
import { predictionsOf } from './predictions.ts'

/** Groups of cards, such as kinds or topics. */
export interface CardGroups {
  readonly names: readonly string[]
  /** By index of a card in `EvaluationRequest.ids`: the index of its group's name. */
  readonly groupOf: ArrayLike<number>
}

/** What is to be evaluated. */
export interface EvaluationRequest {
  readonly inForce: InForce
  readonly ids: readonly CardId[]
  /** Any number of ways to put the cards into groups. */
  readonly groupings: readonly CardGroups[]
}

/** How well the newest answers of a ledger were predicted by parameters that had not seen them. */
export interface LedgerEvaluation {
  /** Scored answers of the whole ledger. */
  readonly scored: number
  /** Of the newest answers, by the parameters in force or, where those have seen them, a fit of all older ones. */
  readonly personal: Evaluation
  /** Of the same answers, by the default parameters. */
  readonly standard: Evaluation
  /** For each grouping: the groups that have answers. */
  readonly groups: readonly (readonly GroupEvaluation[])[]
}

/** How well the newest answers to some cards were predicted. */
export interface GroupEvaluation {
  readonly name: string
  readonly evaluation: Evaluation
  /** The same answers as predicted by the default parameters. */
  readonly standard: Metrics
}

const groupOfHistory = (
  { cardOf, ids }: LedgerReviews,
  wanted: readonly CardId[],
  { groupOf }: CardGroups,
): Int32Array => {
  const groups = new Map(wanted.map((id, index) => [id, groupOf[index] ?? -1]))
  return Int32Array.from(cardOf, (slot) => groups.get(ids[slot] as CardId) ?? -1)
}

/**
 * Evaluates the parameters in force on the newest 20 % of a ledger's answers, at least 50 (all, if there are
 * fewer), as a whole and for groups of cards.
 */
export const evaluateLedger = (
  blocks: readonly Columns[],
  { inForce, ids, groupings }: EvaluationRequest,
): LedgerEvaluation => {
  const reviews = ledgerReviews(blocks)
  const histories = historiesOf(reviews)
  const scored = scoredInTime(histories).length
  const from = Math.max(0, scored - heldOut(scored))
  const own = isNewTo(reviews, histories, inForce.since)
    ? undefined
    : trial(histories, standardWeights)?.predictions
  const predictions = own ?? predictionsOf(histories, inForce.weights, from)
  const byDefaults = predictionsOf(histories, standardWeights, from)
  return {
    scored,
    personal: evaluationOf(histories, predictions),
    standard: evaluationOf(histories, byDefaults),
    groups: groupings.map((grouping) => {
      const groupOf = groupOfHistory(reviews, ids, grouping)
      const standards = evaluationByGroup(histories, byDefaults, groupOf)
      return [...evaluationByGroup(histories, predictions, groupOf)].map(([group, evaluation]) => ({
        name: grouping.names[group] ?? '',
        evaluation,
        standard: (standards.get(group) ?? evaluation).metrics,
      }))
    }),
  }
}
