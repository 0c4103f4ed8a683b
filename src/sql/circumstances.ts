/** How an answer came about; what is left out counts as typed, slowly, without help. */
export interface JudgeCircumstances {
  readonly mode?: 'pick' | 'gaps' | 'tiles' | 'type' | undefined
  /** Whether a hint or the rows of the witness database were shown before. */
  readonly hinted?: boolean | undefined
  /** How often a syntax error was repaired before. */
  readonly repairs?: number | undefined
  /** Whether it took at most 0.6 of the person's own median for this length. */
  readonly fast?: boolean | undefined
  readonly previousGrade?: 1 | 2 | 3 | 4 | undefined
}
