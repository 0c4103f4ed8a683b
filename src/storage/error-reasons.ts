import { Dexie } from 'dexie'
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

/** The reason behind an error of storage; undefined for anything else, which is a bug. */
export const reasonOf = (error: unknown): LedgerErrorReason | undefined => {
  const names = namesOf(error)
  if (names.includes('QuotaExceededError')) return 'quota'
  if (names.includes('DataCloneError')) return undefined
  if (names.some((name) => closedNames.has(name))) return 'closed'
  return error instanceof Dexie.DexieError || error instanceof DOMException ? 'unknown' : undefined
}

/** An error of storage as a `LedgerError`; anything else as it is. */
export const asLedgerError = (error: unknown): unknown => {
  const reason = reasonOf(error)
  return reason && !(error instanceof LedgerError) ? new LedgerError(reason, error) : error
}
