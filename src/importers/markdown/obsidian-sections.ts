import type { Line, MarkdownFile } from './document.ts'

const TAGS_ONLY = /^\s*(?:#[\p{L}\p{N}/_-]+\s*)+$/u
const DECK_TAG = /^\s*#(?:flashcards?|cards?|sr)((?:\/[\p{L}\p{N}_-]+)*)(?:\s+#[\p{L}\p{N}/_-]+)*(?:\s+|$)/iu
const HEADING = /^#{1,6}\s+/
/** What people choose for the end of cards with empty lines in them, as the plugin's manual proposes. */
const END = '+++'

/** Lines that are a card or hold some, with what they are a part of. */
export interface Section {
  readonly lines: readonly Line[]
  readonly deck: string | undefined
}

/** A tag for cards at the beginning of a text: how long it is, and the deck that it names. */
export const deckTag = (
  text: string,
): { readonly length: number; readonly deck: string | undefined } | undefined => {
  const tag = DECK_TAG.exec(text)
  return tag ? { length: tag[0].length, deck: deckOf(tag[1]) } : undefined
}

const deckOf = (levels: string | undefined): string | undefined =>
  levels === undefined || levels === '' ? undefined : levels.slice(1).replaceAll('/', '::')

/** Whether a line divides a question above it from the answer below. */
export const isDivider = (line: Line | undefined): boolean =>
  line !== undefined && !line.code && /^\s*\?\??\s*$/.test(line.text)

const isEmpty = (line: Line | undefined): boolean =>
  line !== undefined && !line.code && line.text.trim() === ''

const isEnd = ({ code, text }: Line): boolean => !code && text.trim() === END

/** The lines that belong to the card around a divider although they are empty or stand beyond empty ones. */
const joinedLines = (lines: readonly Line[]): ReadonlySet<Line> => {
  const joined = new Set<Line>()
  let divider = lines.length
  let end = lines.length
  for (let at = lines.length - 1; at >= 0; at--) {
    const line = lines[at] as Line
    if (isEnd(line)) end = at
    if (!isDivider(line)) continue
    const beside = end < divider ? lines.slice(at + 1, end) : lines.slice(at + 1, at + 2).filter(isEmpty)
    for (const one of [...lines.slice(Math.max(0, at - 1), at).filter(isEmpty), ...beside]) joined.add(one)
    divider = at
  }
  return joined
}

/**
 * Runs of lines without an empty one between them. Empty lines of code do not divide, nor does one beside a divider
 * or between a divider and the end of its card. A heading right above a divider is the question.
 */
export const sectionsOf = ({ lines, tags }: MarkdownFile): readonly Section[] => {
  const sections: Section[] = []
  const joined = joinedLines(lines)
  let open: Line[] = []
  let deck = tags.map((tag) => deckTag(`#${tag}`)?.deck).find((found) => found !== undefined)
  const close = (): void => {
    if (open.length > 0) sections.push({ lines: open, deck })
    open = []
  }
  lines.forEach((line, at) => {
    if (line.code || joined.has(line)) open.push(line)
    else if (isEmpty(line) || isEnd(line)) close()
    else if (HEADING.test(line.text)) {
      close()
      if (isDivider(lines[at + 1])) open.push({ ...line, text: line.text.replace(HEADING, '') })
    } else if (TAGS_ONLY.test(line.text)) {
      close()
      deck = (deckTag(line.text) ?? { deck }).deck
    } else open.push(line)
  })
  close()
  return sections
}
