import { type Deletion, deletionNotes, findDeletions } from '../deletions.ts'
import type { Line, MarkdownFile } from './document.ts'
import type { MarkdownNote } from '../markdown-note.ts'
import { countSchedules, scheduled } from './obsidian-schedule.ts'
import { deckTag, isDivider, type Section, sectionsOf } from './obsidian-sections.ts'

const HIGHLIGHT = /==(?=\S)((?:(?!==)[^\n]){1,500}?)==(?:\^\[([^\]\n]{0,200})\])?(?:\[\^([a-z0-9]{1,20})\])?/g
/** What people choose for deletions instead of highlights; without a schedule beside them they may be anything. */
const OTHER_MARKS = [
  /\{\{((?:(?!\}\})[^\n]){1,500}?)\}\}/g,
  /\*\*(?=\S)((?:(?!\*\*)[^\n]){1,500}?)\*\*/g,
] as const
const COLONS = /(?<!:):{2,3}(?!:)/
/** What people who write `key:: value` for something else divide the sides with, and others beside colons. */
const SEMICOLONS = /(?<!;);{2,3}(?!;)/
const EITHER = new RegExp(`${COLONS.source}|${SEMICOLONS.source}`)

const textOf = (lines: readonly Line[]): string => lines.map(({ text }) => text).join('\n')

const masked = (text: string): string => text.replace(/`+[^`]*`+/g, (span) => '\u0001'.repeat(span.length))

/** A line with the schedule that stands on it or below it. */
const withSchedule = (lines: readonly Line[], at: number): string => {
  const below = lines[at + 1]?.text ?? ''
  return `${lines[at]?.text ?? ''}\n${below.startsWith('<!--SR:') ? below : ''}`
}

/** The lines of a file with a schedule beside them prove which divider it uses. */
const dividerOf = (lines: readonly Line[]): RegExp => {
  const proven = lines.flatMap(({ text, code }, at) => {
    if (code || !withSchedule(lines, at).includes('<!--SR:')) return []
    return COLONS.test(masked(text)) ? [COLONS] : SEMICOLONS.test(masked(text)) ? [SEMICOLONS] : []
  })
  if (!proven.includes(SEMICOLONS)) return COLONS
  return proven.includes(COLONS) ? EITHER : SEMICOLONS
}

/** A card on one line, and its reverse after three signs or where two cards are scheduled beside it. */
const lineNotes = (
  { text, number }: Line,
  deck: string | undefined,
  divider: RegExp,
  schedules: number,
): readonly MarkdownNote[] => {
  const tag = deckTag(text)
  const plain = text.slice(tag?.length ?? 0)
  const found = divider.exec(masked(plain))
  if (!found) return []
  const [signs] = found
  const front = plain.slice(0, found.index).replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '')
  const back = plain.slice(found.index + signs.length)
  if (front.trim() === '' || back.trim() === '') return []
  const place = { line: number, deck: tag?.deck ?? deck }
  return bothWays(front, back, signs.length === 3 || schedules === 2, place)
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
  const mark = lines.findIndex(isDivider)
  const line = lines[0]?.number ?? 1
  if (mark > 0) {
    const tag = deckTag(lines[0]?.text ?? '')
    const before = textOf(lines.slice(0, mark)).slice(tag?.length ?? 0)
    const reversed = lines[mark]?.text.trim() === '??'
    const place = { line, deck: tag?.deck ?? deck }
    const after = textOf(lines.slice(mark + 1))
    return scheduled(bothWays(before, after, reversed, place), after)
  }
  const notes: MarkdownNote[] = []
  let rest: Line[] = []
  for (const [at, one] of lines.entries()) {
    const beside = withSchedule(lines, at)
    const found = one.code ? [] : lineNotes(one, deck, divider, countSchedules(beside))
    const single = scheduled(found, beside)
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
    (line) =>
      !line.code &&
      (isDivider(line) ||
        COLONS.test(masked(line.text)) ||
        /==\S[^\n]*==/.test(masked(line.text)) ||
        line.text.includes('<!--SR:')),
  ).length
