import { strFromU8 } from 'fflate'
import { damaged } from '../refusal.ts'

const MOST_COLUMNS = 2_000

/** Number of bytes of a value by its serial type (SQLite file format, 2.1 "Record Format"). */
const sizeOf = (type: number): number => {
  if (type >= 12) return (type - (type & 1) - 12) / 2
  if (type <= 4) return type
  if (type === 5) return 6
  return type <= 7 ? 8 : 0
}

const SHORT = 2_000

/** Most texts are short and ASCII, and need no decoder. */
const decoded = (bytes: Uint8Array): string => {
  if (bytes.length > SHORT) return strFromU8(bytes)
  for (let at = 0; at < bytes.length; at++) if ((bytes[at] as number) > 0x7f) return strFromU8(bytes)
  return String.fromCharCode.apply(null, bytes as unknown as number[])
}

/**
 * One row of a table. A scan fills the same object again and again, so that half a million rows make no half
 * million objects: take out what is needed before going on.
 */
export class SqliteRecord {
  /** The row's own number; 0 in tables without one. */
  rowid = 0
  #bytes: Uint8Array = new Uint8Array(0)
  #view = new DataView(this.#bytes.buffer)
  #columns = 0
  #rowidColumn = -1
  readonly #types: number[] = []
  readonly #starts: number[] = []
  #at = 0

  /** Points at the record that fills `bytes` from `start` to `end`. */
  read(
    bytes: Uint8Array,
    view: DataView,
    start: number,
    end: number,
    rowid: number,
    rowidColumn: number,
  ): void {
    this.#rowidColumn = rowidColumn
    this.#bytes = bytes
    this.#view = view
    this.rowid = rowid
    this.#at = start
    const headerEnd = start + this.#varint()
    let value = headerEnd
    let column = 0
    if (headerEnd > end) throw damaged('The database')
    while (this.#at < headerEnd) {
      const type = this.#varint()
      if (column >= MOST_COLUMNS) throw damaged('The database')
      this.#types[column] = type
      this.#starts[column] = value
      value += sizeOf(type)
      column++
    }
    if (value > end) throw damaged('The database')
    this.#columns = column
  }

  /** A column as a number; 0 where there is none. The column that is the row's own number is not stored. */
  number(column: number): number {
    const type = column < this.#columns ? (this.#types[column] ?? 0) : 0
    const at = this.#starts[column] ?? 0
    switch (type) {
      case 0:
        return column === this.#rowidColumn ? this.rowid : 0
      case 8:
        return 0
      case 9:
        return 1
      case 1:
        return this.#view.getInt8(at)
      case 2:
        return this.#view.getInt16(at)
      case 3:
        return this.#view.getInt8(at) * 0x1_0000 + this.#view.getUint16(at + 1)
      case 4:
        return this.#view.getInt32(at)
      case 5:
        return this.#view.getInt16(at) * 0x1_0000_0000 + this.#view.getUint32(at + 2)
      case 6:
        return this.#view.getInt32(at) * 0x1_0000_0000 + this.#view.getUint32(at + 4)
      case 7:
        return this.#view.getFloat64(at)
      default: {
        const value = Number(this.text(column))
        return Number.isFinite(value) ? value : 0
      }
    }
  }

  /** A column as text: empty where there is none. */
  text(column: number): string {
    const type = column < this.#columns ? (this.#types[column] ?? 0) : 0
    if (type === 0) return ''
    return type < 12 ? String(this.number(column)) : decoded(this.bytes(column))
  }

  /** How many bytes a text or a blob has. */
  length(column: number): number {
    return column < this.#columns ? sizeOf(this.#types[column] ?? 0) : 0
  }

  /** A text or a blob as it is stored: a view, valid as long as the file's bytes are. */
  bytes(column: number): Uint8Array {
    const at = this.#starts[column] ?? 0
    return this.#bytes.subarray(at, at + this.length(column))
  }

  #varint(): number {
    let value = 0
    for (let index = 0; index < 8; index++) {
      const byte = this.#bytes[this.#at++] ?? 0
      if (byte < 0x80) return value * 128 + byte
      value = value * 128 + (byte & 0x7f)
    }
    return value * 256 + (this.#bytes[this.#at++] ?? 0)
  }
}
