import type { Columns } from '#core/columns.ts'
import { replay } from '#core/schedule.ts'
import { toSnapshot } from '#core/snapshot.ts'
import { answerRequests } from './rpc.ts'
import { buffersIn } from './transfer.ts'

/** Folds a whole ledger away from the screen. */
const operations = {
  replay: ({ blocks }: { readonly blocks: readonly Columns[] }) => toSnapshot(replay(blocks)),
}

export type RefoldOperations = typeof operations

answerRequests(self, operations, (output) => buffersIn(output))
