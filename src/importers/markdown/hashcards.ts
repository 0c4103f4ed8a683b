import { deletionNotes, findDeletions } from '../deletions.ts'
import type { Line, MarkdownFile } from './document.ts'
import type { MarkdownNote } from '../markdown-note.ts'

/** No space need follow; `Q::A` is a card of Obsidian's, and `C:\` a folder. Some write question and answer in bold. */
const TAG = /^(?:(\*\*|__)(?=[QA]))?([QAC]):(?![:\\/])/
const HEADING = /^#{1,6}\s/
/** A pair of brackets that is neither a link nor a footnote nor a box of a task list. */
const BRACKETS = /(?<!\\)\[(?!\^|[ xX]\])((?:[^[\]\n]|\n(?![ \t]*\n)){1,500})\](?!\()/g

interface Part {
  readonly tag: string
  readonly line: number
  readonly lines: string[]
}

/** A line that begins a part, and its text after the tag. */
const tagged = ({ text, code }: Line): { readonly tag: string; readonly rest: string } | undefined => {
  const found = code ? null : TAG.exec(text)
  if (!found) return undefined
  const [whole, bold = '', tag = ''] = found
  const rest = text.slice(whole.length)
  return { tag, rest: bold === '' ? rest : rest.startsWith(bold) ? rest.slice(2) : bold + rest.trimStart() }
}

/** The text of a part; a heading at its end belongs to what follows. */
const textOf = (part: Part | undefined): string => {
  const lines = part?.lines ?? []
  const last = lines.findLastIndex((line) => line.trim() !== '' && !HEADING.test(line))
  return lines
    .slice(0, last + 1)
    .join('\n')
    .trim()
}

/** The tagged parts of the file, in order; a rule ends a part. */
const partsOf = (lines: readonly Line[]): readonly Part[] => {
  const parts: Part[] = []
  let open: Part | undefined
  for (const line of lines) {
    const { number, text, code } = line
    const found = tagged(line)
    if (found) {
      open = { tag: found.tag, line: number, lines: [found.rest] }
      parts.push(open)
    } else if (!code && text.trim() === '---') open = undefined
    else open?.lines.push(text)
  }
  return parts
}

/** Cards as hashcards writes them: `Q:` and `A:`, and `C:` with the deletions in brackets. */
export const hashcardsNotes = ({ lines }: MarkdownFile): readonly MarkdownNote[] => {
  const notes: MarkdownNote[] = []
  const parts = partsOf(lines)
  parts.forEach((part, index) => {
    if (part.tag === 'Q') {
      const next = parts[index + 1]
      notes.push({ front: textOf(part), back: next?.tag === 'A' ? textOf(next) : '', line: part.line })
    } else if (part.tag === 'C') {
      const text = textOf(part)
      const deletions = findDeletions(text, BRACKETS, ([, answer = ''], place) => ({
        answer,
        hint: '',
        group: String(place + 1),
      }))
      if (deletions.length === 0) notes.push({ front: text, back: '', line: part.line })
      else notes.push(...deletionNotes(text, deletions, { line: part.line }))
    }
  })
  return notes
}

/** How many lines of a file are of this dialect. */
export const countHashcards = ({ lines }: MarkdownFile): number =>
  lines.filter((line) => ['Q', 'C'].includes(tagged(line)?.tag ?? '')).length
