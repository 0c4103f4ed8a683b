import * as fc from 'fast-check'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { SourceFile } from '#importers/define.ts'
import { importFile } from '#importers/import-file.ts'
import { broken } from './promises.ts'
import { readWith, samples } from './samples.ts'

/** Cases over all files together: bytes turned, cut off, doubled and put in. */
const CASES = 20_000

/** One damage: what is done at which share of the length. */
interface Damage {
  readonly kind: 'flip' | 'cut' | 'drop' | 'repeat' | 'insert'
  readonly at: number
  readonly value: number
}

const damage: fc.Arbitrary<Damage> = fc.record({
  kind: fc.constantFrom('flip', 'flip', 'flip', 'cut', 'drop', 'repeat', 'insert'),
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  value: fc.nat(0xffff),
})

const MARKS = [
  '"',
  '\u0000',
  '\n',
  '{',
  '}',
  '[',
  '---\n',
  '::',
  '<',
  '\\(',
  '$',
  '`',
  '|',
  '\u00ff\u00fe',
  '{{c1::',
  '#',
]

const damaged = (bytes: Uint8Array, { kind, at, value }: Damage): Uint8Array => {
  const place = Math.floor(at * bytes.length)
  const length = 1 + (value % 40)
  const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)]
  const joined = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]))
  switch (kind) {
    case 'flip': {
      const copy = bytes.slice()
      copy[place] = (copy[place] ?? 0) ^ (1 << (value & 7))
      return copy
    }
    case 'cut':
      return before.slice()
    case 'drop':
      return joined(before, after.subarray(length))
    case 'repeat':
      return joined(before, after.subarray(0, length), after)
    default:
      return joined(before, strToU8(MARKS[value % MARKS.length] ?? ''), after)
  }
}

/** A file that is damaged as it is, or within its archive, where a checksum would otherwise stop the reading. */
interface Target {
  readonly title: string
  readonly importer: string
  readonly bytes: Uint8Array
  readonly file: (bytes: Uint8Array) => SourceFile
}

const targets: readonly Target[] = samples.flatMap(([importer, { name, bytes }]) => {
  const whole: Target = { title: name, importer, bytes, file: (bytes) => ({ name, bytes }) }
  if (!/\.(?:mochi|zip)$/.test(name)) return [whole]
  const entries = unzipSync(bytes)
  const within = Object.entries(entries).filter(([entry]) => /\.(?:json|edn|md|csv)$/.test(entry))
  return [
    whole,
    ...within.map(
      ([entry, content]): Target => ({
        title: `${entry} in ${name}`,
        importer,
        bytes: content,
        file: (bytes) => ({ name, bytes: zipSync({ ...entries, [entry]: bytes }, { level: 0 }) }),
      }),
    ),
  ]
})

describe.each(targets.map((target) => [target.title, target] as const))('damage to %s', (_, target) => {
  it('is a sentence or fewer cards, never an exception', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 4 }), async (damages) => {
        const file = target.file(damages.reduce(damaged, target.bytes))
        expect(broken(await readWith(target.importer, file))).toEqual([])
      }),
      {
        numRuns: Math.ceil(CASES / targets.length),
        interruptAfterTimeLimit: 60_000,
        markInterruptAsFailure: true,
      },
    )
  }, 70_000)
})

it('a file may be anything and have any name', async () => {
  const names = fc.constantFrom(
    'a.csv',
    'b.md',
    'c.zip',
    'd.apkg',
    'e.mochi',
    'f.json',
    'g',
    '../h.txt',
    '.csv',
  )
  await fc.assert(
    fc.asyncProperty(names, fc.uint8Array({ maxLength: 300 }), async (name, bytes) => {
      expect(broken(await importFile({ name, bytes }, {}))).toEqual([])
    }),
    { numRuns: 1000 },
  )
})
