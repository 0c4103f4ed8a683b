import type { ImportSession } from './import-session.ts'

/** What the worker of an import answers to; it lives as long as the import. Progress of `read` is from 0 to 1. */
export const operationsOf = (session: ImportSession) => ({
  read: (input: Parameters<ImportSession['read']>[0], report: (done: unknown) => void) =>
    session.read(input, report),
  card: (input: Parameters<ImportSession['card']>[0]) => session.card(input),
  cards: (input: Parameters<ImportSession['cards']>[0]) => session.cards(input),
  missing: (input: Parameters<ImportSession['missing']>[0]) => session.missing(input),
  row: (input: Parameters<ImportSession['row']>[0]) => session.row(input),
  file: (input: Parameters<ImportSession['file']>[0]) => session.file(input),
  ledger: (input: Parameters<ImportSession['ledger']>[0]) => session.ledger(input),
  history: (input: Parameters<ImportSession['history']>[0]) => session.history(input),
  block: (input: Parameters<ImportSession['block']>[0]) => session.block(input),
  fold: (input: Parameters<ImportSession['fold']>[0]) => session.fold(input),
})

export type ImportOperations = ReturnType<typeof operationsOf>
