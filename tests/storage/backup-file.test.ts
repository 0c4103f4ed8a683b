import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { ReadBackup } from '#core/backup.ts'
import { readBackupFile } from '#storage/backup.ts'
import { locked } from '#storage/backup-cipher.ts'

const golden = (ending: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(join(import.meta.dirname, `../golden/backup-2.jsonl${ending}`)))
const plain = golden('')
const packed = golden('.gz')
const sealed = golden('.gz.locked')
const passphrase = 'correct horse battery'

const read = (bytes: Uint8Array<ArrayBuffer> | string, phrase?: string) =>
  readBackupFile(new Blob([bytes]), phrase)
const whole = async (bytes: Uint8Array<ArrayBuffer>, phrase?: string): Promise<ReadBackup> => {
  const result = await read(bytes, phrase)
  if ('refused' in result) throw new Error(result.refused)
  return result
}

describe('a backup file', () => {
  test('says the same plain, packed and locked', async () => {
    const result = await whole(plain)
    expect(result).toMatchObject({ header: { format: 'seam-backup/2' }, issues: [] })
    expect(await whole(packed)).toEqual(result)
    expect(await whole(sealed, passphrase)).toEqual(result)
  })

  test('of many chunks comes back from its passphrase, however that was typed', async () => {
    const line = `{"note":"${'x'.repeat(300_000)}"}\n`
    const file = await locked(new Blob([plain, line]), 'Öffne dich, Berg')
    const text = new TextDecoder().decode(new Uint8Array(await file.arrayBuffer()).subarray(0, 40))
    expect(text).toContain('seam-backup-locked/1')
    const result = await read(new Uint8Array(await file.arrayBuffer()), 'O\u0308ffne dich, Berg')
    expect(result).toMatchObject({ header: { events: 14 } })
  })
})

describe('a file that cannot be read', () => {
  const changed = (bytes: Uint8Array<ArrayBuffer>, at: number): Uint8Array<ArrayBuffer> => {
    const copy = bytes.slice()
    copy[at] = (copy[at] ?? 0) ^ 4
    return copy
  }

  test.each([
    ['the wrong passphrase', sealed, 'correct horse batterie', /not the passphrase/],
    ['no passphrase', sealed, undefined, /not the passphrase/],
    ['a later format', '{"format":"seam-backup-locked/2"}\nabc', 'x', /newer version of Seam/],
    ['a damaged first line', '{"format":"seam-backup-locked/1","cip', 'x', /first line .* damaged/],
    ['nothing in it', '', undefined, /empty/],
    ['something else', 'PK\u0003\u0004 and more', undefined, /not a Seam backup/],
    ['something else, packed', new Uint8Array(gzipSync('hello')), undefined, /not a Seam backup/],
    ['far too much in it', new Uint8Array(gzipSync(new Uint8Array(70e6))), undefined, /far more than/],
  ])('for %s is refused in a sentence', async (_, bytes, phrase, says) => {
    const result = await read(bytes, phrase)
    expect(result).toEqual({ refused: expect.stringMatching(says) as string })
    expect(result).toEqual({ refused: expect.stringMatching(/Nothing was changed\.$/) as string })
  })

  /** What there is to complain about; empty when the file was taken in whole. */
  const complaints = async (bytes: Uint8Array<ArrayBuffer>, phrase?: string): Promise<readonly string[]> => {
    const result = await read(bytes, phrase)
    return 'refused' in result ? [result.refused] : result.issues.map(({ text }) => text)
  }

  test('because it ends early says so, wherever it ends', async () => {
    for (const [bytes, phrase] of [[packed], [sealed, passphrase]] as const)
      for (const size of [bytes.length - 1, bytes.length - 20, bytes.length >> 1, 30])
        expect(await complaints(bytes.slice(0, size), phrase)).not.toEqual([])
  })

  test('because of one changed bit never gives anything else than was written', async () => {
    const truth = await whole(plain)
    const written = new Set(truth.blocks.map((block) => JSON.stringify(block)))
    const cases = [
      { bytes: packed, phrase: undefined },
      { bytes: sealed, phrase: passphrase },
    ]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...cases), fc.nat(), async ({ bytes, phrase }, place) => {
        const result = await read(changed(bytes, place % bytes.length), phrase)
        const blocks = 'refused' in result ? [] : result.blocks
        expect(blocks.filter((block) => !written.has(JSON.stringify(block)))).toEqual([])
      }),
      { seed: 3, numRuns: 60 },
    )
  })
})
