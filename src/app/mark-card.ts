import type { EventDraft } from '#core/event.ts'
import type { CardId } from '#core/ids.ts'
import type { Seam } from './seam.ts'
import { type WriteOutcome, writing } from './writing.ts'

/** Suspends or resumes a card, or sets or removes its flag, outside a session. */
export async function markCard(
  seam: Seam,
  card: CardId,
  mark: 'suspend' | 'resume' | 'flag' | 'unflag',
): Promise<WriteOutcome<unknown>> {
  const fact =
    mark === 'flag' || mark === 'unflag'
      ? ({ kind: 'flag', card, flag: mark === 'flag' ? 1 : 0 } as const)
      : ({ kind: mark, card } as const)
  const draft: EventDraft = { ...fact, ...seam.now() }
  return writing(() => seam.collection.record(draft))
}
