import { readdirSync, readFileSync } from 'node:fs'
import type { Imported, SourceFile } from '#importers/define.ts'
import { importers } from '#importers/index.ts'
import { BASIC, makeDatabase, makePackage } from './anki/make-package.ts'

const folder = new URL('../golden/importers/', import.meta.url)

const collection = makeDatabase({
  noteTypes: [BASIC],
  decks: { 1: 'Default', 7: 'SQL::Joins' },
  notes: [
    { id: 11, tags: ' joins ', fields: ['Which join keeps all left rows?', '<b>LEFT OUTER JOIN</b>'] },
    { id: 12, fields: ['<img src="venn.png">', 'INNER JOIN'] },
  ],
  cards: [
    { id: 21, nid: 11, did: 7, type: 2, queue: 2, ivl: 3, due: 5 },
    { id: 22, nid: 12, did: 7, queue: -1 },
  ],
  reviews: [{ id: 1_704_070_800_000, cid: 21, ease: 3, ivl: 3, time: 4000 }],
})

const packages = (['anki2', 'anki21', 'anki21b'] as const).map(
  (generation): SourceFile => ({
    name: `${generation}.apkg`,
    bytes: makePackage(collection, { generation }),
  }),
)

/** Files that each importer must read, by the importer's name in the registry. */
export const samplesOf = (name: string): readonly SourceFile[] => {
  const stored = readdirSync(folder).includes(name) ? readdirSync(new URL(`${name}/`, folder)) : []
  const files = stored
    .filter((file) => !file.endsWith('.read.json'))
    .map((file) => ({ name: file, bytes: new Uint8Array(readFileSync(new URL(`${name}/${file}`, folder))) }))
  return name === 'anki' ? [...files, ...packages] : files
}

/** Every sample with the name of its importer. */
export const samples: readonly (readonly [importer: string, file: SourceFile])[] = Object.keys(
  importers,
).flatMap((name) => samplesOf(name).map((file) => [name, file] as const))

/** What an importer of the registry makes of a file. */
export const readWith = async (name: string, file: SourceFile): Promise<Imported> => {
  const importer = importers[name]
  if (!importer) throw new Error(`There is no importer named ${JSON.stringify(name)}`)
  return importer.read(file, {})
}
