import type { Clause } from '#sql/judgement.ts'

/**
 * How an answer has to be judged: `right` as the same statement, `hard` perhaps as one put another way, `wrong`
 * not accepted, `unread` as something that cannot be read, `no` as either of these.
 */
export type Judged = 'right' | 'hard' | 'wrong' | 'unread' | 'no'

/** What a person typed; for a wrong one, the clause in which a note has to stand. */
export type LearnerAnswer = readonly [judged: Judged, text: string, clause?: Clause]

/** One question with answers as people really give them. */
export interface LearnerTask {
  readonly schema: 'accounts' | 'shop' | 'staff'
  readonly expected: string
  readonly params?: readonly unknown[]
  readonly answers: readonly LearnerAnswer[]
}
