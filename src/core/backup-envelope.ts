/** The format of a file with a passphrase. Every format ever written stays readable. */
export const LOCKED_FORMAT = 'seam-backup-locked/1'

/**
 * The first line of a backup with a passphrase, readable by anyone. What follows are chunks of at most `chunk` bytes
 * of the backup, each encrypted and with 16 bytes that prove it unchanged. The nonce of a chunk is `nonce` (7 bytes),
 * its number (4 bytes, big endian) and 1 for the last chunk, else 0; the whole first line is authenticated with it.
 */
export interface LockedHeader {
  readonly format: typeof LOCKED_FORMAT
  readonly cipher: 'AES-256-GCM'
  readonly key: 'PBKDF2-SHA-256'
  readonly iterations: number
  /** Base64, 16 bytes. */
  readonly salt: string
  /** Base64, 7 bytes. */
  readonly nonce: string
  readonly chunk: number
  /** Base64: nothing, encrypted as chunk 4294967295 with 2 as its last byte. It tells a wrong passphrase from damage. */
  readonly check: string
}

/** Rounds from which a passphrase becomes a key, and the most that are waited for. */
export const ITERATIONS = 600_000
const MOST_ITERATIONS = 10_000_000
const MOST_CHUNK = 16_777_216

const isWhole = (value: unknown, most: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= most
const isBase64 = (value: unknown, chars: number): boolean =>
  typeof value === 'string' && value.length === chars && /^[A-Za-z0-9+/]*={0,2}$/u.test(value)

/** A locked backup's first line, or a sentence about why it is none; undefined for any other file. */
export const lockedHeader = (line: string): LockedHeader | string | undefined => {
  if (!line.startsWith('{"format":"seam-backup-locked/')) return undefined
  const damaged = 'The first line of this file is damaged, so it cannot be unlocked.'
  let value: Partial<Record<keyof LockedHeader, unknown>>
  try {
    value = JSON.parse(line) as typeof value
  } catch {
    return damaged
  }
  if (value.format !== LOCKED_FORMAT)
    return `This backup (${String(value.format)}) was made by a newer version of Seam. Update Seam and try again.`
  return value.cipher === 'AES-256-GCM' &&
    value.key === 'PBKDF2-SHA-256' &&
    isWhole(value.iterations, MOST_ITERATIONS) &&
    isBase64(value.salt, 24) &&
    isBase64(value.nonce, 12) &&
    isWhole(value.chunk, MOST_CHUNK) &&
    isBase64(value.check, 24)
    ? (value as unknown as LockedHeader)
    : damaged
}
