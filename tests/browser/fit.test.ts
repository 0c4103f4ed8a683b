import { expect, test } from 'vitest'
import { startFit, undoFit } from '#app/fit.ts'
import { evaluateSchedule } from '#app/fit-evaluation.ts'
import { Collection } from '#app/collection.ts'
import type { Seam } from '#app/seam.ts'
import type { Study } from '#app/study.ts'
import { Catalog } from '#core/catalog.ts'
import { columnsOf } from '#core/columns.ts'
import { fold } from '#core/schedule.ts'
import { installDeck } from '#storage/content.ts'
import { deckRows } from '#storage/read-content.ts'
import { Database } from '#storage/database.ts'
import { openLedger } from '#storage/ledger.ts'
import { loadSchedule } from '#storage/schedule-at-start.ts'
import { neverForgets } from '../app/never-forgets.ts'

let databases = 0

/** Noon of a Friday, UTC. */
const friday = Date.UTC(2026, 10, 20, 12)

const deckOf = (id: string, count: number) => ({
  format: 'seam-deck/1' as const,
  id,
  title: `Deck ${id}`,
  cards: Array.from({ length: count }, (_, at) => ({
    id: `c${at}`,
    kind: 'concept',
    ask: `Question ${at}`,
    answer: `Answer ${at}`,
  })),
})

/** The app, but for the session, with the history of someone who never forgets. */
async function studied(): Promise<Seam> {
  const db = new Database(`fit-in-browser-${Date.now()}-${databases++}`)
  await installDeck(await db.tables(), deckOf('d', 80), 'bundled', '1')
  const ledger = await openLedger(db)
  await ledger.merge(columnsOf(neverForgets(80, friday)))
  const now = () => ({ at: friday, offset: 0 })
  const schedule = await loadSchedule(ledger, db)
  const collection = new Collection(db, ledger, schedule, new Catalog(await deckRows(db)), now)
  const study: Partial<Study> = {}
  return { db, ledger, collection, study: study as Study, now }
}

test('workers fit, refold and evaluate, and the fit can be undone', async () => {
  const seam = await studied()
  const parts: number[] = []
  const { kind } = await startFit(seam, (part) => parts.push(part)).outcome
  expect(kind).toBe('adopted')
  expect(parts.length).toBeGreaterThan(5)
  const { schedule } = seam.collection
  const own = (await (await seam.db.tables()).tail.toArray()).map((row) => ({ ...row, dev: seam.ledger.dev }))
  const anew = fold([...neverForgets(80, friday), ...own])
  expect(schedule.weights).toEqual(anew.weights)
  for (const id of anew.ids) expect(schedule.memoryOf(id)).toEqual(anew.memoryOf(id))
  const { byKind, personal } = await evaluateSchedule(seam)
  expect(byKind.map(({ name }) => name)).toEqual(['concept'])
  expect(personal.metrics.actual).toBe(1)
  expect(await undoFit(seam)).toMatchObject({ ok: true })
  const before = fold(neverForgets(80, friday))
  for (const id of before.ids) expect(seam.collection.memoryOf(id)).toEqual(before.memoryOf(id))
})

test('a fit that is cancelled ends its worker and changes nothing', async () => {
  const seam = await studied()
  const fit = startFit(seam)
  fit.cancel()
  expect(await fit.outcome).toMatchObject({ kind: 'cancelled' })
  expect(seam.collection.schedule.config).toEqual([])
})
