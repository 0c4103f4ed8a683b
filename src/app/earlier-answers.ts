import type { Grade } from '#core/event.ts'
import type { CardId } from '#core/ids.ts'
import type { Seam } from './seam.ts'

/** What earlier answers to a card say about the next one. */
export interface EarlierAnswers {
  /** The grade of the last answer; undefined for a new card. */
  readonly grade: Grade | undefined
  /** How long each typed answer took, ms. */
  readonly typedMs: readonly number[]
}

/** Reads the answers to one card. */
export async function earlierAnswers(seam: Seam, id: CardId): Promise<EarlierAnswers> {
  const reviews = (await seam.ledger.historyOf(id)).filter((event) => event.kind === 'review')
  return {
    grade: reviews.at(-1)?.grade,
    typedMs: reviews.filter(({ mode }) => mode === 'type').map(({ tookMs }) => tookMs),
  }
}
