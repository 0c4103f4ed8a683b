import { Decompress, decompress } from 'fzstd'
import { Refusal } from '../refusal.ts'

const MAGIC = 0xfd2fb528
const MOST_BLOCK = 128 * 1024
/** What every reader has to have room for, and what Anki's writer stays below by far. */
const MOST_WINDOW = 8 * 1024 * 1024
const SIZE_BYTES = [0, 2, 4, 8] as const

interface Frame {
  /** The size of the content, where the frame says it. */
  readonly size: number | undefined
  readonly window: number
  /** Most that the blocks can give, and how many there are. */
  readonly most: number
  readonly blocks: number
  readonly end: number
}

/** Whether bytes begin as Zstandard frames do. */
export const isZstd = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x28 && bytes[1] === 0xb5 && bytes[2] === 0x2f && bytes[3] === 0xfd

/** Walks over one frame without unpacking it (RFC 8878, 3.1.1). */
const frameOf = (bytes: Uint8Array): Frame | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 9 || view.getUint32(0, true) !== MAGIC) return undefined
  const flags = bytes[4] ?? 0
  const single = (flags >> 5) & 1
  const descriptor = bytes[5] ?? 0
  const base = 2 ** (10 + (descriptor >> 3))
  const dictionary = [0, 1, 2, 4][flags & 3] ?? 0
  const sizeBytes = SIZE_BYTES[flags >> 6] || single
  const sizeAt = 6 - single + dictionary
  if (sizeAt + sizeBytes + 3 > bytes.length) return undefined
  let size = 0
  for (let index = sizeBytes - 1; index >= 0; index--) size = size * 256 + (bytes[sizeAt + index] ?? 0)
  if (sizeBytes === 2) size += 256
  let at = sizeAt + sizeBytes
  let most = 0
  let blocks = 0
  for (let last = false; !last; blocks++) {
    if (at + 3 > bytes.length) return undefined
    const header = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16)
    const type = (header >> 1) & 3
    const length = header >> 3
    last = (header & 1) === 1
    most += type === 2 ? MOST_BLOCK : length
    at += 3 + (type === 1 ? 1 : length)
  }
  at += flags & 4 ? 4 : 0
  if (at > bytes.length) return undefined
  const window = single ? size : base + (base / 8) * (descriptor & 7)
  return { size: sizeBytes > 0 ? size : undefined, window, most, blocks, end: at }
}

const tooLarge = (what: string): Refusal =>
  new Refusal(`${what} unpacks to more than Seam takes from a file like this.`)

const streamed = (bytes: Uint8Array, limit: number, what: string): Uint8Array => {
  const parts: Uint8Array[] = []
  let size = 0
  const stream = new Decompress((part) => {
    size += part.length
    if (size > limit) throw tooLarge(what)
    if (part.length > 0) parts.push(part)
  })
  stream.push(bytes, true)
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/**
 * Unpacks one Zstandard frame to at most `limit` bytes. Room is set aside by what the blocks can give, not by what
 * the header claims. Throws a `Refusal`; `what` begins its sentence.
 */
export const unzstd = (bytes: Uint8Array, limit: number, what: string): Uint8Array => {
  const frame = frameOf(bytes)
  if (!frame) throw new Refusal(`${what} is damaged: it cannot be unpacked.`)
  const { size, window, most, blocks } = frame
  if ((size ?? 0) > limit || (size ?? 0) > most || blocks > 64 + limit / 1024) throw tooLarge(what)
  if (size === undefined && window > MOST_WINDOW) throw tooLarge(what)
  if (size !== undefined && most > size * 64 + 64 * MOST_BLOCK) throw tooLarge(what)
  try {
    if (size === undefined) return streamed(bytes.subarray(0, frame.end), limit, what)
    return size === 0 ? new Uint8Array(0) : decompress(bytes.subarray(0, frame.end))
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(`${what} is damaged: it cannot be unpacked.`)
  }
}
