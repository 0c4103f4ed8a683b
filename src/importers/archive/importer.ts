import { mediaName } from '#core/note-address.ts'
import { mediaType } from '../media-type.ts'
import { Refusal } from '../refusal.ts'
import { isZip, type ZipEntry, zipContent, zipDirectory } from '../zip.ts'
import {
  type Imported,
  type Importer,
  type ImportIssue,
  type MediaFile,
  type Reading,
  refusal,
  type SourceFile,
} from '../define.ts'
import { Losses } from '../losses.ts'
import { countMissingMedia } from '../missing-media.ts'
import { textFormats } from '../text-formats.ts'

const LABEL = 'Archive of decks (ZIP)'
const MOST_FILE = 100_000_000
const MOST_TOTAL = 500_000_000
const MOST_FILES = 5_000

/** What may be within an archive. Archives within archives are not opened. */
const WITHIN: readonly Importer[] = Object.values(textFormats)

/** Folders and files that programs leave in archives for themselves. */
const OTHERS =
  /(?:^|\/)(?:__MACOSX|\.(?!\.?\/)[^/]*|node_modules)(?:\/|$)|(?:^|\/)(?:readme|licen[cs]e|changelog)\b[^/]*$/i

/** Packages of their own, which are not opened within another archive. */
const PACKAGE = /\.(?:apkg|colpkg|mochi|zip)$/i

const readingOf = (file: SourceFile): Importer | undefined =>
  WITHIN.find(({ endings }) => endings.some((ending) => file.name.toLowerCase().endsWith(ending)))

/** Everything that was found in an archive so far. */
class Found {
  readonly read: Imported[] = []
  readonly media = new Map<string, MediaFile>()
  readonly issues: ImportIssue[] = []
  readonly losses = new Losses()

  async add(file: SourceFile, reading: Reading): Promise<void> {
    const type = mediaType(file.name, file.bytes)
    const name = mediaName(file.name)
    if (type !== undefined && name !== undefined) {
      this.media.set(name, { name, type, bytes: file.bytes })
      return
    }
    if (PACKAGE.test(file.name)) {
      this.issues.push({
        file: file.name,
        text: 'packages within an archive are not opened; take it out and import it by itself',
      })
      return
    }
    const importer = readingOf(file)
    if (!importer?.accepts(file)) {
      this.losses.add('files of other kinds in the archive', file.name)
      return
    }
    const read = await importer.read(file, { options: reading.options })
    if (read.cardless) this.losses.add('files without a card', file.name)
    else if (read.refused !== undefined && read.issues.length === 0)
      this.issues.push({ file: file.name, text: read.refused })
    for (const issue of read.issues) this.issues.push({ ...issue, file: file.name })
    for (const one of read.media) this.media.set(one.name, one)
    for (const { what, count, example } of read.unrepresented)
      if (!what.startsWith('images and sounds')) this.losses.add(what, example, count)
    if (read.decks.length > 0) this.read.push(read)
  }
}

/** Decks of one id, as several files of one deck have them, become one; a card id that is taken is an issue. */
const joined = (read: readonly Imported[], issues: ImportIssue[]): Imported['decks'] => {
  const decks = new Map<string, Imported['decks'][number]>()
  for (const deck of read.flatMap(({ decks }) => decks)) {
    const known = decks.get(deck.id)
    const taken = new Set(known?.cards.map(({ id }) => id))
    const fresh = deck.cards.filter(({ id }) => !taken.has(id))
    if (fresh.length < deck.cards.length)
      issues.push({
        text: `The deck "${deck.title}" is in several files; ${deck.cards.length - fresh.length} cards of the later ones are there already.`,
      })
    decks.set(deck.id, known ? { ...known, cards: [...known.cards, ...fresh] } : deck)
  }
  return [...decks.values()]
}

/** What other programs pack as zip archives, by a file that is always within, and how to bring it here. */
const PROGRAMS: Readonly<Record<string, string>> = {
  'xl/workbook.xml': 'This is a workbook of a spreadsheet program; save its sheet as CSV and import that.',
  'content.xml': 'This is a document of an office program; save a table as CSV and import that.',
  'word/document.xml': 'This is a text document; save it as plain text or Markdown and import that.',
}

const readArchive = async (bytes: Uint8Array, reading: Reading): Promise<Imported> => {
  const entries = [...zipDirectory(bytes).values()].filter(
    ({ name }) => !name.endsWith('/') && !OTHERS.test(name.replaceAll('\\', '/')),
  )
  const foreign = entries.find(({ name }) => Object.hasOwn(PROGRAMS, name))
  if (foreign) return refusal(LABEL, PROGRAMS[foreign.name] ?? '')
  if (entries.length > MOST_FILES)
    return refusal(
      LABEL,
      `This archive holds ${entries.length.toLocaleString('en')} files, which is too many.`,
    )
  const found = new Found()
  let total = 0
  for (const [index, entry] of entries.entries()) {
    const content = unpacked(bytes, entry, MOST_TOTAL - total, found.issues)
    total += content?.length ?? 0
    if (content) await found.add({ name: entry.name, bytes: content }, reading)
    reading.progress?.((index + 1) / entries.length)
  }
  const decks = joined(found.read, found.issues)
  if (decks.length === 0 && entries.some(({ name }) => PACKAGE.test(name)))
    return refusal(
      LABEL,
      'What this archive holds is packed as well; unpack it and import that.',
      found.issues,
    )
  if (decks.length === 0)
    return refusal(LABEL, 'There is no deck in this archive that Seam reads.', found.issues)
  const media = [...found.media.values()]
  countMissingMedia(decks, new Set(found.media.keys()), found.losses)
  return {
    format: `${LABEL}: ${[...new Set(found.read.map(({ format }) => format))].join(', ')}`,
    decks,
    history: found.read.flatMap(({ history }) => history),
    marks: found.read.flatMap(({ marks }) => marks),
    media,
    issues: found.issues,
    unrepresented: found.losses.list(),
  }
}

const unpacked = (
  bytes: Uint8Array,
  entry: ZipEntry,
  left: number,
  issues: ImportIssue[],
): Uint8Array | undefined => {
  try {
    return zipContent(bytes, entry, Math.min(MOST_FILE, left), 'This file')
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    issues.push({ file: entry.name, text: error.message })
    return undefined
  }
}

/** Several deck files, notes or tables in one zip archive, with the images beside them. */
export const archive: Importer = {
  label: LABEL,
  endings: ['.zip'],
  accepts: ({ bytes }) => isZip(bytes),
  read: async ({ bytes }, reading) => {
    try {
      return await readArchive(bytes, reading)
    } catch (error) {
      if (error instanceof Refusal) return refusal(LABEL, error.message)
      throw error
    }
  },
}
