import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { RestorePlan } from '#core/backup.ts'
import { eventsIn } from '#core/columns.ts'
import type { Deck } from '#core/deck.ts'
import type { EventDraft } from '#core/event.ts'
import { makeBackup, planBackup, restoreBackup } from '#storage/backup.ts'
import { Database } from '#storage/database.ts'
import type { SeamDb } from '#storage/db.ts'
import { type Ledger, openLedger } from '#storage/ledger.ts'

const made = '2026-07-10T12:00:00.000Z'
const answer = (card: string): EventDraft => ({
  kind: 'review',
  card: `deck/${card}`,
  grade: 3,
  tookMs: 2000,
  mode: 'show',
  interval: 3,
  at: Date.parse(made),
  offset: 120,
})
const deck: Deck = {
  format: 'seam-deck/1',
  id: 'own',
  title: 'Own',
  cards: [{ id: 'ü', kind: 'concept', ask: 'Warum?' }],
}

let count = 0
const databases: Database[] = []
const open = async (): Promise<{ db: SeamDb; ledger: Ledger }> => {
  const database = new Database(`backup-test-${count++}`)
  databases.push(database)
  return { db: await database.tables(), ledger: await openLedger(database) }
}
const planOf = async (ledger: Ledger, file: Blob): Promise<RestorePlan> => {
  const plan = await planBackup(ledger, file)
  if ('refused' in plan) throw new Error(plan.refused)
  return plan
}

let one: Awaited<ReturnType<typeof open>>
let two: Awaited<ReturnType<typeof open>>
beforeEach(async () => {
  one = await open()
  two = await open()
  for (const card of ['a', 'b', 'ü']) await one.ledger.append(answer(card))
  await one.ledger.seal(2)
  await one.ledger.append({ kind: 'setting', key: 'newPerDay', value: 3, at: Date.parse(made), offset: 120 })
})
afterEach(() => {
  vi.restoreAllMocks()
  for (const db of databases.splice(0)) db.close()
})

describe('a backup', () => {
  test('brings everything to another device, shown first and written only then', async () => {
    const own = await two.ledger.append(answer('c'))
    const { file, events } = await makeBackup(one.ledger, made, [deck])
    expect(events).toBe(4)
    const plan = await planOf(two.ledger, file)
    expect(plan).toMatchObject({ newEvents: 4, newReviews: 3, knownEvents: 0, issues: [] })
    expect(plan.decks.map(({ value }) => value)).toEqual([deck])
    expect([...eventsIn((await two.ledger.readAll()).blocks)]).toEqual([own])

    expect([
      ...eventsIn(await restoreBackup(two.db, two.ledger, { blocks: plan.blocks, decks: [deck] })),
    ]).toHaveLength(4)
    expect([...eventsIn((await two.ledger.readAll()).blocks)]).toHaveLength(5)
    expect(await two.db.cards.count()).toBe(1)
  })

  test('restored twice, or on the device that made it, changes nothing', async () => {
    const { file } = await makeBackup(one.ledger, made, [])
    expect(await planOf(one.ledger, file)).toMatchObject({ newEvents: 0, knownEvents: 4 })
    const plan = await planOf(two.ledger, file)
    await restoreBackup(two.db, two.ledger, { blocks: plan.blocks, decks: [] })
    expect(await planOf(two.ledger, file)).toMatchObject({ newEvents: 0, knownEvents: 4 })
    expect(await restoreBackup(two.db, two.ledger, { blocks: plan.blocks, decks: [] })).toEqual([])
  })

  test('is restored all or nothing', async () => {
    const plan = await planOf(two.ledger, (await makeBackup(one.ledger, made, [])).file)
    const put = IDBObjectStore.prototype.put
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      if (this.name === 'decks') throw new DOMException('full', 'QuotaExceededError')
      return put.apply(this, args)
    })
    await expect(
      restoreBackup(two.db, two.ledger, { blocks: plan.blocks, decks: [deck] }),
    ).rejects.toMatchObject({
      reason: 'quota',
    })
    vi.restoreAllMocks()
    expect((await two.ledger.readAll()).blocks).toEqual([])
  })

  test('names the segments that it could not read, and has the rest', async () => {
    const [segment] = await one.db.segments.toArray()
    if (segment) await one.db.segments.put({ ...segment, count: 2 })
    const { events, damaged } = await makeBackup(one.ledger, made, [])
    expect(events).toBe(1)
    expect(damaged).toMatchObject([{ name: `${one.ledger.dev}.1-3` }])
  })

  test('with Windows line ends and characters cut by the reader is read all the same', async () => {
    const { file } = await makeBackup(one.ledger, made, [deck])
    const bytes = new TextEncoder().encode((await file.text()).replaceAll('\n', '\r\n'))
    const slow = new Blob([bytes])
    vi.spyOn(slow, 'stream').mockReturnValue(
      new ReadableStream({
        start(controller) {
          for (const byte of bytes) controller.enqueue(Uint8Array.of(byte))
          controller.close()
        },
      }),
    )
    expect(await planOf(two.ledger, slow)).toMatchObject({
      newEvents: 4,
      issues: [],
      decks: [{ value: deck }],
    })
  })
})
