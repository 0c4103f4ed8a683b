import { strFromU8 } from 'fflate'

/** Text of a file, and how it was written there. */
export interface DecodedText {
  readonly text: string
  readonly encoding: 'UTF-8' | 'UTF-16' | 'Latin-1'
  /** Places that are no valid UTF-8 in a file that otherwise is; each is one U+FFFD in the text. */
  readonly damaged: number
}

const CHUNK = 0x2000

const fromUnits = (units: ArrayLike<number>, from: number, to: number): string =>
  String.fromCharCode.apply(null, Array.prototype.slice.call(units, from, to) as number[])

const utf16 = (bytes: Uint8Array, from: number, littleEndian: boolean): string => {
  const parts: string[] = []
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const count = (bytes.length - from) >> 1
  for (let at = 0; at < count; at += CHUNK) {
    const units = new Uint16Array(Math.min(CHUNK, count - at))
    for (let i = 0; i < units.length; i++) units[i] = view.getUint16(from + (at + i) * 2, littleEndian)
    parts.push(fromUnits(units, 0, units.length))
  }
  return parts.join('')
}

/** What Windows-1252 has between 0x80 and 0x9f, where Latin-1 has control characters; 0 is unassigned. */
const WINDOWS = [
  0x20ac, 0, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17d, 0,
  0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0, 0x17e,
  0x178,
]

const latin1 = (bytes: Uint8Array): string => {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const units = Array.from(bytes.subarray(at, at + CHUNK), (byte) =>
      byte >= 0x80 && byte <= 0x9f ? WINDOWS[byte - 0x80] || byte : byte,
    )
    parts.push(fromUnits(units, 0, units.length))
  }
  return parts.join('')
}

/** Which byte of a pair is mostly zero: that is how UTF-16 of a Latin script looks without its mark. */
const unmarkedUtf16 = (bytes: Uint8Array): 'little' | 'big' | undefined => {
  const count = Math.min(bytes.length, 2000) >> 1
  if (count < 4) return undefined
  let even = 0
  let odd = 0
  for (let i = 0; i < count * 2; i += 2) {
    if (bytes[i] === 0) even++
    if (bytes[i + 1] === 0) odd++
  }
  if (odd > count * 0.6 && even < count * 0.1) return 'little'
  return even > count * 0.6 && odd < count * 0.1 ? 'big' : undefined
}

const tally = (text: string, character: string): number => text.split(character).length - 1

const storedReplacements = (bytes: Uint8Array): number => {
  let count = 0
  for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1))
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) count++
  return count
}

/**
 * The text of a file: by its byte order mark, by zero bytes (UTF-16 without a mark), as UTF-8 where it is valid
 * or only damaged in places, and as Windows-1252, of which Latin-1 is a part, otherwise.
 */
export const decodeText = (bytes: Uint8Array): DecodedText => {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe)
    return { text: utf16(bytes, 2, true), encoding: 'UTF-16', damaged: 0 }
  if (first === 0xfe && second === 0xff)
    return { text: utf16(bytes, 2, false), encoding: 'UTF-16', damaged: 0 }
  const marked = first === 0xef && second === 0xbb && third === 0xbf
  const unmarked = marked ? undefined : unmarkedUtf16(bytes)
  if (unmarked) return { text: utf16(bytes, 0, unmarked === 'little'), encoding: 'UTF-16', damaged: 0 }
  const text = strFromU8(marked ? bytes.subarray(3) : bytes).replace(/^\uFEFF/, '')
  const damaged = text.includes('\uFFFD') ? tally(text, '\uFFFD') - storedReplacements(bytes) : 0
  if (damaged === 0 || marked) return { text, encoding: 'UTF-8', damaged }
  const sound = text.match(/[^\0-\x7F\uFFFD]/gu)?.length ?? 0
  return sound > damaged
    ? { text, encoding: 'UTF-8', damaged }
    : { text: latin1(bytes), encoding: 'Latin-1', damaged: 0 }
}

/** Whether a file is no text at all: zero bytes that are not those of UTF-16. */
export const looksBinary = (bytes: Uint8Array): boolean => {
  const head = bytes.subarray(0, 2000)
  return head.includes(0) && decodeText(head).encoding !== 'UTF-16'
}
