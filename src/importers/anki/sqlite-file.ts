import { strFromU8 } from 'fflate'
import { damaged, Refusal } from '../refusal.ts'
import { type TableColumns, tableColumns } from './sqlite-columns.ts'
import { SqliteRecord } from './sqlite-record.ts'

const MAGIC = 'SQLite format 3\0'
const SCHEMA_PAGE = 1
const INTERIOR_INDEX = 2
const INTERIOR_TABLE = 5
const LEAF_INDEX = 10
const LEAF_TABLE = 13

interface Table extends TableColumns {
  readonly page: number
}

/** Whether a file begins as SQLite databases do. */
export const isSqlite = (bytes: Uint8Array): boolean =>
  bytes.length >= 100 && strFromU8(bytes.subarray(0, MAGIC.length), true) === MAGIC

/**
 * The tables of an SQLite database, read straight from its pages (https://www.sqlite.org/fileformat.html). Rows come
 * in the order of the b-tree; indexes, collations, triggers and views are never looked at, so neither a collation
 * that only Anki has nor anything written into the schema can do harm. Every page is visited once at most:
 * a damaged file ends in a `Refusal`, never in a loop.
 */
export class SqliteFile {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #pageSize: number
  readonly #usable: number
  readonly #pages: number
  readonly #tables = new Map<string, Table>()
  readonly #record = new SqliteRecord()
  #visited: Uint8Array

  constructor(bytes: Uint8Array) {
    if (!isSqlite(bytes)) throw new Refusal('The collection in this file is not an SQLite database.')
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const size = this.#view.getUint16(16)
    this.#pageSize = size === 1 ? 65_536 : size
    this.#usable = this.#pageSize - (bytes[20] ?? 0)
    const powerOfTwo = (this.#pageSize & (this.#pageSize - 1)) === 0
    if (this.#pageSize < 512 || !powerOfTwo || this.#usable < 480) throw damaged('The database')
    if (this.#view.getUint32(56) > 1)
      throw new Refusal('The database stores its text as UTF-16, which no version of Anki does.')
    this.#pages = Math.floor(bytes.length / this.#pageSize)
    // The header's page count is only kept when its two change counters agree; older writers leave it alone.
    const counted = this.#view.getUint32(24) === this.#view.getUint32(92) ? this.#view.getUint32(28) : 0
    if (counted > 0 ? counted > this.#pages : bytes.length % this.#pageSize !== 0)
      throw new Refusal('The database ends in the middle: the file is damaged or was not copied completely.')
    this.#visited = new Uint8Array(this.#pages + 1)
    this.#readSchema()
  }

  #readSchema(): void {
    this.#walk(SCHEMA_PAGE, -1, (row) => {
      if (row.text(0) !== 'table') return
      this.#tables.set(row.text(1).toLowerCase(), { page: row.number(3), ...tableColumns(row.text(4)) })
    })
  }

  /** Whether there is a table of that name. */
  has(table: string): boolean {
    return this.#tables.has(table)
  }

  /**
   * Calls `visit` with each row of a table, the same object every time, and the place of each named column in it
   * (-1 where the table has no such column). Nothing happens when there is no such table.
   */
  scan<Name extends string>(
    table: string,
    names: readonly Name[],
    visit: (row: SqliteRecord, place: Readonly<Record<Name, number>>) => void,
  ): void {
    const found = this.#tables.get(table)
    if (!found) return
    const place = Object.fromEntries(names.map((name) => [name, found.names.indexOf(name)])) as Record<
      Name,
      number
    >
    this.#walk(found.page, found.rowid, (row) => visit(row, place))
  }

  #rowidColumn = -1

  #walk(root: number, rowidColumn: number, visit: (row: SqliteRecord) => void): void {
    this.#rowidColumn = rowidColumn
    this.#visited = new Uint8Array(this.#pages + 1)
    const waiting = [root]
    for (let page = waiting.pop(); page !== undefined; page = waiting.pop()) this.#page(page, waiting, visit)
  }

  #enter(page: number): number {
    if (page < 1 || page > this.#pages || this.#visited[page] === 1) throw damaged('The database')
    this.#visited[page] = 1
    return (page - 1) * this.#pageSize
  }

  #page(page: number, waiting: number[], visit: (row: SqliteRecord) => void): void {
    const start = this.#enter(page)
    const header = page === SCHEMA_PAGE ? start + 100 : start
    const type = this.#bytes[header] ?? 0
    const interior = type === INTERIOR_TABLE || type === INTERIOR_INDEX
    if (!interior && type !== LEAF_TABLE && type !== LEAF_INDEX) throw damaged('The database')
    const cells = this.#view.getUint16(header + 3)
    const pointers = header + (interior ? 12 : 8)
    if (pointers + cells * 2 > start + this.#pageSize) throw damaged('The database')
    // Children are pushed last to first, so that the rows of a table come in ascending order.
    if (interior) waiting.push(this.#view.getUint32(header + 8))
    for (let index = 0; index < cells; index++) {
      const pointer = pointers + (interior ? cells - 1 - index : index) * 2
      const cell = start + this.#view.getUint16(pointer)
      if (cell < pointers || cell + 4 > start + this.#pageSize) throw damaged('The database')
      if (interior) waiting.push(this.#view.getUint32(cell))
      if (type !== INTERIOR_TABLE) this.#cell(cell + (interior ? 4 : 0), start, type === LEAF_TABLE, visit)
    }
  }

  #at = 0

  #varint(): number {
    let value = 0
    for (let index = 0; index < 8; index++) {
      const byte = this.#bytes[this.#at++] ?? 0
      if (byte < 0x80) return value * 128 + byte
      value = value * 128 + (byte & 0x7f)
    }
    return value * 256 + (this.#bytes[this.#at++] ?? 0)
  }

  #cell(cell: number, start: number, table: boolean, visit: (row: SqliteRecord) => void): void {
    this.#at = cell
    const size = this.#varint()
    const rowid = table ? this.#varint() : 0
    const from = this.#at
    const usable = this.#usable
    const most = table ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23
    if (size <= most) {
      if (from + size > start + this.#pageSize) throw damaged('The database')
      this.#record.read(this.#bytes, this.#view, from, from + size, rowid, this.#rowidColumn)
    } else {
      const least = Math.floor(((usable - 12) * 32) / 255) - 23
      const wanted = least + ((size - least) % (usable - 4))
      const payload = this.#overflowing(from, size, wanted <= most ? wanted : least, start)
      this.#record.read(payload, new DataView(payload.buffer), 0, size, rowid, this.#rowidColumn)
    }
    visit(this.#record)
  }

  /** A payload that goes on in a chain of other pages, put together. */
  #overflowing(from: number, size: number, local: number, start: number): Uint8Array {
    if (size > this.#bytes.length || from + local + 4 > start + this.#pageSize) throw damaged('The database')
    const payload = new Uint8Array(size)
    payload.set(this.#bytes.subarray(from, from + local))
    let next = this.#view.getUint32(from + local)
    for (let filled = local; filled < size; ) {
      const page = this.#enter(next)
      next = this.#view.getUint32(page)
      const part = Math.min(this.#usable - 4, size - filled)
      payload.set(this.#bytes.subarray(page + 4, page + 4 + part), filled)
      filled += part
    }
    return payload
  }
}
