import { type Imported, type Importer, refusal } from '../define.ts'
import { encodingIssues, titleOfFile } from '../file-text.ts'
import { Losses } from '../losses.ts'
import { countMissingMedia } from '../missing-media.ts'
import { decksOfNotes } from '../note-decks.ts'
import { decodeText, looksBinary } from '../text-encoding.ts'
import { type MarkdownFile, readMarkdownFile } from './document.ts'
import { countHashcards, hashcardsNotes } from './hashcards.ts'
import { draftOf, type MarkdownNote } from '../markdown-note.ts'
import { countObsidian, obsidianNotes } from './obsidian.ts'
import { progressMarks } from './obsidian-schedule.ts'
import { countSides, sidesNotes } from './sides.ts'

const LABEL = 'Markdown'
const MOST_BYTES = 30_000_000

const NO_CARD =
  'There is no card in this file: no line begins with Q: or C:, none has :: or is a ? by itself, and no --- divides two sides.'

interface Dialect {
  readonly label: string
  /** A single line end is a line break. */
  readonly breaks: boolean
  readonly count: (file: MarkdownFile) => number
  readonly notes: (file: MarkdownFile) => readonly MarkdownNote[]
}

/** In order: of two dialects in one file the first counts of which most cards are sound. */
const DIALECTS: readonly Dialect[] = [
  { label: 'Q: and A:, as of hashcards', breaks: false, count: countHashcards, notes: hashcardsNotes },
  { label: 'as of Obsidian Spaced Repetition', breaks: true, count: countObsidian, notes: obsidianNotes },
  { label: 'sides divided by ---, as of Mochi', breaks: false, count: countSides, notes: sidesNotes },
]

const isSound = ({ front, back, fault }: MarkdownNote): boolean =>
  fault === undefined && front.trim() !== '' && back.trim() !== ''

/** A file as it reads in one dialect. */
interface Reading {
  readonly dialect: Dialect
  readonly notes: readonly MarkdownNote[]
}

/** `Q: What?::That.` is a question without an answer in one dialect, and a card in another. */
const readingOf = (file: MarkdownFile): Reading | undefined => {
  let first: Reading | undefined
  for (const dialect of DIALECTS) {
    if (dialect.count(file) === 0) continue
    const reading = { dialect, notes: dialect.notes(file) }
    if (reading.notes.filter(isSound).length * 2 > reading.notes.length) return reading
    first ??= reading
  }
  return first
}

const readMarkdown = (text: string, title: string): Imported => {
  const file = readMarkdownFile(text)
  const reading = readingOf(file)
  if (!reading) return { ...refusal(LABEL, NO_CARD), cardless: true }
  const { dialect, notes } = reading
  const manner = { breaks: dialect.breaks, deck: file.title ?? title, tags: file.tags }
  const { decks, issues, ids } = decksOfNotes(
    notes.map((note) => draftOf(note, manner)),
    'notes',
  )
  const format = `${LABEL} (${dialect.label})`
  if (decks.length === 0)
    return refusal(format, 'No card of this file has both a question and an answer.', issues)
  const losses = new Losses()
  const marks = notes.flatMap(({ progress }, index) => {
    const id = ids[index]
    return id === undefined || progress === undefined ? [] : progressMarks(id, progress)
  })
  countMissingMedia(decks, new Set(), losses)
  return { format, decks, history: [], marks, media: [], issues, unrepresented: losses.list() }
}

/** Markdown with cards in it, in one of three dialects; the report says which. */
export const markdown: Importer = {
  label: LABEL,
  endings: ['.md', '.markdown'],
  accepts: ({ name, bytes }) => {
    if (looksBinary(bytes)) return false
    if (/\.(?:md|markdown|mdown)$/i.test(name)) return true
    const file = readMarkdownFile(decodeText(bytes.subarray(0, 20_000)).text)
    return countHashcards(file) > 0 || (/\.txt$/i.test(name) && countObsidian(file) > 0)
  },
  read: ({ name, bytes }, { options }) => {
    if (bytes.length > MOST_BYTES)
      return refusal(LABEL, 'This file is larger than 30 MB, which is more than notes can be.')
    const decoded = decodeText(bytes)
    const read = readMarkdown(decoded.text, options?.title ?? titleOfFile(name))
    return { ...read, issues: [...encodingIssues(decoded), ...read.issues] }
  },
}
