import type { Line, MarkdownFile } from './document.ts'
import type { MarkdownNote } from '../markdown-note.ts'

const isRule = ({ text, code }: Line): boolean => !code && /^\s*---\s*$/.test(text)

/** The parts between the rules of a file, without empty ones. */
const partsOf = ({ lines }: MarkdownFile): readonly (readonly Line[])[] => {
  const parts: Line[][] = [[]]
  for (const line of lines) {
    if (isRule(line)) parts.push([])
    else parts.at(-1)?.push(line)
  }
  return parts.filter((part) => part.some(({ text }) => text.trim() !== ''))
}

const textOf = (part: readonly Line[] | undefined): string =>
  (part ?? [])
    .map(({ text }) => text)
    .join('\n')
    .trim()

const lineOf = (part: readonly Line[] | undefined): number =>
  part?.find(({ text }) => text.trim() !== '')?.number ?? 1

/**
 * Cards whose sides are divided by a rule, as Mochi writes them. An even number of parts is taken for pairs of
 * front and back; three or five are one card with several sides, of which the first is the question.
 */
export const sidesNotes = (file: MarkdownFile): readonly MarkdownNote[] => {
  const parts = partsOf(file)
  const [first, ...others] = parts
  if (!first || others.length === 0) return []
  if (parts.length % 2 === 1)
    return [{ front: textOf(first), back: others.map(textOf).join('\n\n---\n\n'), line: lineOf(first) }]
  return Array.from({ length: parts.length / 2 }, (_, index) => ({
    front: textOf(parts[index * 2]),
    back: textOf(parts[index * 2 + 1]),
    line: lineOf(parts[index * 2]),
  }))
}

/** How many lines of a file are of this dialect. */
export const countSides = (file: MarkdownFile): number => (file.lines.some(isRule) ? 1 : 0)
