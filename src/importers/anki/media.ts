import { strFromU8 } from 'fflate'
import { mediaName } from '#core/note-address.ts'
import type { ImportIssue, MediaFile } from '../define.ts'
import { number, parsedJson, text } from './json-value.ts'
import type { Losses } from '../losses.ts'
import { mediaType } from '../media-type.ts'
import { Refusal } from '../refusal.ts'
import { Message } from './wire.ts'
import { zipContent, type ZipEntry } from '../zip.ts'
import { isZstd, unzstd } from './zstd.ts'

const MOST_LIST = 64 * 1024 * 1024
const MOST_FILE = 100 * 1024 * 1024
const MOST_TOGETHER = 700 * 1024 * 1024
const BYTE_ORDER_MARK = /^\uFEFF/
const BEFORE_JSON = /^\uFEFF?\s*[{[]/
const ENTRIES = 1
const ENTRY = { name: 1, legacyNumber: 255 } as const

/** A package's files by their names in the archive, and what is in them. */
export interface Archive {
  readonly bytes: Uint8Array
  readonly entries: ReadonlyMap<string, ZipEntry>
}

/** A medium's place in the archive and its name in the cards. */
type Listed = readonly [entry: string, name: string]

const listedInJson = (source: string): readonly Listed[] | undefined => {
  const parsed = parsedJson(source)
  if (typeof parsed !== 'object' || parsed === null) return undefined
  return Object.entries(parsed).map(([entry, name]) => [entry, text(name)])
}

const listedInMessage = (bytes: Uint8Array): readonly Listed[] =>
  new Message(bytes).all(ENTRIES).map((entry, index) => {
    const message = new Message(entry)
    return [String(number(message.number(ENTRY.legacyNumber)) ?? index), message.text(ENTRY.name)]
  })

const readList = (archive: Archive): readonly Listed[] => {
  const entry = archive.entries.get('media')
  if (!entry) return []
  const stored = zipContent(archive.bytes, entry, MOST_LIST, 'The list of media')
  if (isZstd(stored)) return listedInMessage(unzstd(stored, MOST_LIST, 'The list of media'))
  if (stored.length === 0) return []
  // A message may begin with the byte of a line end as well, so that only what follows tells.
  const json = BEFORE_JSON.test(strFromU8(stored.subarray(0, 100)))
    ? listedInJson(strFromU8(stored).replace(BYTE_ORDER_MARK, ''))
    : undefined
  return json ?? listedInMessage(stored)
}

const list = (archive: Archive, issues: ImportIssue[]): readonly Listed[] => {
  try {
    return readList(archive)
  } catch (error) {
    const why = error instanceof Refusal ? error.message : 'The list of media cannot be read.'
    issues.push({ text: `${why} The cards come without pictures and sounds.` })
    return []
  }
}

const contentOf = (archive: Archive, entry: ZipEntry, name: string): Uint8Array => {
  const stored = zipContent(archive.bytes, entry, MOST_FILE, `The media file ${name}`)
  return isZstd(stored) ? unzstd(stored, MOST_FILE, `The media file ${name}`) : stored
}

/** What a package brings besides cards: the pictures and sounds, and what went wrong with the others. */
export interface Media {
  readonly files: readonly MediaFile[]
  readonly issues: readonly ImportIssue[]
}

/**
 * The pictures and sounds of a package, each unpacked. Other files (styles, fonts, scripts) are counted in `losses`;
 * a damaged one is an issue and leaves the others be. `step` hears after each file which share is done.
 */
export const readMedia = (archive: Archive, losses: Losses, step: (done: number) => void): Media => {
  const issues: ImportIssue[] = []
  const files: MediaFile[] = []
  const taken = new Set<string>()
  const listed = list(archive, issues)
  let room = MOST_TOGETHER
  for (const [index, [key, listedName]] of listed.entries()) {
    step(index / listed.length)
    const name = mediaName(listedName.normalize('NFC'))
    const entry = archive.entries.get(key)
    if (name === undefined) {
      issues.push({ field: 'media', text: 'a file has a name that cannot be used and was left out' })
      continue
    }
    if (!entry) {
      losses.add('media files that the package lists and does not hold', name)
      continue
    }
    if (taken.has(name)) continue
    try {
      const bytes = contentOf(archive, entry, name)
      const type = mediaType(name, bytes)
      if (type === undefined) losses.add('files that are no picture and no sound', name)
      else if (bytes.length > room) throw new Refusal(`${name} is left out: the media are more than 700 MB.`)
      else {
        taken.add(name)
        room -= bytes.length
        files.push({ name, type, bytes })
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      issues.push({ field: 'media', text: error.message })
    }
  }
  return { files, issues }
}
