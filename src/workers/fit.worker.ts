import type { Columns } from '#core/columns.ts'
import { evaluateLedger, type EvaluationRequest } from '#core/fit/ledger-evaluation.ts'
import { fitLedger, type InForce } from '#core/fit/ledger-fit.ts'
import { answerRequests } from './rpc.ts'

/** What the optimiser's worker does. Progress of `fit` is a number from 0 towards 1. */
const operations = {
  fit: (
    { blocks, inForce }: { readonly blocks: readonly Columns[]; readonly inForce: InForce },
    report: (part: unknown) => void,
  ) => fitLedger(blocks, inForce, report),
  evaluate: ({ blocks, ...request }: EvaluationRequest & { readonly blocks: readonly Columns[] }) =>
    evaluateLedger(blocks, request),
}

export type FitOperations = typeof operations

answerRequests(self, operations)
