import type { EvaluationRequest, LedgerEvaluation } from '#core/fit/ledger-evaluation.ts'
import { readInParts } from '#storage/ledger-in-parts.ts'
import { buffersIn } from '#workers/transfer.ts'
import { type ConnectFit, fitWorker, parametersInForce } from './fit.ts'
import type { Seam } from './seam.ts'

/** How well the schedule predicts, by kind of card and by deck. */
export interface ScheduleEvaluation extends Pick<LedgerEvaluation, 'scored' | 'personal' | 'standard'> {
  readonly byKind: LedgerEvaluation['groups'][number]
  readonly byTopic: LedgerEvaluation['groups'][number]
}

/**
 * Evaluates the schedule on the newest answers, in a worker. Kinds are named as in the decks, topics by the title
 * of the deck. Rejects when storage or the worker fails.
 */
export async function evaluateSchedule(
  seam: Seam,
  connect: ConnectFit = fitWorker,
): Promise<ScheduleEvaluation> {
  const { catalog, schedule } = seam.collection
  const { weights, since } = parametersInForce(schedule)
  const request: EvaluationRequest = {
    inForce: { weights, since },
    ids: catalog.ids,
    groupings: [
      { names: catalog.kindNames, groupOf: catalog.kind },
      { names: catalog.decks.map(({ row }) => row.title), groupOf: catalog.deckIndex },
    ],
  }
  const blocks = await readInParts(seam.db, seam.ledger.dev)
  const client = connect()
  try {
    const { groups, ...whole } = await client.ask(
      'evaluate',
      { blocks, ...request },
      { transfer: buffersIn(blocks) },
    )
    return { ...whole, byKind: groups[0] ?? [], byTopic: groups[1] ?? [] }
  } finally {
    client.stop()
  }
}
