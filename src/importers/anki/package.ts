import type { ZipEntry } from '../zip.ts'
import { zipContent, zipDirectory } from '../zip.ts'
import { type Archive } from './media.ts'
import { Refusal } from '../refusal.ts'
import { isZstd, unzstd } from './zstd.ts'
import { Message } from './wire.ts'

const MOST_COLLECTION = 600 * 1024 * 1024
const VERSION = 1

/** What the versions of a package call their collection. Anki puts a decoy under the oldest name into newer ones. */
const COLLECTIONS: Readonly<Record<number, string>> = {
  1: 'collection.anki2',
  2: 'collection.anki21',
  3: 'collection.anki21b',
}

/** A package, opened. */
export interface AnkiPackage extends Archive {
  /** The database. */
  readonly collection: Uint8Array
  /** The file of the archive that it was in. */
  readonly source: string
}

const versionOf = (bytes: Uint8Array, entry: ZipEntry): number => {
  const content = zipContent(bytes, entry, 10_000, 'The description of the package')
  try {
    return new Message(content).number(VERSION) ?? 0
  } catch {
    throw new Refusal('The description of the package is damaged, so nothing was taken from it.')
  }
}

const collectionName = (bytes: Uint8Array, entries: ReadonlyMap<string, ZipEntry>): string => {
  const meta = entries.get('meta')
  if (meta) {
    const version = versionOf(bytes, meta)
    const name = COLLECTIONS[version]
    if (name === undefined)
      throw new Refusal(
        `The package was written by a newer Anki than Seam knows (package version ${version}). Export it with "Support older Anki versions".`,
      )
    if (entries.has(name)) return name
    throw new Refusal(`The package says that its cards are in ${name}, and there is no such file in it.`)
  }
  const name = [COLLECTIONS[3], COLLECTIONS[2], COLLECTIONS[1]].find((one) => one && entries.has(one))
  if (name === undefined) throw new Refusal('This archive holds no Anki collection.')
  return name
}

const COLLECTION = /^((?:.*\/)?)collection\.anki2(?:1b?)?$/

/** Whether a file of an archive is a collection, by its name; it may be in folders. */
export const isCollection = (name: string): boolean => COLLECTION.test(name.replaceAll('\\', '/'))

/** A package that a person has unpacked and packed again is often a folder or two deeper, on Windows by backslashes. */
const unfolded = (entries: ReadonlyMap<string, ZipEntry>): ReadonlyMap<string, ZipEntry> => {
  const all = [...entries].map(([name, entry]) => [name.replaceAll('\\', '/'), entry] as const)
  const folders = all.flatMap(([name]) => COLLECTION.exec(name)?.[1] ?? [])
  const folder = folders.toSorted((a, b) => a.length - b.length)[0] ?? ''
  return new Map(
    all.flatMap(([name, entry]) =>
      name.startsWith(folder) ? [[name.slice(folder.length), entry] as const] : [],
    ),
  )
}

/** A collection without the packing that the newest generation gives it. Throws a `Refusal`. */
export const unpackedCollection = (stored: Uint8Array): Uint8Array =>
  isZstd(stored) ? unzstd(stored, MOST_COLLECTION, 'The collection') : stored

/** The collection of a package: the one that `meta` names, never the decoy. Throws a `Refusal`. */
export const openPackage = (bytes: Uint8Array): AnkiPackage => {
  const entries = unfolded(zipDirectory(bytes))
  const source = collectionName(bytes, entries)
  const entry = entries.get(source) as ZipEntry
  const stored = zipContent(bytes, entry, MOST_COLLECTION, 'The collection')
  return { bytes, entries, collection: unpackedCollection(stored), source }
}
