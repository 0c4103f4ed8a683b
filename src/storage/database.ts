import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames, unwrap } from 'idb'
import type { CatalogRow } from '#core/catalog.ts'
import type { EventRow } from '#core/event.ts'
import type { Segment } from '#core/segment.ts'
import type { CardsRow } from './card-page.ts'
import type { DerivedRow, DeviceRow, SeamDb } from './db.ts'
import { asLedgerError } from './error-reasons.ts'

/** The version of the tables. Raise it with every `version` that is added to `SeamDb`. */
export const DB_VERSION = 3

/** What Dexie makes of a version in the browser. */
const nativeVersion = (version: number): number => version * 10

/** The tables that a start and an answer need. */
interface Stores extends DBSchema {
  tail: { key: number; value: EventRow }
  segments: { key: string; value: Segment }
  derived: { key: DerivedRow['name']; value: DerivedRow }
  decks: { key: string; value: CatalogRow }
  cards: { key: [string, string]; value: CardsRow }
  device: { key: string; value: DeviceRow }
}

/** An open connection without Dexie. */
export type Connection = IDBPDatabase<Stores>

/** All tables as Dexie makes them at `DB_VERSION`, for a database that is not there yet. */
function makeTables(native: IDBDatabase): void {
  native.createObjectStore('tail', { keyPath: 'n', autoIncrement: true })
  for (const name of ['segments', 'derived', 'imports']) native.createObjectStore(name, { keyPath: 'name' })
  native.createObjectStore('decks', { keyPath: 'id' })
  native.createObjectStore('cards', { keyPath: ['deck', 'id'] })
  native.createObjectStore('device', { keyPath: 'key' })
  native.createObjectStore('media', { keyPath: 'hash' })
  const links = native.createObjectStore('mediaLinks', { keyPath: ['deck', 'name'] })
  links.createIndex('deck', 'deck')
  links.createIndex('hash', 'hash')
  for (const name of ['setAside', 'damaged'])
    native.createObjectStore(name, { keyPath: 'n', autoIncrement: true })
}

/** The upgrade of an older database was left to Dexie. */
class IsOlder extends Error {}

const nameOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : ''

/** Takes back what a transaction has written so far, unless that has happened already. */
async function abandon(transaction: { abort(): void; readonly done: Promise<void> }): Promise<void> {
  try {
    transaction.abort()
  } catch (error) {
    if (nameOf(error) !== 'InvalidStateError') throw error
  }
  await transaction.done.catch(() => undefined)
}

/**
 * The database of Seam. A start, a card and an answer go over a bare connection, which costs neither the fetching
 * nor the opening of Dexie; everything else goes over Dexie's tables, which are fetched when they are first wanted.
 */
export class Database {
  readonly name: string
  readonly #asItIs: boolean
  #connection: Promise<Connection> | undefined
  #tables: Promise<SeamDb> | undefined

  /** `asItIs` opens whatever version there is, never changes it, and rejects where there is none. */
  constructor(name = 'seam', asItIs = false) {
    this.name = name
    this.#asItIs = asItIs
  }

  /** The bare connection; opened when there is none. */
  connection(): Promise<Connection> {
    this.#connection ??= this.#open().catch((error: unknown) => {
      this.#connection = undefined
      throw error
    })
    return this.#connection
  }

  /** The version of the tables as they are; undefined where there are none. */
  async version(): Promise<number | undefined> {
    try {
      return (await this.connection()).version / nativeVersion(1)
    } catch (error) {
      if (error instanceof IsOlder) return undefined
      throw error
    }
  }

  /**
   * All tables. Never to be awaited inside one of their transactions (R5). Rejects with a `LedgerError` when they do
   * not open.
   */
  tables(): Promise<SeamDb> {
    this.#tables ??= this.#openTables().catch((error: unknown) => {
      this.#tables = undefined
      throw asLedgerError(error)
    })
    return this.#tables
  }

  /** Reads in one transaction. */
  async read<const Names extends readonly StoreNames<Stores>[], T>(
    stores: Names,
    work: (transaction: IDBPTransaction<Stores, [...Names]>) => Promise<T>,
  ): Promise<T> {
    const transaction = await this.#begin(stores, 'readonly')
    // A request that fails is heard of where it is awaited.
    transaction.done.catch(() => undefined)
    return await work(transaction)
  }

  /** Writes in one transaction; resolves when it is committed. Only requests may be awaited in `work`. */
  async write<const Names extends readonly StoreNames<Stores>[], T>(
    stores: Names,
    work: (transaction: IDBPTransaction<Stores, [...Names], 'readwrite'>) => Promise<T>,
  ): Promise<T> {
    const transaction = await this.#begin(stores, 'readwrite')
    const { done } = transaction
    done.catch(() => undefined)
    try {
      const result = await work(transaction)
      await done
      return result
    } catch (error) {
      await abandon(transaction)
      throw error
    }
  }

  /** Closes what is open. The next use opens it again. */
  close(): void {
    const tables = this.#tables
    this.#tables = undefined
    this.#dropConnection()
    void tables?.then((dexie) => dexie.close()).catch(() => undefined)
  }

  /** Closes and opens anew what is open: the same tables, so that whoever watches them goes on watching. */
  async reopen(): Promise<void> {
    await this.#renew()
    const tables = await this.#tables
    tables?.close()
    await tables?.open()
  }

  #renew(): Promise<Connection> {
    this.#dropConnection()
    return this.connection()
  }

  #dropConnection(): void {
    const open = this.#connection
    this.#connection = undefined
    void open?.then((connection) => connection.close()).catch(() => undefined)
  }

  /** A connection that the system has taken away refuses to begin anything; nothing is lost by beginning anew. */
  async #begin<Names extends readonly StoreNames<Stores>[], Mode extends 'readonly' | 'readwrite'>(
    stores: Names,
    mode: Mode,
  ): Promise<IDBPTransaction<Stores, [...Names], Mode>> {
    const connection = await this.connection()
    try {
      return connection.transaction([...stores], mode)
    } catch (error) {
      if (nameOf(error) !== 'InvalidStateError') throw error
    }
    return (await this.#renew()).transaction([...stores], mode)
  }

  async #open(): Promise<Connection> {
    try {
      return await this.#openAt(this.#asItIs ? undefined : nativeVersion(DB_VERSION))
    } catch (error) {
      if (this.#asItIs) throw error
      // A later version of Seam was here; what this one knows of the tables still holds.
      if (nameOf(error) === 'VersionError') return await this.#openAt(undefined)
      if (!(error instanceof IsOlder)) throw error
    }
    await this.tables()
    return await this.#openAt(undefined)
  }

  async #openAt(version: number | undefined): Promise<Connection> {
    let isOlder = false
    const forget = (): void => {
      this.#connection = undefined
    }
    try {
      return await openDB<Stores>(this.name, version, {
        upgrade(connection, oldVersion, _, transaction) {
          if (oldVersion === 0 && version !== undefined) {
            makeTables(unwrap(connection))
            return
          }
          isOlder = true
          transaction.done.catch(() => undefined)
          transaction.abort()
        },
        blocking(_, __, event) {
          forget()
          ;(event.target as IDBDatabase).close()
        },
        terminated: forget,
      })
    } catch (error) {
      throw isOlder ? new IsOlder(this.name) : error
    }
  }

  async #openTables(): Promise<SeamDb> {
    const { SeamDb } = await import('./db.ts')
    const tables = new SeamDb(this.name)
    await tables.open()
    return tables
  }
}
