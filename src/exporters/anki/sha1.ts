const turned = (value: number, bits: number): number => (value << bits) | (value >>> (32 - bits))

/** SHA-1 (FIPS 180-4), which packages carry for every medium. It protects against nothing. */
export const sha1 = (bytes: Uint8Array): Uint8Array => {
  const blocks = Math.ceil((bytes.length + 9) / 64)
  const last = new Uint8Array(bytes.length % 64 > 55 ? 128 : 64)
  const whole = blocks * 64 - last.length
  last.set(bytes.subarray(whole))
  last[bytes.length - whole] = 0x80
  const lastView = new DataView(last.buffer)
  lastView.setUint32(last.length - 8, Math.floor(bytes.length / 0x2000_0000))
  lastView.setUint32(last.length - 4, (bytes.length << 3) >>> 0)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const sum = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0)
  const words = new Int32Array(80)
  for (let block = 0; block < blocks; block++) {
    const at = block * 64
    const [from, start] = at < whole ? [view, at] : [lastView, at - whole]
    for (let word = 0; word < 16; word++) words[word] = from.getInt32(start + word * 4)
    mix(sum, words)
  }
  const result = new Uint8Array(20)
  const out = new DataView(result.buffer)
  for (const [index, word] of sum.entries()) out.setInt32(index * 4, word)
  return result
}

const mix = (sum: Int32Array, words: Int32Array): void => {
  for (let index = 16; index < 80; index++)
    words[index] = turned(
      (words[index - 3] as number) ^
        (words[index - 8] as number) ^
        (words[index - 14] as number) ^
        (words[index - 16] as number),
      1,
    )
  let [a, b, c, d, e] = sum as unknown as [number, number, number, number, number]
  for (let index = 0; index < 80; index++) {
    const [choice, constant] =
      index < 20
        ? [(b & c) | (~b & d), 0x5a827999]
        : index < 40
          ? [b ^ c ^ d, 0x6ed9eba1]
          : index < 60
            ? [(b & c) | (b & d) | (c & d), 0x8f1bbcdc]
            : [b ^ c ^ d, 0xca62c1d6]
    const next = (turned(a, 5) + choice + e + constant + (words[index] as number)) | 0
    e = d
    d = c
    c = turned(b, 30)
    b = a
    a = next
  }
  for (const [index, value] of [a, b, c, d, e].entries()) sum[index] = ((sum[index] ?? 0) + value) | 0
}
