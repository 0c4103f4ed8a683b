/** The start of a checksum over several parts. */
export const EMPTY_SUM = 0x811c9dc5

const mixed = (sum: number, word: number): number => {
  const turned = Math.imul(sum ^ word, 0x9e3779b1)
  return turned ^ (turned >>> 15)
}

/**
 * A 32-bit checksum that finds accidental damage; it is no protection against intent. Bytes are read four at a
 * time, so it costs about a nanosecond for every four of them. Goes on from `sum`, so parts can be chained.
 */
export const checksumOfBytes = (bytes: ArrayBuffer, sum: number): number => {
  const words = new Uint32Array(bytes, 0, bytes.byteLength >>> 2)
  let result = mixed(sum, bytes.byteLength)
  for (let index = 0; index < words.length; index++) {
    const turned = Math.imul(result ^ (words[index] ?? 0), 0x9e3779b1)
    result = turned ^ (turned >>> 15)
  }
  for (const byte of new Uint8Array(bytes, words.length * 4)) result = mixed(result, byte)
  return result >>> 0
}

/** The same over the UTF-16 units of a text. */
export const checksumOfText = (text: string, sum: number): number => {
  let result = mixed(sum, text.length)
  for (let index = 0; index < text.length; index++) {
    const turned = Math.imul(result ^ text.charCodeAt(index), 0x9e3779b1)
    result = turned ^ (turned >>> 15)
  }
  return result >>> 0
}
