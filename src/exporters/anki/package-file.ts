import { PbfWriter } from 'pbf'
import { strToU8, zipSync } from 'fflate'
import type { ExportedMedium } from '../define.ts'
import { sha1 } from './sha1.ts'
import { zstdFrame } from './zstd-frame.ts'

/** Everything is stored as it is: one reader refuses collections that a library has deflated. */
const STORED = 0

const meta = (version: number): Uint8Array => {
  const out = new PbfWriter()
  out.writeVarintField(1, version)
  return out.finish()
}

const mediaList = (media: readonly ExportedMedium[]): Uint8Array => {
  const out = new PbfWriter()
  for (const { name, bytes } of media)
    out.writeMessage(
      1,
      (_, entry) => {
        entry.writeStringField(1, name)
        entry.writeVarintField(2, bytes.length)
        entry.writeBytesField(3, sha1(bytes))
      },
      undefined,
    )
  return out.finish()
}

const mediaMap = (media: readonly ExportedMedium[]): Uint8Array =>
  strToU8(JSON.stringify(Object.fromEntries(media.map(({ name }, index) => [index, name]))))

const zipped = (files: Readonly<Record<string, Uint8Array>>, at: number): Uint8Array =>
  zipSync({ ...files }, { level: STORED, mtime: at })

/** The current generation: collection, list and media as Zstandard frames. `decoy` is what old readers find. */
export const currentPackage = (
  collection: Uint8Array,
  decoy: Uint8Array,
  media: readonly ExportedMedium[],
  at: number,
): Uint8Array =>
  zipped(
    {
      meta: meta(3),
      'collection.anki21b': zstdFrame(collection),
      'collection.anki2': decoy,
      media: zstdFrame(mediaList(media)),
      ...Object.fromEntries(media.map(({ bytes }, index) => [String(index), zstdFrame(bytes)])),
    },
    at,
  )

/** The generation before: nothing is packed, and the list of media is JSON. */
export const legacyPackage = (
  collection: Uint8Array,
  decoy: Uint8Array,
  media: readonly ExportedMedium[],
  at: number,
): Uint8Array =>
  zipped(
    {
      meta: meta(2),
      'collection.anki21': collection,
      'collection.anki2': decoy,
      media: mediaMap(media),
      ...Object.fromEntries(media.map(({ bytes }, index) => [String(index), bytes])),
    },
    at,
  )
