import { operationsOf } from './import-operations.ts'
import { ImportSession } from './import-session.ts'
import { answerRequests } from './rpc.ts'
import { buffersIn } from './transfer.ts'

const isPiece = (output: unknown): boolean =>
  output instanceof Uint8Array || (typeof output === 'object' && output !== null && 'idUnits' in output)

// Blocks of events stay here as well, for the fold; what is handed out once is handed over.
answerRequests(self, operationsOf(new ImportSession()), (output) =>
  isPiece(output) ? buffersIn(output) : [],
)
