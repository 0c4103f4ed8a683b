import { LedgerError } from '#storage/ledger-error.ts'

/** A write that either is committed or left everything as it was, with a sentence for the person. */
export type WriteOutcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly sentence: string }

/** Runs a write. An expected failure of storage becomes a sentence; a bug goes on as an exception. */
export async function writing<T>(write: () => Promise<T>): Promise<WriteOutcome<T>> {
  try {
    return { ok: true, value: await write() }
  } catch (error) {
    if (error instanceof LedgerError) return { ok: false, sentence: error.sentence }
    throw error
  }
}
