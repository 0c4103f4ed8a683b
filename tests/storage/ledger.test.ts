import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { columnsOf, eventsIn } from '#core/columns.ts'
import { compareEvents, type Event, type EventDraft } from '#core/event.ts'
import { fold } from '#core/schedule.ts'
import { appendRow as mockedAppend } from '#storage/append-row.ts'
import { Database } from '#storage/database.ts'
import type { SeamDb } from '#storage/db.ts'
import { type Ledger, openLedger } from '#storage/ledger.ts'
import { LedgerError } from '#storage/ledger-error.ts'
import { loadSchedule, wasReplayed } from '#storage/schedule-at-start.ts'
import { saveSnapshot } from '#storage/save-snapshot.ts'
import { arbitraryEvents, meaningOf } from '../core/arbitrary-events.ts'

vi.mock('#storage/append-row.ts', { spy: true })

const at0 = Date.UTC(2026, 6, 10, 12)
const answer = (card: number, minutes = card): EventDraft => ({
  kind: 'review',
  card: `deck/${card}`,
  grade: 3,
  tookMs: 2000,
  mode: 'show',
  interval: 3,
  at: at0 + minutes * 60_000,
  offset: 120,
})

let count = 0
let name: string
let db: Database
let tables: SeamDb
let ledger: Ledger
const connections: Database[] = []

/** Another tab: a connection of its own to the same database. */
const connect = async (): Promise<{ db: Database; ledger: Ledger }> => {
  const connection = new Database(name)
  connections.push(connection)
  return { db: connection, ledger: await openLedger(connection) }
}

const everything = async (from = ledger): Promise<Event[]> =>
  [...eventsIn((await from.readAll()).blocks)].sort(compareEvents)

/** Answers of this device, one after another. */
const fill = async (length: number): Promise<Event[]> => {
  const events: Event[] = []
  for (let card = 0; card < length; card++) events.push(await ledger.append(answer(card)))
  return events
}

/** An answer of another device. */
const foreign = (n: number, minutes = n): Event => ({
  ...answer(n, minutes),
  dev: 'elsewhere',
  n,
  day: 20_644,
  order: at0 + minutes * 60_000,
})

/** The next events that another tab tells of. */
const heard = (from: Ledger): Promise<readonly Event[]> => new Promise((resolve) => from.changes(resolve))

beforeEach(async () => {
  name = `ledger-test-${count++}`
  ;({ db, ledger } = await connect())
  tables = await db.tables()
})

afterEach(() => {
  vi.restoreAllMocks()
  for (const connection of connections.splice(0)) connection.close()
})

describe('appending', () => {
  test('an answer is there for whoever opens the database next, with its day and number', async () => {
    const event = await ledger.append(answer(1))
    expect(event).toMatchObject({ dev: ledger.dev, n: 1, day: 20_644, order: at0 + 60_000 })
    const other = await connect()
    expect(other.ledger.dev).toBe(ledger.dev)
    expect(await everything(other.ledger)).toEqual([event])
  })

  test('an answer is one add in one transaction and nothing else', async () => {
    const transactions = vi.spyOn(IDBDatabase.prototype, 'transaction')
    const adds = vi.spyOn(IDBObjectStore.prototype, 'add')
    const others = (['put', 'get', 'getAll', 'delete', 'openCursor', 'count', 'index'] as const).map(
      (method) => vi.spyOn(IDBObjectStore.prototype, method),
    )
    await ledger.append(answer(1))
    expect(transactions).toHaveBeenCalledTimes(1)
    expect(adds).toHaveBeenCalledTimes(1)
    for (const other of others) expect(other).not.toHaveBeenCalled()
  })

  test('two tabs that answer at once both keep their answers, under numbers of their own', async () => {
    const other = await connect()
    const events = await Promise.all([
      ...Array.from({ length: 20 }, (_, card) => ledger.append(answer(card))),
      ...Array.from({ length: 20 }, (_, card) => other.ledger.append(answer(100 + card))),
    ])
    expect(new Set(events.map(({ n }) => n)).size).toBe(40)
    expect(await everything()).toHaveLength(40)
  })

  test('two tabs that open a new database at once agree on the device', async () => {
    name = `ledger-test-${count++}`
    const [one, two] = await Promise.all([connect(), connect()])
    expect(one.ledger.dev).toBe(two.ledger.dev)
  })

  test('a clock set back cannot put an answer before the ones it followed, even in a later run', async () => {
    await ledger.append(answer(1, 1000))
    const second = await ledger.append(answer(1, 10))
    const third = await (await connect()).ledger.append(answer(1, 5))
    expect([second.order, third.order]).toEqual([at0 + 1000 * 60_000 + 1, at0 + 1000 * 60_000 + 2])
    expect(second.at).toBe(at0 + 10 * 60_000)
    await ledger.seal(1)
    const fourth = await (await connect()).ledger.append(answer(1, 1))
    expect(fourth.order).toBe(third.order + 1)
  })

  test('the study day follows the rollover hour in force', async () => {
    const night: EventDraft = { ...answer(1), at: Date.UTC(2026, 6, 11, 0, 30) }
    expect((await ledger.append(night)).day).toBe(20_644)
    await ledger.append({ kind: 'setting', key: 'rolloverHour', value: 0, at: at0, offset: 120 })
    const next = await connect()
    await loadSchedule(next.ledger, next.db)
    expect((await next.ledger.append(night)).day).toBe(20_645)
  })
})

describe('when storage refuses', () => {
  test('a full disk is said in a sentence, nothing is written, and the next try works', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementationOnce(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    const failure = await ledger.append(answer(1)).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(LedgerError)
    expect(failure).toMatchObject({ reason: 'quota', sentence: expect.stringContaining('no room left') })
    expect(await everything()).toEqual([])
    await ledger.append(answer(1))
    expect(await everything()).toHaveLength(1)
  })

  test('a disk that turns out full only at the commit is said too', async () => {
    vi.spyOn(IDBTransaction.prototype, 'commit').mockImplementationOnce(function (this: IDBTransaction) {
      Object.defineProperty(this, 'error', { value: new DOMException('full', 'QuotaExceededError') })
      this.abort()
    })
    const failure = await ledger.append(answer(1)).catch((error: unknown) => error)
    expect(failure).toMatchObject({ name: 'LedgerError', reason: 'quota' })
    expect(await everything()).toEqual([])
  })

  test('a closed connection is renewed and the answer is kept once', async () => {
    await ledger.append(answer(1))
    db.close()
    await ledger.append(answer(2))
    expect((await everything()).map(({ n }) => n)).toEqual([1, 2])
  })

  test('a connection that the system took away is renewed, whatever is asked next', async () => {
    await ledger.append(answer(1))
    ;(await db.connection()).close()
    await Promise.all([ledger.append(answer(2)), ledger.append(answer(3))])
    ;(await db.connection()).close()
    expect(await everything()).toHaveLength(3)
  })

  test('a commit that outlived its connection is not written a second time', async () => {
    const { appendRow } =
      await vi.importActual<typeof import('#storage/append-row.ts')>('#storage/append-row.ts')
    vi.mocked(mockedAppend).mockImplementationOnce(async (...written) => {
      await appendRow(...written)
      throw new DOMException('connection lost', 'InvalidStateError')
    })
    await ledger.append(answer(1))
    expect(await everything()).toHaveLength(1)
  })

  test('a database that cannot be opened again asks for a new start, not for another try', async () => {
    db.close()
    const lost = new DOMException('Connection to Indexed Database server lost.', 'UnknownError')
    const open = vi.spyOn(db, 'connection').mockRejectedValue(lost)
    await expect(ledger.append(answer(1))).rejects.toMatchObject({ name: 'LedgerError', reason: 'closed' })
    open.mockRestore()
    expect(await everything()).toHaveLength(0)
  })

  test('if a fresh connection does not help, the reason is given and a later try works', async () => {
    db.close()
    const open = vi.spyOn(db, 'connection').mockRejectedValue(new DOMException('gone', 'InvalidStateError'))
    await expect(ledger.append(answer(1))).rejects.toMatchObject({ name: 'LedgerError', reason: 'closed' })
    await expect(ledger.readAll()).rejects.toMatchObject({ name: 'LedgerError', reason: 'closed' })
    open.mockRestore()
    await ledger.append(answer(1))
    expect(await everything()).toHaveLength(1)
  })
})

describe('sealing', () => {
  test('nothing changes for the reader, and numbers go on where they were', async () => {
    const events = await fill(30)
    expect(await ledger.seal(31)).toBe(0)
    expect(await ledger.seal(30)).toBe(30)
    expect(await tables.tail.count()).toBe(0)
    expect(await tables.segments.toCollection().primaryKeys()).toEqual([`${ledger.dev}.1-30`])
    expect(await everything()).toEqual(events)
    expect((await ledger.append(answer(99))).n).toBe(31)
  })

  test('two tabs that seal at once seal once', async () => {
    const events = await fill(20)
    const other = await connect()
    const sealed = await Promise.all([ledger.seal(1), other.ledger.seal(1)])
    expect(sealed.sort()).toEqual([0, 20])
    expect(await everything()).toEqual(events)
  })

  test('a seal that is cut off half-way changes nothing', async () => {
    const events = await fill(10)
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementationOnce(() => {
      throw new DOMException('killed', 'AbortError')
    })
    await expect(ledger.seal(1)).rejects.toBeInstanceOf(LedgerError)
    vi.restoreAllMocks()
    expect(await tables.segments.count()).toBe(0)
    expect(await everything()).toEqual(events)
  })

  test('a damaged segment is named, left alone, and everything else is read', async () => {
    await fill(5)
    await ledger.seal(1)
    const later = await ledger.append(answer(7))
    const [segment] = await tables.segments.toArray()
    if (!segment) throw new Error('nothing was sealed')
    new Uint8Array(segment.bytes)[3] = 77
    await tables.segments.put(segment)
    const { blocks, damaged } = await ledger.readAll()
    expect(damaged).toEqual([{ name: `${ledger.dev}.1-5`, damage: 'its checksum does not fit' }])
    expect([...eventsIn(blocks)]).toEqual([later])
    expect(await tables.segments.count()).toBe(1)
  })
})

test('a segment that the browser cannot read is named, and everything else is read', async () => {
  await fill(3)
  await ledger.seal(1)
  const later = [...(await fill(2))]
  await ledger.seal(1)
  const get = IDBObjectStore.prototype.get
  vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key) {
    if (key === `${ledger.dev}.1-3`)
      throw new DOMException('Failed to read large IndexedDB value', 'DataError')
    return get.call(this, key)
  })
  const { blocks, damaged } = await ledger.readAll()
  expect(damaged).toEqual([{ name: `${ledger.dev}.1-3`, damage: 'the browser cannot read it' }])
  expect([...eventsIn(blocks)]).toEqual(later)
})

describe('merging', () => {
  test('adds what is new, says what that was, and changes nothing the second time', async () => {
    const own = await ledger.append(answer(1))
    const incoming = [foreign(1), foreign(2), own]
    expect([...eventsIn(await ledger.merge(incoming))]).toEqual([foreign(1), foreign(2)])
    expect(await ledger.merge(incoming)).toEqual([])
    expect([...eventsIn(await ledger.merge(columnsOf([foreign(2), foreign(3)])))]).toEqual([foreign(3)])
    expect(await everything()).toHaveLength(4)
  })

  test('is all or nothing', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    await expect(ledger.merge([foreign(1)])).rejects.toMatchObject({ reason: 'quota' })
    vi.restoreAllMocks()
    expect(await everything()).toEqual([])
  })

  test('what is written afterwards comes after it, whatever the clock says', async () => {
    await ledger.merge([foreign(1, 5000)])
    expect((await ledger.append(answer(1, 1))).order).toBe(at0 + 5000 * 60_000 + 1)
  })

  test('a backup of this device that is younger than its database never shares a number with what comes', async () => {
    const own = { ...foreign(9), dev: ledger.dev }
    await ledger.merge([own])
    const event = await ledger.append(answer(1))
    expect(event.n).toBeGreaterThan(9)
    expect(await everything()).toHaveLength(2)
  })

  test('of any two ledgers, in any order and again, is their union', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryEvents, fc.nat(50), fc.nat(50), async (events, from, to) => {
        name = `ledger-test-${count++}`
        const merged = await connect()
        await merged.ledger.merge(events.slice(0, to))
        await merged.ledger.merge(events.slice(from))
        await merged.ledger.merge(events.slice(0, to))
        const union = events.filter((_, index) => index < to || index >= from)
        expect(await everything(merged.ledger)).toEqual(union.sort(compareEvents))
        expect(meaningOf(await loadSchedule(merged.ledger, merged.db))).toEqual(meaningOf(fold(union)))
        merged.db.close()
      }),
      { numRuns: 30, seed: 1 },
    )
  })
})

describe('other tabs', () => {
  test('hear of an answer once, the tab that gave it does not', async () => {
    const other = await connect()
    const mine: Event[] = []
    ledger.changes((events) => mine.push(...events))
    const told = heard(other.ledger)
    const event = await ledger.append(answer(1))
    expect(await told).toEqual([event])
    const back = heard(ledger)
    const reply = await other.ledger.append(answer(2))
    expect(await back).toEqual([reply])
    expect(mine).toEqual([reply])
  })

  test('hear of what was sealed or merged before they looked', async () => {
    const event = await ledger.append(answer(1))
    await ledger.seal(1)
    const other = await connect()
    expect(await heard(other.ledger)).toEqual([event])
  })
})

describe('starting', () => {
  test('a snapshot and what came after it mean what a replay means, an undo included', async () => {
    for (let card = 0; card < 5; card++) await ledger.append(answer(card))
    await saveSnapshot(db, await loadSchedule(ledger, db))
    await ledger.append(answer(2, 5000))
    expect(meaningOf(await loadSchedule(ledger, db))).toEqual(meaningOf(fold(await everything())))
    await ledger.append({ kind: 'void', target: { dev: ledger.dev, n: 1 }, at: at0, offset: 0 })
    const schedule = await loadSchedule(ledger, db)
    expect(meaningOf(schedule)).toEqual(meaningOf(fold(await everything())))
    expect(schedule.memoryOf('deck/0').state).toBe('new')
  })

  test('an answer and its undo behind the snapshot call for no replay', async () => {
    for (let card = 0; card < 5; card++) await ledger.append(answer(card))
    await saveSnapshot(db, await loadSchedule(ledger, db))
    const { dev, n } = await ledger.append(answer(2, 5000))
    await ledger.append({ kind: 'void', target: { dev, n }, at: at0, offset: 0 })
    const schedule = await loadSchedule(ledger, db)
    expect(wasReplayed(schedule)).toBe(false)
    expect(meaningOf(schedule)).toEqual(meaningOf(fold(await everything())))
  })

  test.each([
    ['lost', () => tables.derived.clear()],
    [
      'damaged',
      async () => {
        const row = await tables.derived.get('schedule')
        if (!row || !('snapshot' in row)) throw new Error('no snapshot was kept')
        row.snapshot.columns.stability.values[0] = 1
        await tables.derived.put(row)
      },
    ],
    ['foreign', () => tables.derived.put({ name: 'schedule', snapshot: { version: 99 } as never })],
    ['of another shape', () => tables.derived.put({ name: 'schedule', snapshot: { version: 3 } as never })],
    ['ahead of the ledger', () => tables.tail.where('n').above(3).delete()],
    [
      'unreadable',
      () =>
        vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementationOnce(() => {
          throw new DOMException('Failed to read large IndexedDB value', 'DataError')
        }),
    ],
  ])('a snapshot that is %s costs a replay and nothing else', async (_, harm) => {
    for (let card = 0; card < 5; card++) await ledger.append(answer(card))
    await saveSnapshot(db, await loadSchedule(ledger, db))
    await harm()
    const schedule = await loadSchedule(ledger, db)
    expect(meaningOf(schedule)).toEqual(meaningOf(fold(await everything())))
    expect(schedule.coverage.size).toBe((await everything()).length)
  })

  test('the history of a card leaves out what was undone', async () => {
    const first = await ledger.append(answer(1))
    const second = await ledger.append(answer(1, 50))
    await ledger.append(answer(2))
    await ledger.append({ kind: 'void', target: { dev: ledger.dev, n: second.n }, at: at0, offset: 0 })
    await ledger.seal(2)
    expect(await ledger.historyOf('deck/1')).toEqual([first])
  })
})
