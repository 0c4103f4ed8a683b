import { Collection } from '#app/collection.ts'
import type { Seam } from '#app/seam.ts'
import { Study } from '#app/study.ts'
import type { CardBase } from '#core/card.ts'
import type { Now } from '#core/clock.ts'
import type { Deck } from '#core/deck.ts'
import { installDeck } from '#storage/content.ts'
import { Database } from '#storage/database.ts'
import { loadCatalog } from '#storage/kept-catalog.ts'
import { openLedger } from '#storage/ledger.ts'
import { loadSchedule } from '#storage/schedule-at-start.ts'

/** Noon of a Friday, UTC. */
export const friday = Date.UTC(2026, 10, 20, 12)

/** A clock that the test sets. */
export interface Clock extends Now {
  at: number
  offset: number
}

export const clockAt = (at: number): Clock => ({ at, offset: 0 })

/** A deck of concept cards, each with a concept of its own. */
export const deckOf = (id: string, count: number): Deck => ({
  format: 'seam-deck/1',
  id,
  title: `Deck ${id}`,
  cards: Array.from({ length: count }, (_, at): CardBase & { answer: string } => ({
    id: `c${at}`,
    kind: 'concept',
    ask: `Question ${at}`,
    concepts: [`${id}-${at}`],
    answer: `Answer ${at}`,
  })),
})

/** Opens the app over a named database, as a tab does; two calls with one name are two tabs. */
export async function openTab(name: string, clock: Clock, decks: readonly Deck[] = []): Promise<Seam> {
  const db = new Database(name)
  for (const deck of decks) await installDeck(await db.tables(), deck, 'bundled', '1')
  const ledger = await openLedger(db)
  const schedule = await loadSchedule(ledger, db)
  const now = () => ({ ...clock })
  const collection = new Collection(db, ledger, schedule, await loadCatalog(db), now)
  const study = new Study()
  const seam: Seam = { db, ledger, collection, study, now }
  study.attach(seam)
  collection.followOtherTabs()
  return seam
}

/** The card on the screen; fails when there is none. */
export function cardOnScreen(seam: Seam) {
  const { view } = seam.study
  if (view.kind !== 'card') throw new Error(`There is no card on the screen but ${view.kind}`)
  return view
}
