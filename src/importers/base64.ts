const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const NO_DIGIT = 64

const VALUES = new Uint8Array(128).fill(NO_DIGIT)
for (let value = 0; value < DIGITS.length; value++) VALUES[DIGITS.charCodeAt(value)] = value

const SPACE = /\s+/g

/** The bytes behind base64 (RFC 4648, 4), white space left aside; undefined where the text is something else. */
export const bytesOfBase64 = (text: string): Uint8Array | undefined => {
  const digits = text.replace(SPACE, '').replace(/={1,2}$/, '')
  if (digits.length % 4 === 1) return undefined
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4))
  let place = 0
  let held = 0
  let bits = 0
  for (let at = 0; at < digits.length; at++) {
    const value = VALUES[digits.charCodeAt(at)] ?? NO_DIGIT
    if (value === NO_DIGIT) return undefined
    held = ((held << 6) | value) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[place++] = held >> bits
  }
  return bytes
}
