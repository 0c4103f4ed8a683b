import type { Columns } from '#core/columns.ts'
import { Coverage } from '#core/coverage.ts'
import type { PackedTexts } from '#core/packed-texts.ts'
import { memoriesAfter } from '#core/parameter-change.ts'
import { answerRequests } from './rpc.ts'
import { buffersIn } from './transfer.ts'

/** What a fold of a whole ledger is asked for. */
export interface MemoriesRequest {
  readonly blocks: readonly Columns[]
  /** The events to be folded, as `Coverage.entries` gives them. */
  readonly known: ReturnType<Coverage['entries']>
  readonly ids: PackedTexts
}

/** Folds a whole ledger away from the screen. */
const operations = {
  memories: ({ blocks, known, ids }: MemoriesRequest) => memoriesAfter(blocks, Coverage.from(known), ids),
}

export type RefoldOperations = typeof operations

answerRequests(self, operations, (output) => buffersIn(output))
