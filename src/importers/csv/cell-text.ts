import type { NoteBlock, NoteInline } from '#core/note-text.ts'
import { readHtml } from '../html.ts'
import type { InlineImages } from '../inline-images.ts'
import { CUT, LONGEST_SIDE } from '../long-text.ts'
import type { Losses } from '../losses.ts'

/** Tags that stand alone, and characters written as HTML writes them. */
const ALONE = /<(?:br|hr|img)(?:\s[^<>]*)?\/?>|&(?:nbsp|lt|gt|amp|quot|#\d{1,6});/i
const OPENING =
  /<(b|i|u|s|p|a|em|strong|div|span|ul|ol|li|sub|sup|code|pre|table|font|h[1-6]|center)(?:\s[^<>]*)?>/gi

/** A tag counts where it is closed again: `list<b>` and `a <b> c` are no HTML. */
const isHtml = (cell: string): boolean => {
  if (ALONE.test(cell)) return true
  const names = new Set([...cell.matchAll(OPENING)].map(([, name = '']) => name.toLowerCase()))
  const lower = names.size === 0 ? '' : cell.toLowerCase()
  return [...names].some((name) => lower.includes(`</${name}>`))
}

/** Whether the cells of a table are HTML rather than plain text. */
export const looksLikeHtml = (cells: Iterable<string>): boolean => {
  for (const cell of cells) if (isHtml(cell.slice(0, 10_000))) return true
  return false
}

const lineNodes = (paragraph: string): readonly NoteInline[] => {
  const nodes: NoteInline[] = []
  for (const line of paragraph.split('\n')) {
    const text = line.trim()
    if (text === '') continue
    if (nodes.length > 0) nodes.push({ kind: 'break' })
    nodes.push({ kind: 'text', text })
  }
  return nodes
}

/** How the cells of a table are written: `anki` is plain text in which Anki finds sounds and formulas. */
export type CellKind = 'html' | 'plain' | 'anki'

/** What Anki finds in plain text too. Elsewhere brackets after a backslash may be anything. */
const MARKS = { anki: /\[(?:sound:|latex\]|\$)|\\[([]/, plain: /\[sound:/ } as const

/** Plain text as HTML that shows the same. */
export const escapedHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>')

/** A cell as note text. Plain text keeps its line ends and its empty lines, and hardly a mark in it means anything. */
export const cellBlocks = (
  cell: string,
  kind: CellKind,
  losses: Losses,
  images: InlineImages,
): readonly NoteBlock[] => {
  if (kind === 'html') return readHtml(cell, losses, images)
  if (cell.length > LONGEST_SIDE) losses.add(CUT, cell)
  const paragraphs = cell.slice(0, LONGEST_SIDE).split(/\n[ \t]*\n/)
  return paragraphs.flatMap((paragraph): readonly NoteBlock[] => {
    if (MARKS[kind].test(paragraph)) return readHtml(escapedHtml(paragraph), losses, images)
    const content = lineNodes(paragraph)
    return content.length > 0 ? [{ kind: 'paragraph', content }] : []
  })
}
