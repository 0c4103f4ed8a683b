import type { Columns } from '#core/columns.ts'
import { habitsOf } from '#core/simulate/habits.ts'
import { outlooks } from '#core/simulate/outlook.ts'
import type { Situation } from '#core/simulate/simulate.ts'
import { answerRequests } from './rpc.ts'

/** What is asked about the work that different retentions make. */
export interface OutlookRequest {
  /** The ledger, from which habits are read. */
  readonly blocks: readonly Columns[]
  readonly situation: Situation
  readonly retentions: readonly number[]
  readonly seed: number
}

const operations = {
  outlooks: ({ blocks, situation, retentions, seed }: OutlookRequest) =>
    outlooks(situation, habitsOf(blocks), retentions, seed),
}

export type SimulateOperations = typeof operations

answerRequests(self, operations)
