import { codeLines } from './fences.ts'
import { deletionFault } from './note-decks.ts'
import type { MarkdownNote } from './markdown-note.ts'

/** A part of a text that is asked for. */
export interface Deletion {
  readonly from: number
  readonly to: number
  readonly answer: string
  readonly hint: string
  /** Deletions of one group are asked for together. */
  readonly group: string
}

/** Code spans, formulas and images, in which no deletion can be. */
const OPAQUE =
  /`+[^`\n]*`+|\$\$[^$]{1,2000}\$\$|\$[^\s$][^$\n]{0,500}\$|!\[[^\]\n]{0,300}\]\([^)\n]{0,500}\)/g

const hidden = (span: string): string => '\u0000'.repeat(span.length)

const withoutBlocks = (text: string): string => {
  if (!/`{3}|~{3}/.test(text)) return text
  const lines = text.split('\n')
  const code = codeLines(lines)
  return lines.map((line, index) => (code[index] ? hidden(line) : line)).join('\n')
}

/** Places that a pattern finds in a text, outside of code, formulas and images. */
export const findDeletions = (
  text: string,
  pattern: RegExp,
  read: (groups: readonly (string | undefined)[], index: number) => Omit<Deletion, 'from' | 'to'>,
): readonly Deletion[] => {
  const masked = withoutBlocks(text).replace(OPAQUE, hidden)
  return [...masked.matchAll(pattern)].map((found, index) => {
    const from = found.index
    const to = from + found[0].length
    const groups = found.map((group, place) => {
      if (group === undefined) return group
      const at = place === 0 ? 0 : found[0].indexOf(group)
      return text.slice(from + at, from + at + group.length)
    })
    return { from, to, ...read(groups, index) }
  })
}

const shown = (text: string, deletions: readonly Deletion[], show: (one: Deletion) => string): string => {
  const parts: string[] = []
  let at = 0
  for (const one of deletions) {
    parts.push(text.slice(at, one.from), show(one))
    at = one.to
  }
  return parts.join('') + text.slice(at)
}

/** One card for each group of deletions: its own are hidden, the others are plain text. */
export const deletionNotes = (
  text: string,
  deletions: readonly Deletion[],
  place: Pick<MarkdownNote, 'line' | 'deck'>,
): readonly MarkdownNote[] => {
  const groups = [...new Set(deletions.map(({ group }) => group))]
  const fault = deletionFault(groups.length, text.length)
  if (fault !== undefined) return [{ ...place, front: '', back: '', fault }]
  const words = shown(text, deletions, ({ answer }) => `[${answer}]`)
  return groups.map((group) => ({
    ...place,
    front: shown(text, deletions, (one) =>
      one.group === group ? `<mark>\\[${one.hint || '…'}\\]</mark>` : one.answer,
    ),
    back: shown(text, deletions, (one) => (one.group === group ? `<mark>${one.answer}</mark>` : one.answer)),
    words,
    part: `c${group}`,
  }))
}
