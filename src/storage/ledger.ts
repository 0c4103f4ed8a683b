import { type Columns, columnsOf, eventsIn, highestOrder, lastOf } from '#core/columns.ts'
import { Coverage } from '#core/coverage.ts'
import {
  compareEvents,
  type Event,
  type EventDraft,
  type EventRow,
  stamp,
  type UnnumberedRow,
} from '#core/event.ts'
import type { CardId, DeviceId } from '#core/ids.ts'
import { historyIn, type Past, pastOf } from '#core/past.ts'
import { isDamaged, rangeOf } from '#core/segment.ts'
import { defaultSettings } from '#core/settings.ts'
import { isVoided, voidedBy } from '#core/voids.ts'
import { type LedgerContents, readContents, readSegments } from './contents.ts'
import { appendRow } from './append-row.ts'
import type { Database } from './database.ts'
import { asLedgerError, reasonOf } from './error-reasons.ts'
import { LedgerError } from './ledger-error.ts'

export { LedgerError }

/** Tail length at which it is worth sealing without being asked. */
const SEAL_AT = 4096

/** How far back a retry looks for a row that was committed although the connection broke. */
const RECENT = 8

/** The append-only ledger of this database: the one door through which events are written (R4, R6). */
export class Ledger {
  /** This installation. */
  readonly dev: DeviceId
  readonly #db: Database
  #highest: number
  #rolloverHour: () => number = () => defaultSettings.rolloverHour
  /** Events that this instance has handed out or written; `changes` tells of all others. */
  readonly #delivered = new Coverage()
  /** Every row of the tail up to this number is settled: delivered, or never written. */
  #settled = 0
  #reopening: Promise<unknown> | undefined
  readonly #listeners = new Set<(events: readonly Event[]) => void>()
  #watching: Promise<{ unsubscribe(): void }> | undefined

  constructor(db: Database, dev: DeviceId, highest: number) {
    this.#db = db
    this.dev = dev
    this.#highest = highest
  }

  /** Says where the rollover hour (0 to 23) for the study day of new events comes from; 4 until then. */
  useRolloverHour(hour: () => number): void {
    this.#rolloverHour = hour
  }

  /**
   * Writes one event: a single add in a transaction of its own. Resolves when that is committed. A broken
   * connection is renewed once; if that does not help it rejects with a `LedgerError`, and nothing was written.
   */
  async append(draft: EventDraft): Promise<Event> {
    const row = stamp(draft, this.#rolloverHour(), this.#highest)
    this.#highest = row.order
    let n: number
    try {
      n = await appendRow(this.#db, row)
      const written = n
      setTimeout(() => void this.#announce(written))
    } catch (error) {
      if (reasonOf(error) === undefined || reasonOf(error) === 'quota') throw asLedgerError(error)
      n = await this.#appendAgain(row, error)
    }
    this.#delivered.add(this.dev, n)
    return { ...row, dev: this.dev, n }
  }

  /** All events, segments that cannot be read reported by name. */
  readAll(): Promise<LedgerContents> {
    return this.readSince(new Coverage())
  }

  /** The events that `known` has not (and a few that it has, where a segment is only partly known). */
  async readSince(known: Coverage): Promise<LedgerContents> {
    const contents = await this.#renewing(() => readContents(this.#db, this.dev, known))
    for (const block of contents.blocks) this.#deliver(block)
    for (const [dev, ranges] of known.entries())
      for (let index = 0; index < ranges.length; index += 2)
        this.#delivered.add(dev, ranges[index] ?? 0, ranges[index + 1] ?? 0)
    this.#settled = Math.max(this.#settled, contents.tailEnd)
    return contents
  }

  /** Which events there are, going by the names of segments and the numbers in the tail. */
  claimed(): Promise<Coverage> {
    return this.#renewing(async () => {
      const { claimedBy } = await import('./merge.ts')
      return claimedBy(await this.#db.tables(), this.dev)
    })
  }

  /** What a fold needs for events that arrive late. */
  async past(): Promise<Past> {
    return pastOf((await this.readAll()).blocks)
  }

  /** The events of a card that stand, oldest first: voided ones are left out. */
  async historyOf(card: CardId): Promise<Event[]> {
    const { blocks } = await this.readAll()
    const voided = voidedBy(
      blocks.flatMap(({ dev, from, extras }) =>
        [...extras].flatMap(([index, fact]) =>
          fact.kind === 'void' ? [{ dev, n: from + index, target: fact.target }] : [],
        ),
      ),
    )
    return historyIn(blocks, card)
      .filter((event) => !isVoided(voided, event))
      .sort(compareEvents)
  }

  /** Seals the oldest events if at least `atLeast` are not sealed yet; on idle fewer may be worth it. Says how many. */
  seal(atLeast = SEAL_AT): Promise<number> {
    return this.#renewing(async () => {
      const { sealTail } = await import('./seal.ts')
      return sealTail(await this.#db.tables(), this.dev, Math.max(1, atLeast))
    })
  }

  /**
   * Adds events from elsewhere (a backup, another device, an import): union by identity, all or nothing.
   * Returns those that were new; fold them, or replay if there are many.
   */
  async merge(source: readonly Event[] | readonly Columns[]): Promise<readonly Columns[]> {
    const blocks = isColumns(source) ? source : columnsOf(source)
    const fresh = await this.#renewing(async () => {
      const { mergeBlocks } = await import('./merge.ts')
      return mergeBlocks(await this.#db.tables(), this.dev, blocks)
    })
    this.merged(fresh)
    return fresh
  }

  /** Hears that these blocks were merged in a transaction that was not its own. */
  merged(fresh: readonly Columns[]): void {
    for (const block of fresh) this.#deliver(block)
  }

  /**
   * Calls `listener` with events that another tab wrote, sealed or merged, in the total order and once each.
   * The returned function ends that. Events that this instance wrote, read or merged itself are not repeated.
   */
  changes(listener: (events: readonly Event[]) => void): () => void {
    this.#listeners.add(listener)
    const watching = (this.#watching ??= this.#watchTables())
    watching.catch((error: unknown) => {
      this.#watching = undefined
      throwUnlessStorage(error)
    })
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size > 0) return
      this.#watching = undefined
      watching.then((watch) => watch.unsubscribe()).catch(throwUnlessStorage)
    }
  }

  async #watchTables(): Promise<{ unsubscribe(): void }> {
    const { watchLedger } = await import('./other-tabs.ts')
    let turn: Promise<void> = Promise.resolve()
    return watchLedger(
      await this.#db.tables(),
      () => this.#settled,
      ({ names, rows }) => {
        const tell = () => this.#tell(names, rows)
        turn = turn.then(tell, tell)
      },
      throwUnlessStorage,
    )
  }

  async #announce(n: number): Promise<void> {
    const { announceRow } = await import('./other-tabs.ts')
    announceRow(this.#db.name, n)
  }

  async #tell(names: readonly string[], rows: readonly EventRow[]): Promise<void> {
    const unread = names.filter((name) => {
      const range = rangeOf(name)
      return range && !this.#delivered.holds(range.dev, range.from, range.to)
    })
    const decoded = await this.#renewing(() => readSegments(this.#db, unread))
    const blocks = decoded.flatMap((block) => (isDamaged(block) ? [] : [block]))
    const events = [...eventsIn(blocks), ...rows.map((row) => ({ ...row, dev: this.dev }))]
      .filter((event) => !this.#delivered.has(event))
      .sort(compareEvents)
    for (const event of events) this.#delivered.add(event.dev, event.n)
    for (const { order } of events) this.#highest = Math.max(this.#highest, order)
    this.#settled = Math.max(this.#settled, rows.at(-1)?.n ?? 0)
    if (events.length > 0) for (const listener of this.#listeners) listener(events)
  }

  #deliver(block: Columns): void {
    this.#delivered.add(block.dev, block.from, lastOf(block))
    this.#highest = Math.max(this.#highest, highestOrder([block]))
  }

  /** Writes a row over a fresh connection, unless it turns out to be there: a commit can outlive its connection. */
  async #appendAgain(row: UnnumberedRow, cause: unknown): Promise<number> {
    try {
      await this.#reopen()
      return await this.#db.write(['tail'], async ({ store }) => {
        let cursor = await store.openCursor(null, 'prev')
        for (let seen = 0; cursor && seen < RECENT; seen++) {
          const same = JSON.stringify({ ...cursor.value, n: 0 }) === JSON.stringify({ ...row, n: 0 })
          if (same) return cursor.key
          cursor = await cursor.continue()
        }
        // The browser gives the number.
        return await store.add(row as EventRow)
      })
    } catch (error) {
      throw error instanceof LedgerError || reasonOf(error)
        ? asLedgerError(error)
        : new LedgerError('unknown', cause)
    }
  }

  async #renewing<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (reasonOf(error) !== 'closed') throw asLedgerError(error)
    }
    try {
      await this.#reopen()
      return await work()
    } catch (error) {
      throw asLedgerError(error)
    }
  }

  #reopen(): Promise<unknown> {
    this.#reopening ??= this.#db
      .reopen()
      .catch((error: unknown) => {
        // WebKit opens nothing more for a page whose database process ended, and calls that an unknown error.
        throw reasonOf(error) === 'unknown' ? new LedgerError('closed', error) : error
      })
      .finally(() => {
        this.#reopening = undefined
      })
    return this.#reopening
  }
}

/** Storage that fails is told of by whatever is read or written next; a bug goes on. */
const throwUnlessStorage = (error: unknown): void => {
  if (!(error instanceof LedgerError) && reasonOf(error) === undefined) throw error
}

const isColumns = (source: readonly Event[] | readonly Columns[]): source is readonly Columns[] =>
  source[0] !== undefined && 'count' in source[0]

/** A random device id: 80 bits, so that no two installations ever share one. */
const newDeviceId = (): DeviceId =>
  Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )

/** Opens the ledger of a database, giving it a device id the first time. Rejects with a `LedgerError`. */
export async function openLedger(db: Database): Promise<Ledger> {
  try {
    const [id, sealed, last] = await db.read(['device', 'tail'], (transaction) => {
      const device = transaction.objectStore('device')
      return Promise.all([
        device.get('id'),
        device.get('order'),
        transaction.objectStore('tail').openCursor(null, 'prev'),
      ])
    })
    const order = Math.max(sealed?.key === 'order' ? sealed.order : 0, last?.value.order ?? 0)
    if (id?.key === 'id') return new Ledger(db, id.id, order)
    const made = newDeviceId()
    // Two tabs may both find no id: the first to get here decides.
    const dev = await db.write(['device'], async ({ store }) => {
      const other = await store.get('id')
      if (other?.key === 'id') return other.id
      await store.add({ key: 'id', id: made })
      return made
    })
    return new Ledger(db, dev, order)
  } catch (error) {
    throw asLedgerError(error)
  }
}
