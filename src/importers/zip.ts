import { inflateSync, strFromU8 } from 'fflate'
import { crc32 } from './crc32.ts'
import { Refusal } from './refusal.ts'

/** A file within an archive, as the archive's directory describes it. */
export interface ZipEntry {
  readonly name: string
  /** 0 stored, 8 deflated. */
  readonly method: number
  readonly encrypted: boolean
  readonly checksum: number
  readonly packedSize: number
  readonly size: number
  readonly headerAt: number
}

const END = 0x06054b50
const END_64 = 0x06064b50
const LOCATOR_64 = 0x07064b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END_SIZE = 22
const MOST_COMMENT = 0xffff
const MOST_ENTRIES = 200_000
/** Deflate packs 258 bytes into two bits at best, so more than this is a lie. */
const MOST_DEFLATE_RATIO = 1_040

const unfinished = (): Refusal =>
  new Refusal('The archive ends in the middle: the file is damaged or was not copied completely.')

/** Whether a file begins as zip archives do. */
export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

const findEnd = (view: DataView): number => {
  const lowest = Math.max(0, view.byteLength - END_SIZE - MOST_COMMENT)
  for (let at = view.byteLength - END_SIZE; at >= lowest; at--)
    if (view.getUint32(at, true) === END) return at
  throw unfinished()
}

const big = (view: DataView, at: number): number =>
  view.getUint32(at, true) + view.getUint32(at + 4, true) * 0x1_0000_0000

/** Where the directory begins and how many entries it has. */
const directory = (view: DataView): { readonly at: number; readonly count: number } => {
  const end = findEnd(view)
  const short = { count: view.getUint16(end + 10, true), at: view.getUint32(end + 16, true) }
  if (short.count !== 0xffff && short.at !== 0xffffffff) return short
  if (end < 20 || view.getUint32(end - 20, true) !== LOCATOR_64) return short
  const long = big(view, end - 12)
  if (long + 56 > view.byteLength || view.getUint32(long, true) !== END_64) throw unfinished()
  return { count: big(view, long + 32), at: big(view, long + 48) }
}

/** Sizes above 4 GB stand in an extra field, in the order of those that did not fit. */
const wideSizes = (view: DataView, from: number, to: number): readonly number[] => {
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    const count = Math.floor(Math.min(view.getUint16(at + 2, true), to - at - 4) / 8)
    return Array.from({ length: count }, (_, index) => big(view, at + 4 + index * 8))
  }
  return []
}

/** The directory of an archive by name; of two entries with one name the last counts. Throws a `Refusal`. */
export const zipDirectory = (bytes: Uint8Array): ReadonlyMap<string, ZipEntry> => {
  const view = viewOf(bytes)
  if (bytes.length < END_SIZE) throw unfinished()
  const { at: start, count } = directory(view)
  if (count > MOST_ENTRIES) throw new Refusal(`The archive claims to hold ${count} files, which is too many.`)
  const entries = new Map<string, ZipEntry>()
  let at = start
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) throw unfinished()
    const nameEnd = at + 46 + view.getUint16(at + 28, true)
    const next = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (next > bytes.length) throw unfinished()
    const wide = [...wideSizes(view, nameEnd, next)]
    const size = (place: number): number => {
      const value = view.getUint32(at + place, true)
      return value === 0xffffffff ? (wide.shift() ?? value) : value
    }
    const name = strFromU8(bytes.subarray(at + 46, nameEnd))
    const full = size(24)
    const packed = size(20)
    entries.set(name, {
      name,
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      checksum: view.getUint32(at + 16, true),
      packedSize: packed,
      size: full,
      headerAt: size(42),
    })
    at = next
  }
  return entries
}

/**
 * The content of an entry. Never more than `limit` bytes are set aside, whatever the archive claims, and what does
 * not agree with its size and checksum is refused. Throws a `Refusal`; `what` begins its sentence.
 */
export const zipContent = (archive: Uint8Array, entry: ZipEntry, limit: number, what: string): Uint8Array => {
  if (entry.encrypted) throw new Refusal(`${what} is protected by a password.`)
  if (entry.method !== 0 && entry.method !== 8)
    throw new Refusal(`${what} is packed in a way that Seam cannot read (method ${entry.method}).`)
  const view = viewOf(archive)
  const { headerAt, packedSize, size } = entry
  if (headerAt + 30 > archive.length || view.getUint32(headerAt, true) !== LOCAL) throw unfinished()
  const start = headerAt + 30 + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true)
  if (start + packedSize > archive.length) throw unfinished()
  const most = entry.method === 0 ? packedSize : packedSize * MOST_DEFLATE_RATIO
  if (size > limit)
    throw new Refusal(
      `${what} claims to unpack to ${Math.ceil(size / 1_000_000)} MB, more than Seam takes from a file like this.`,
    )
  if (size > most) throw new Refusal(`${what} is damaged: it cannot be as large as it says.`)
  const packed = archive.subarray(start, start + packedSize)
  const content = entry.method === 0 ? packed : inflated(packed, size, what)
  if (content.length !== size || crc32(content) !== entry.checksum)
    throw new Refusal(`${what} is damaged: its checksum is not the one that was written down.`)
  return content
}

const inflated = (packed: Uint8Array, size: number, what: string): Uint8Array => {
  try {
    return inflateSync(packed, { out: new Uint8Array(size) })
  } catch {
    throw new Refusal(`${what} is damaged: it cannot be unpacked.`)
  }
}
