const tables = (): readonly Uint32Array[] => {
  const first = new Uint32Array(256)
  for (let byte = 0; byte < 256; byte++) {
    let value = byte
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
    first[byte] = value
  }
  const all = [first]
  for (let step = 1; step < 4; step++) {
    const before = all[step - 1] ?? first
    all.push(before.map((value) => (value >>> 8) ^ (first[value & 0xff] ?? 0)))
  }
  return all
}

const [T0, T1, T2, T3] = tables() as [Uint32Array, Uint32Array, Uint32Array, Uint32Array]

/** The CRC-32 of zip archives, not negative. Four bytes at a time. */
export const crc32 = (bytes: Uint8Array): number => {
  let sum = 0xffffffff
  let at = 0
  for (const whole = bytes.length - 3; at < whole; at += 4) {
    sum ^=
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24)
    sum =
      (T3[sum & 0xff] as number) ^
      (T2[(sum >>> 8) & 0xff] as number) ^
      (T1[(sum >>> 16) & 0xff] as number) ^
      (T0[sum >>> 24] as number)
  }
  for (; at < bytes.length; at++) sum = (sum >>> 8) ^ (T0[(sum ^ (bytes[at] as number)) & 0xff] as number)
  return (sum ^ 0xffffffff) >>> 0
}
