import { LedgerError, type LedgerErrorReason } from './ledger-error.ts'

const closedNames = new Set([
  'DatabaseClosedError',
  'InvalidStateError',
  'OpenFailedError',
  'MissingAPIError',
  'VersionError',
  'VersionChangeError',
])

/** The names of an error and of those it was caused by, as browsers and Dexie nest them. */
const namesOf = (error: unknown): string[] => {
  if (typeof error !== 'object' || error === null) return []
  const name = 'name' in error ? String(error.name) : ''
  const inner = 'inner' in error && error.inner !== error ? error.inner : undefined
  return [name, ...namesOf(inner)]
}

/** Classes of errors that come from storage. */
const kinds: (new (name: string, message: string) => Error)[] = [DOMException]

/** Counts errors of a class among those of storage: Dexie's, once it is there, which a start does without. */
export const countAsStorage = (kind: (typeof kinds)[number]): void => {
  kinds.push(kind)
}

/** The reason behind an error of storage; undefined for anything else, which is a bug. */
export const reasonOf = (error: unknown): LedgerErrorReason | undefined => {
  const names = namesOf(error)
  if (names.includes('QuotaExceededError')) return 'quota'
  if (names.includes('DataCloneError')) return undefined
  if (names.some((name) => closedNames.has(name))) return 'closed'
  return kinds.some((kind) => error instanceof kind) ? 'unknown' : undefined
}

/** An error of storage as a `LedgerError`; anything else as it is. */
export const asLedgerError = (error: unknown): unknown => {
  const reason = reasonOf(error)
  return reason && !(error instanceof LedgerError) ? new LedgerError(reason, error) : error
}
