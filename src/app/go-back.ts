import { columnsOf, lastOf } from '#core/columns.ts'
import { Coverage } from '#core/coverage.ts'
import type { Deck } from '#core/deck.ts'
import type { Event } from '#core/event.ts'
import { voidsBackTo } from '#core/going-back.ts'
import { restoreBackup } from '#storage/backup.ts'
import { loadSchedule } from '#storage/schedule-at-start.ts'
import { keepSnapshot } from './backup-ring.ts'
import { bundledDeckIds } from './bundled-decks.ts'
import { installedDeck } from './installed-decks.ts'
import { randomName } from './random-name.ts'
import type { RestorePlan } from './restore.ts'
import type { Seam } from './seam.ts'
import { writing } from './writing.ts'

/** Decks of which the copy has other cards than there are now. */
async function otherDecks(seam: Seam, decks: readonly Deck[]): Promise<readonly Deck[]> {
  const other: Deck[] = []
  for (const deck of decks) {
    if (bundledDeckIds.includes(deck.id)) continue
    const now = seam.collection.catalog.deck(deck.id) && (await installedDeck(seam, deck.id))
    if (JSON.stringify(now?.cards) !== JSON.stringify(deck.cards)) other.push(deck)
  }
  return other
}

/**
 * Makes everything as it was in a copy: what came after is voided in one step, never deleted, and decks get the cards
 * they had. Decks that came after stay. A copy of now is kept first; going back to it brings everything back.
 */
export async function goBack(
  seam: Seam,
  { ledger, allDecks }: RestorePlan,
): Promise<{ readonly ok: boolean; readonly sentence: string }> {
  const kept = await keepSnapshot(seam, 'before going back')
  if (!kept.ok) return { ok: false, sentence: `${kept.sentence} Nothing was changed.` }
  const before = seam.collection.totalReviews
  const outcome = await writing(async () => {
    const then = new Coverage()
    for (const block of ledger.blocks) then.add(block.dev, block.from, lastOf(block))
    const now = seam.now()
    const dev = randomName('back')
    const day = seam.collection.dayOf(now)
    const voids = voidsBackTo(await seam.ledger.claimed(), then).map(
      (target, index): Event => ({ dev, n: index + 1, ...now, day, order: now.at, kind: 'void', target }),
    )
    await restoreBackup(await seam.db.tables(), seam.ledger, {
      blocks: [...ledger.blocks, ...columnsOf(voids)],
      decks: await otherDecks(seam, allDecks),
      media: ledger.sound,
      names: ledger.names,
    })
    seam.collection.replaceSchedule(await loadSchedule(seam.ledger, seam.db))
    await seam.collection.contentChanged()
  })
  if (!outcome.ok) return { ok: false, sentence: `${outcome.sentence} Nothing was changed.` }
  const reviews = seam.collection.totalReviews
  return {
    ok: true,
    sentence: `Everything is as it was then: ${reviews.toLocaleString('en')} of ${before.toLocaleString('en')} reviews count. The others are set aside, and the newest copy brings them back.`,
  }
}
