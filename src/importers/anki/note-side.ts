import { noteSource } from '#core/note-source.ts'
import type { NoteBlock } from '#core/note-text.ts'
import { readHtml } from '../html.ts'
import type { InlineImages } from '../inline-images.ts'
import type { Losses } from '../losses.ts'

/** One side of a card: as a tree, and as it is written in a deck. */
export interface NoteSide {
  readonly blocks: readonly NoteBlock[]
  readonly source: string
}

/** Words that mean the same in HTML, in note text and as they stand. */
const WORDS = /^\p{L}(?: ?[\p{L}\p{N}.,;:?'"()/%-])*$/u
const LONGEST_WORDS = 500

/** HTML as note text. Most sides of most decks are a few plain words, which need no parser. */
export const readSide = (html: string, losses: Losses, images: InlineImages): NoteSide => {
  if (html.length <= LONGEST_WORDS && WORDS.test(html))
    return { blocks: [{ kind: 'paragraph', content: [{ kind: 'text', text: html }] }], source: html }
  const blocks = readHtml(html, losses, images)
  return { blocks, source: noteSource(blocks) }
}

const LINES = /^(?:---(?:\n\n|$))+/

/** The source of a back without the question, where the template writes it out again, and without the line below it. */
export const withoutQuestion = (back: string, front: string): string => {
  const repeated = front !== '' && back.startsWith(`${front}\n\n---`)
  return (repeated ? back.slice(front.length + 2) : back).replace(LINES, '')
}
