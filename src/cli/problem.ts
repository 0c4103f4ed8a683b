/** Something an author has to repair. */
export interface Problem {
  /** Path of the deck file, relative to the project. */
  readonly file: string
  /** The card's id, or absent when the deck as a whole is meant. */
  readonly card?: string
  readonly field: string
  readonly message: string
}

/** A problem that does not know yet in which file and card it stands. */
export type Finding = Pick<Problem, 'field' | 'message'>

/** `file: card: field: message` on one line. */
export const problemLine = ({ file, card, field, message }: Problem): string =>
  [file, card ?? 'deck', field, message.replace(/\s*\n\s*/gu, ' ')].join(': ')
