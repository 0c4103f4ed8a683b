import type { FitReport } from '#core/fit/ledger-fit.ts'

/** What the last fit on this device came to. */
export interface FitRecord {
  /** When, ms since 1970 UTC. */
  readonly at: number
  readonly adopted: boolean
  /** The comparison; undefined when there were too few answers for one. */
  readonly report: FitReport | undefined
  /** Answers on cards in review at that time, see `testedAnswers`. */
  readonly tested: number
  /** Why the latest attempt came to nothing, as a sentence; undefined when it ran to its end. */
  readonly fault?: string | undefined
}

const key = 'seam.fit'

/**
 * The last fit on this device; undefined if there was none. Kept beside the database: the parameters themselves are
 * an event, and this only says how they were found. Losing it costs one more fit.
 */
export function lastFit(): FitRecord | undefined {
  try {
    const text = localStorage.getItem(key)
    const value = text === null ? undefined : (JSON.parse(text) as Partial<FitRecord>)
    return typeof value?.at === 'number' && typeof value.tested === 'number'
      ? (value as FitRecord)
      : undefined
  } catch {
    // A browser that refuses localStorage, or a damaged value.
    return undefined
  }
}

/** Remembers that a fit failed, so that it is told even when nobody looked; what is known of the one before stays. */
export function rememberFault(fault: string, at: number): void {
  rememberFit({ ...(lastFit() ?? { at, adopted: false, report: undefined, tested: 0 }), fault })
}

/** Remembers a fit; a browser that refuses loses only the record. */
export function rememberFit(record: FitRecord): void {
  try {
    localStorage.setItem(key, JSON.stringify(record))
  } catch {
    // Nothing depends on it.
  }
}
