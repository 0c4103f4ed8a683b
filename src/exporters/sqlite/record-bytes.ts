import { strToU8 } from 'fflate'

/** A value as SQLite stores it. Whole numbers are stored as such, all others as floating point. */
export type StoredValue = null | number | string | Uint8Array

const varintSize = (value: number): number => {
  let size = 1
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) size++
  return size
}

/** Bytes of which nobody knows beforehand how many there will be. */
export class ByteBuffer {
  bytes = new Uint8Array(1024)
  #view = new DataView(this.bytes.buffer)
  length = 0

  room(count: number): void {
    if (this.length + count <= this.bytes.length) return
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + count))
    larger.set(this.bytes)
    this.bytes = larger
    this.#view = new DataView(larger.buffer)
  }

  byte(value: number): void {
    this.room(1)
    this.bytes[this.length++] = value
  }

  /** SQLite's numbers of variable length: seven bits a byte, the highest first. At most 2^53. */
  varint(value: number): void {
    const size = varintSize(value)
    this.room(size)
    let rest = value
    for (let at = this.length + size - 1; at >= this.length; at--) {
      this.bytes[at] = (rest % 128) | (at === this.length + size - 1 ? 0 : 0x80)
      rest = Math.floor(rest / 128)
    }
    this.length += size
  }

  put(bytes: Uint8Array): void {
    this.room(bytes.length)
    this.bytes.set(bytes, this.length)
    this.length += bytes.length
  }

  /** A whole number in `size` bytes, negative ones as two's complement. */
  whole(value: number, size: number): void {
    this.room(8)
    if (size === 6 || size === 8) {
      const high = Math.floor(value / 0x1_0000_0000)
      if (size === 6) this.#view.setInt16(this.length, high)
      else this.#view.setInt32(this.length, high)
      this.#view.setUint32(this.length + size - 4, value - high * 0x1_0000_0000)
    } else
      for (let at = size - 1, rest = value; at >= 0; at--, rest >>= 8)
        this.bytes[this.length + at] = rest & 0xff
    this.length += size
  }

  float(value: number): void {
    this.room(8)
    this.#view.setFloat64(this.length, value)
    this.length += 8
  }
}

/** Size in bytes of a whole number other than 0 and 1, and its serial type. */
const wholeType = (value: number): readonly [type: number, size: number] => {
  const magnitude = value < 0 ? -value - 1 : value
  if (magnitude < 0x80) return [1, 1]
  if (magnitude < 0x8000) return [2, 2]
  if (magnitude < 0x80_0000) return [3, 3]
  if (magnitude < 0x8000_0000) return [4, 4]
  return magnitude < 0x8000_0000_0000 ? [5, 6] : [6, 8]
}

type Prepared = null | number | { readonly type: number; readonly bytes: Uint8Array }

const prepared = (value: StoredValue): Prepared => {
  if (value === null || typeof value === 'number') return value
  const text = typeof value === 'string'
  const bytes = text ? strToU8(value) : value
  return { type: bytes.length * 2 + (text ? 13 : 12), bytes }
}

const typeOf = (value: Prepared): number => {
  if (value === null) return 0
  if (typeof value === 'object') return value.type
  if (!Number.isSafeInteger(value)) return 7
  if (value === 0 || value === 1) return 8 + value
  return wholeType(value)[0]
}

/** Appends a row in SQLite's record format: the header with the types, then the values. */
export const putRecord = (out: ByteBuffer, values: readonly StoredValue[]): void => {
  const ready = values.map(prepared)
  const types = ready.map(typeOf)
  const body = types.reduce((sum, type) => sum + varintSize(type), 0)
  out.varint(body + (body + 1 < 128 ? 1 : 2))
  for (const type of types) out.varint(type)
  for (const [index, value] of ready.entries()) {
    const type = types[index] ?? 0
    if (value === null || type === 8 || type === 9) continue
    if (typeof value === 'object') out.put(value.bytes)
    else if (type === 7) out.float(value)
    else out.whole(value, wholeType(value)[1])
  }
}
