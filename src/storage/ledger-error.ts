const sentences = {
  closed:
    'The browser has closed its connection to your data, so this was not saved. Everything before it is safe: reload the page and try again.',
  quota:
    'There is no room left on this device, so this was not saved. Everything before it is safe: free some space and try again.',
  unknown: 'The browser could not save this. Everything before it is safe: please try again.',
} as const

/** Why storage refused. */
export type LedgerErrorReason = keyof typeof sentences

/** Storage refused, and nothing of what was asked has happened. */
export class LedgerError extends Error {
  readonly reason: LedgerErrorReason
  /** What to tell the person. */
  readonly sentence: string

  constructor(reason: LedgerErrorReason, cause: unknown) {
    super(sentences[reason], { cause })
    this.name = 'LedgerError'
    this.reason = reason
    this.sentence = sentences[reason]
  }
}
