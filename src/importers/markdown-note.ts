import { parseNoteText } from '#core/note-parse.ts'
import { LONGEST_SIDE } from './long-text.ts'
import type { DraftNote } from './note-decks.ts'

/** A card as it stands in a Markdown file. */
export interface MarkdownNote {
  readonly front: string
  readonly back: string
  readonly line: number
  /** Title of the deck where the text itself names one. */
  readonly deck?: string | undefined
  /** What recognises the note; the front where it is absent. */
  readonly words?: string | undefined
  readonly part?: string | undefined
  /** Why it cannot be taken in, as a clause. */
  readonly fault?: string | undefined
  /** What Obsidian wrote beside the card. */
  readonly progress?: NoteProgress | undefined
}

/** How far a card has come. */
export interface NoteProgress {
  /** Undefined when it was not asked yet. */
  readonly schedule: NoteSchedule | undefined
  readonly suspended: boolean
}

/** What a card was remembered like after its last answer. */
export interface NoteSchedule {
  /** FSRS stability in days and difficulty from 1 to 10. */
  readonly stability: number
  readonly difficulty: number
  /** In days, at least 1. */
  readonly interval: number
  /** When the interval began, in ms since 1970 UTC. */
  readonly at: number
}

/** How a dialect writes: `breaks` as in `parseNoteText`. */
interface Manner {
  readonly breaks: boolean
  readonly deck: string
  readonly tags: readonly string[]
}

const ID_COMMENT = /<!--\s*id:\s*([^\s>]{1,120}?)\s*-->/i
const BLOCK_ID = /(?:^|\s)\^([a-z0-9-]{2,60})\s*$/im

/** An id that the author or Obsidian wrote down; the text without it. */
const idOf = (text: string): string | undefined => (ID_COMMENT.exec(text) ?? BLOCK_ID.exec(text))?.[1]

const withoutComments = (text: string): string => {
  const parts: string[] = []
  let at = 0
  for (let from = text.indexOf('<!--'); from >= 0; from = text.indexOf('<!--', at)) {
    const end = text.indexOf('-->', from)
    if (end < 0) break
    parts.push(text.slice(at, from))
    at = end + 3
  }
  return parts.join('') + text.slice(at)
}

const clean = (text: string): string => withoutComments(text).replace(BLOCK_ID, '')

const takenIn = (note: MarkdownNote): MarkdownNote =>
  Math.max(note.front.length, note.back.length) > LONGEST_SIDE
    ? {
        ...note,
        front: '',
        back: '',
        fault: 'this card is longer than a million characters, so it was left out',
      }
    : note

/** The card with both sides read. */
export const draftOf = (whole: MarkdownNote, manner: Manner): DraftNote => {
  const note = takenIn(whole)
  const front = clean(note.front)
  const { breaks } = manner
  return {
    deck: note.deck ?? manner.deck,
    front: parseNoteText(front, { breaks }),
    back: parseNoteText(clean(note.back), { breaks }),
    tags: manner.tags,
    id: idOf(`${note.front}\n${note.back}`),
    words: clean(note.words ?? note.front)
      .trim()
      .replace(/\s+/g, ' '),
    part: note.part ?? '',
    line: note.line,
    fault: note.fault,
  }
}
