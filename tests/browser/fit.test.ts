import { expect, test, vi } from 'vitest'
import { startFit, undoFit } from '#app/fit.ts'
import { evaluateSchedule } from '#app/fit-evaluation.ts'
import type { Seam } from '#app/seam.ts'
import { columnsOf } from '#core/columns.ts'
import { fold } from '#core/schedule.ts'
import { SeamDb } from '#storage/db.ts'
import { openLedger } from '#storage/ledger.ts'
import { clockAt, deckOf, friday, openTab } from '../app/opened.ts'
import { neverForgets } from '../app/never-forgets.ts'

vi.mock('virtual:bundled-decks', () => ({ default: [] }))

let databases = 0

async function studied(): Promise<Seam> {
  const name = `fit-in-browser-${Date.now()}-${databases++}`
  const db = new SeamDb(name)
  await (await openLedger(db)).merge(columnsOf(neverForgets(80, friday)))
  db.close()
  return openTab(name, clockAt(friday), [deckOf('d', 80)])
}

test('workers fit, refold and evaluate, and the fit can be undone', async () => {
  const seam = await studied()
  const parts: number[] = []
  const { kind } = await startFit(seam, (part) => parts.push(part)).outcome
  expect(kind).toBe('adopted')
  expect(parts.length).toBeGreaterThan(5)
  const { schedule } = seam.collection
  const own = (await seam.db.tail.toArray()).map((row) => ({ ...row, dev: seam.ledger.dev }))
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
