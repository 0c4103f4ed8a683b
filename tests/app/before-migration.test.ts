import { expect, it } from 'vitest'
import { copyFile, keptCopies } from '#app/backup-ring.ts'
import { keepBeforeMigration } from '#app/before-migration.ts'
import { readBackup } from '#app/restore.ts'
import type { CardBase } from '#core/card.ts'
import { catalogRow } from '#core/catalog.ts'
import type { Deck } from '#core/deck.ts'
import { firstVersion } from '../storage/first-version.ts'
import { clockAt, friday, openTab } from './opened.ts'

/** A database of the first version with one answer and one deck of the person's. */
async function studied(name: string): Promise<void> {
  const db = firstVersion(name)
  await db.table('device').put({ key: 'id', id: 'phone' })
  const stamp = { at: friday, offset: 0, day: 20_000, order: friday }
  const review = { kind: 'review', card: 'own/a', grade: 3, tookMs: 1, mode: 'show', interval: 3 }
  await db.table('tail').add({ ...stamp, ...review })
  const content: CardBase & { answer: string } = { id: 'a', kind: 'concept', ask: 'Why?', answer: 'So.' }
  const deck: Deck = { format: 'seam-deck/1', id: 'own', title: 'Own', cards: [content] }
  await db.table('decks').put(catalogRow(deck, 'imported', '1', undefined))
  await db.table('cards').put({ deck: 'own', id: 'a', content })
  db.close()
}

it('a database of an earlier version is copied before its tables change, and not again afterwards', async () => {
  await studied('old')
  expect(await keepBeforeMigration('old')).toBe(true)
  const kept = await keptCopies()
  if (!kept.ok) throw new Error(kept.sentence)
  expect(kept.value).toMatchObject([{ why: 'before an update', events: 1, reviews: 1 }])

  const seam = await openTab('old', clockAt(friday))
  expect(seam.collection.totalReviews).toBe(1)
  expect(await keepBeforeMigration('old')).toBe(false)

  const other = await openTab('new', clockAt(friday))
  const read = await readBackup(other, (await copyFile(kept.value[0]?.n ?? 0)) ?? new Blob([]))
  expect(read).toMatchObject({ ok: true, plan: { newReviews: 1, decks: [{ id: 'own' }], issues: [] } })
})

it('a person without a database is not held up and gets none', async () => {
  expect(await keepBeforeMigration('never-there')).toBe(false)
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('never-there')
})
