import { strToU8 } from 'fflate'
import { PAGE_SIZE, Pages } from './pages.ts'
import { ByteBuffer, putRecord, type StoredValue } from './record-bytes.ts'
import { IndexTree, TableTree } from './tree.ts'

/** What the schema says about a table or an index. */
interface SchemaEntry {
  readonly type: 'table' | 'index'
  readonly name: string
  readonly table: string
  readonly root: number
  readonly sql: string
}

/** SQLite 3.45: the version that a file says it was written by. */
const WRITTEN_BY = 3_045_000

/**
 * Writes an SQLite database from beginning to end (https://www.sqlite.org/fileformat.html): rows come in ascending
 * order and go straight onto pages. No SQL is run, so a collation need not be known; the caller sorts by it.
 */
export class DatabaseImage {
  readonly #pages = new Pages()
  readonly #schema: SchemaEntry[] = []
  readonly #record = new ByteBuffer()

  #payload(values: readonly StoredValue[]): Uint8Array {
    this.#record.length = 0
    putRecord(this.#record, values)
    return this.#record.bytes.subarray(0, this.#record.length)
  }

  /** A table whose rows have numbers, in ascending order. A column that is the number itself is null in `values`. */
  table(
    name: string,
    sql: string,
    rows: Iterable<{ readonly rowid: number; readonly values: readonly StoredValue[] }>,
  ): void {
    const tree = new TableTree(this.#pages)
    for (const { rowid, values } of rows) tree.add(rowid, this.#payload(values))
    this.#schema.push({ type: 'table', name, table: name, root: tree.finish(), sql })
  }

  /** A table without row numbers: rows with the key's columns first, in ascending order of the key. */
  keyedTable(name: string, sql: string, rows: Iterable<readonly StoredValue[]>): void {
    this.#schema.push({ type: 'table', name, table: name, root: this.#entries(rows), sql })
  }

  /** An index: the key's columns and the row's number (or the table's own key), in ascending order. */
  index(name: string, table: string, sql: string, entries: Iterable<readonly StoredValue[]>): void {
    this.#schema.push({ type: 'index', name, table, root: this.#entries(entries), sql })
  }

  #entries(entries: Iterable<readonly StoredValue[]>): number {
    const tree = new IndexTree(this.#pages)
    for (const values of entries) tree.add(this.#payload(values))
    return tree.finish()
  }

  /** The file. Nothing may be added afterwards. */
  bytes(): Uint8Array {
    const tree = new TableTree(this.#pages, true)
    for (const [index, { type, name, table, root, sql }] of this.#schema.entries())
      tree.add(index + 1, this.#payload([type, name, table, root, sql]))
    tree.finish(1)
    const { bytes, view } = this.#pages
    bytes.set(strToU8('SQLite format 3\0'))
    view.setUint16(16, PAGE_SIZE)
    bytes.set([1, 1, 0, 64, 32, 32], 18)
    view.setUint32(24, 1)
    view.setUint32(28, this.#pages.count)
    view.setUint32(40, 1)
    view.setUint32(44, 4)
    view.setUint32(56, 1)
    view.setUint32(92, 1)
    view.setUint32(96, WRITTEN_BY)
    return bytes.slice()
  }
}
