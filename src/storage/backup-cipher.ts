import { ITERATIONS, LOCKED_FORMAT, type LockedHeader } from '#core/backup-envelope.ts'
import { BackupFault } from './backup-fault.ts'
import type { Pieces } from './backup-gzip.ts'
import { fromBase64, toBase64 } from './base64.ts'

const CHUNK = 65_536
const TAG = 16

type Bytes = Uint8Array<ArrayBuffer>

const keyFor = async (passphrase: string, salt: Bytes, iterations: number): Promise<CryptoKey> => {
  // One keyboard writes é as one character, another as two.
  const text = new TextEncoder().encode(passphrase.normalize('NFKC'))
  const material = await crypto.subtle.importKey('raw', text, 'PBKDF2', false, ['deriveKey'])
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  )
}

const nonceOf = (prefix: Bytes, number: number, last: number): Bytes => {
  const nonce = new Uint8Array(12)
  nonce.set(prefix)
  new DataView(nonce.buffer).setUint32(7, number)
  nonce[11] = last
  return nonce
}

const CHECK = [0xffff_ffff, 2] as const
const NOTHING = new Uint8Array(0)

const piece = async (file: Blob, from: number, to: number): Promise<Bytes> =>
  new Uint8Array(await file.slice(from, to).arrayBuffer())

/** What locking leaves to chance: 16 bytes of salt and 7 of nonce. */
export interface LockChance {
  readonly salt: Bytes
  readonly nonce: Bytes
}

const byChance = (): LockChance => ({
  salt: crypto.getRandomValues(new Uint8Array(16)),
  nonce: crypto.getRandomValues(new Uint8Array(7)),
})

/** A file that only the passphrase opens; without it, it cannot be brought back by anyone. */
export async function locked(file: Blob, passphrase: string, chance = byChance()): Promise<Blob> {
  const { salt, nonce } = chance
  const key = await keyFor(passphrase, salt, ITERATIONS)
  const check = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonceOf(nonce, ...CHECK) }, key, NOTHING)
  const header: LockedHeader = {
    format: LOCKED_FORMAT,
    cipher: 'AES-256-GCM',
    key: 'PBKDF2-SHA-256',
    iterations: ITERATIONS,
    salt: toBase64(salt),
    nonce: toBase64(nonce),
    chunk: CHUNK,
    check: toBase64(new Uint8Array(check)),
  }
  const additionalData = new TextEncoder().encode(JSON.stringify(header))
  const parts: BlobPart[] = [additionalData, '\n']
  const chunks = Math.max(1, Math.ceil(file.size / CHUNK))
  for (let number = 0; number < chunks; number++) {
    const iv = nonceOf(nonce, number, number === chunks - 1 ? 1 : 0)
    const content = await piece(file, number * CHUNK, (number + 1) * CHUNK)
    parts.push(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, content))
  }
  return new Blob(parts, { type: 'application/octet-stream' })
}

/**
 * What was locked, chunk by chunk, every one of them proven unchanged. `line` is the first line of the file as it
 * stands there. A wrong passphrase, damage and an early end are each a `BackupFault`.
 */
export async function* unlocked(file: Blob, line: string, header: LockedHeader, passphrase: string): Pieces {
  const additionalData = new TextEncoder().encode(line)
  const prefix = fromBase64(header.nonce)
  const key = await keyFor(passphrase, fromBase64(header.salt), header.iterations)
  const open = async (iv: Bytes, content: Bytes, more: object) => {
    try {
      return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, ...more }, key, content))
    } catch {
      return undefined
    }
  }
  if (!(await open(nonceOf(prefix, ...CHECK), fromBase64(header.check), {})))
    throw new BackupFault('This is not the passphrase that the file was saved with.', true)
  const begin = additionalData.length + 1
  const size = header.chunk + TAG
  for (let number = 0; ; number++) {
    const from = begin + number * size
    const last = from + size >= file.size
    const content = await piece(file, from, from + size)
    const opened = await open(nonceOf(prefix, number, last ? 1 : 0), content, { additionalData })
    if (!opened)
      throw new BackupFault(
        last
          ? 'The file ends early or is damaged near its end.'
          : `The file is damaged: from byte ${from} on it is not what was written.`,
      )
    yield opened
    if (last) return
  }
}
