import type { Edit, Piece } from './pieces.ts'
import type { Part, Source } from './clauses.ts'

/** A statement taken apart, for those that break it. */
export interface Whole {
  readonly sql: string
  readonly pieces: readonly Piece[]
  readonly parts: readonly Part[]
  readonly sources: readonly Source[]
  /** Columns by table, as far as they are known. */
  readonly columns: ReadonlyMap<string, readonly string[]>
}

/** One small change that makes a statement another one. */
export interface Mutation {
  readonly name: string
  readonly edits: readonly Edit[]
}

/** From the first piece of the range to the last, replaced. */
export const cut = ({ pieces }: Whole, from: number, end: number, text = ''): Edit => ({
  start: (pieces[from] as Piece).start,
  end: (pieces[end - 1] as Piece).end,
  text,
})

/** One item of a list, with the separator that goes with it. */
export function cutItem(whole: Whole, items: readonly (readonly [number, number])[], at: number): Edit {
  const [from, end] = items[at] as readonly [number, number]
  const isLast = at === items.length - 1
  return cut(whole, isLast ? from - 1 : from, isLast ? end : end + 1, ' ')
}
