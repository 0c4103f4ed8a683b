import { type Deletion, deletionNotes, findDeletions } from '../deletions.ts'
import type { Line, MarkdownFile } from './document.ts'
import type { MarkdownNote } from '../markdown-note.ts'
import { countSchedules, scheduled } from './obsidian-schedule.ts'

const TAGS_ONLY = /^\s*(?:#[\p{L}\p{N}/_-]+\s*)+$/u
const DECK_TAG = /^\s*#(?:flashcards?|cards?|sr)((?:\/[\p{L}\p{N}_-]+)*)(?:\s+#[\p{L}\p{N}/_-]+)*(?:\s+|$)/iu
const HIGHLIGHT = /==(?=\S)((?:(?!==)[^\n]){1,500}?)==(?:\^\[([^\]\n]{0,200})\])?(?:\[\^([a-z0-9]{1,20})\])?/g
/** What people choose for deletions instead of highlights; without a schedule beside them they may be anything. */
const OTHER_MARKS = [
  /\{\{((?:(?!\}\})[^\n]){1,500}?)\}\}/g,
  /\*\*(?=\S)((?:(?!\*\*)[^\n]){1,500}?)\*\*/g,
] as const
const COLONS = /(?<!:):{2,3}(?!:)/
/** What people who write `key:: value` for something else divide the sides with. */
const SEMICOLONS = /(?<!;);{2,3}(?!;)/

/** Lines that touch, with what they are a part of. */
interface Section {
  readonly lines: readonly Line[]
  readonly deck: string | undefined
}

const deckOf = (levels: string | undefined): string | undefined =>
  levels === undefined || levels === '' ? undefined : levels.slice(1).replaceAll('/', '::')

/** The deck that a tag of the front matter names. */
const deckOfFile = (tags: readonly string[]): string | undefined =>
  tags.map((tag) => deckOf(DECK_TAG.exec(`#${tag}`)?.[1])).find((deck) => deck !== undefined)

/** Runs of lines without an empty one between them; empty lines of code do not divide. */
const sectionsOf = ({ lines, tags }: MarkdownFile): readonly Section[] => {
  const sections: Section[] = []
  let open: Line[] = []
  let deck = deckOfFile(tags)
  const close = (): void => {
    if (open.length > 0) sections.push({ lines: open, deck })
    open = []
  }
  for (const line of lines) {
    const heading = !line.code && /^#{1,6}\s/.test(line.text)
    if (!line.code && (line.text.trim() === '' || heading)) close()
    else if (!line.code && TAGS_ONLY.test(line.text)) {
      close()
      const tag = DECK_TAG.exec(line.text)
      if (tag) deck = deckOf(tag[1])
    } else open.push(line)
  }
  close()
  return sections
}

const textOf = (lines: readonly Line[]): string => lines.map(({ text }) => text).join('\n')

const masked = (text: string): string => text.replace(/`+[^`]*`+/g, (span) => '\u0001'.repeat(span.length))

/** The lines of a file with a schedule beside them prove which divider it uses. */
const dividerOf = (lines: readonly Line[]): RegExp =>
  lines.some(
    ({ text, code }, at) =>
      !code &&
      SEMICOLONS.test(masked(text)) &&
      !COLONS.test(masked(text)) &&
      (lines[at + 1]?.text.startsWith('<!--SR:') || text.includes('<!--SR:')),
  )
    ? SEMICOLONS
    : COLONS

/** A card on one line, and its reverse after three signs. */
const lineNotes = (
  { text, number }: Line,
  deck: string | undefined,
  divider: RegExp,
): readonly MarkdownNote[] => {
  const tag = DECK_TAG.exec(text)
  const plain = tag ? text.slice(tag[0].length) : text
  const found = divider.exec(masked(plain))
  if (!found) return []
  const [signs] = found
  const front = plain.slice(0, found.index).replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '')
  const back = plain.slice(found.index + signs.length)
  if (front.trim() === '' || back.trim() === '') return []
  const place = { line: number, deck: deckOf(tag?.[1]) ?? deck }
  return bothWays(front, back, signs.length === 3, place)
}

const bothWays = (
  front: string,
  back: string,
  reversed: boolean,
  place: Pick<MarkdownNote, 'line' | 'deck'>,
): readonly MarkdownNote[] => {
  if (!reversed) return [{ ...place, front, back }]
  return [
    { ...place, front, back, words: front, part: 'forth' },
    { ...place, front: back, back: front, words: front, part: 'back' },
  ]
}

const sectionNotes = ({ lines, deck }: Section, divider: RegExp): readonly MarkdownNote[] => {
  const mark = lines.findIndex(({ text, code }) => !code && /^\s*\?\??\s*$/.test(text))
  const line = lines[0]?.number ?? 1
  if (mark > 0) {
    const tag = DECK_TAG.exec(lines[0]?.text ?? '')
    const before = textOf(lines.slice(0, mark)).slice(tag?.[0].length ?? 0)
    const reversed = lines[mark]?.text.trim() === '??'
    const place = { line, deck: deckOf(tag?.[1]) ?? deck }
    const after = textOf(lines.slice(mark + 1))
    return scheduled(bothWays(before, after, reversed, place), after)
  }
  const notes: MarkdownNote[] = []
  let rest: Line[] = []
  for (const [at, one] of lines.entries()) {
    const beside = `${one.text}\n${lines[at + 1]?.text.startsWith('<!--SR:') ? lines[at + 1]?.text : ''}`
    const single = one.code ? [] : scheduled(lineNotes(one, deck, divider), beside)
    notes.push(...single)
    if (single.length > 0) rest = []
    else if (rest.length > 0 || !one.text.startsWith('<!--SR:')) rest.push(one)
  }
  return [...notes, ...clozeNotes({ lines: rest, deck })]
}

const clozeNotes = ({ lines, deck }: Section): readonly MarkdownNote[] => {
  const text = textOf(lines)
  const deletions = deletionsIn(text)
  const place = { line: lines[0]?.number ?? 1, deck }
  return deletions.length > 0 ? scheduled(deletionNotes(text, deletions, place), text) : []
}

const deletionsIn = (text: string): readonly Deletion[] => {
  const by = (pattern: RegExp): readonly Deletion[] =>
    findDeletions(text, pattern, ([, answer = '', hint = '', number], place) => ({
      answer,
      hint,
      group: number ?? String(place + 1),
    }))
  const highlights = by(HIGHLIGHT)
  if (highlights.length > 0) return highlights
  const schedules = countSchedules(text)
  return schedules === 0 ? [] : (OTHER_MARKS.map(by).find(({ length }) => length === schedules) ?? [])
}

/** Cards as Obsidian's Spaced Repetition writes them: `::`, `:::`, a line of `?` or `??`, and highlights. */
export const obsidianNotes = (file: MarkdownFile): readonly MarkdownNote[] => {
  const divider = dividerOf(file.lines)
  return sectionsOf(file).flatMap((section) => sectionNotes(section, divider))
}

/** How many lines of a file are of this dialect. */
export const countObsidian = ({ lines }: MarkdownFile): number =>
  lines.filter(
    ({ text, code }) =>
      !code &&
      (/^\s*\?\??\s*$/.test(text) ||
        COLONS.test(masked(text)) ||
        /==\S[^\n]*==/.test(masked(text)) ||
        text.includes('<!--SR:')),
  ).length
