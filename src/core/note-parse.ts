import { parseNoteInline } from './note-inline.ts'
import { without } from './note-nodes.ts'
import type { NoteBlock } from './note-text.ts'

/** How Markdown of other programs differs. */
interface NoteDialect {
  /** A single line end is a line break, not a space. */
  readonly breaks?: boolean | undefined
}

/** Quotes and lists nested deeper are read as text; also keeps the time proportional to the length. */
const DEEPEST = 16

const FENCE = /^(`{3,}|~{3,}) *([^`~]*)$/
const HEADING = /^#{1,6}(?: +|$)/
const RULE = /^(?:-{3,}|\*{3,}|_{3,})$/
const QUOTE = /^> ?/
const BULLET = /^[-*+](?:[ \t]+|$)/
const NUMBER = /^\d{1,9}[.)](?:[ \t]+|$)/
const DELIMITER = /^:?-+:?$/
const BLANK = /^[ \t]*$/
/** Lines; longer ones are text. */
const LONGEST_FORMULA = 200
const LANGUAGE = /^[\w+#.-]{1,20}/

const indentOf = (line: string): number => {
  let at = 0
  while (line[at] === ' ' || line[at] === '\t') at++
  return at
}

const trimmed = (line: string): string => line.replace(/^[ \t]+|[ \t]+$/g, '')

/** The cells of a table row: a backslash takes the meaning of a bar away, and goes. */
const cellsOf = (line: string): readonly string[] => {
  const cells: string[] = []
  let cell = ''
  let from = line.startsWith('|') ? 1 : 0
  for (let at = line.indexOf('|', from); at >= 0; at = line.indexOf('|', from)) {
    if (line[at - 1] === '\\') cell += `${line.slice(from, at - 1)}|`
    else {
      cells.push(trimmed(cell + line.slice(from, at)))
      cell = ''
    }
    from = at + 1
  }
  const last = cell + line.slice(from)
  if (!BLANK.test(last)) cells.push(trimmed(last))
  return cells
}

const itemMarker = (text: string): { readonly ordered: boolean; readonly width: number } | undefined => {
  const bullet = BULLET.exec(text)
  const marker = bullet ?? NUMBER.exec(text)
  if (!marker) return undefined
  const sign = marker[0].trimEnd().length
  return { ordered: bullet === null, width: Math.min(marker[0].length, sign + 4) || sign + 1 }
}

/** Reads the lines of one container: of the whole text, a list item or a quote. */
class BlockReader {
  readonly #lines: readonly string[]
  readonly #depth: number
  readonly #breaks: boolean
  readonly #blocks: NoteBlock[] = []
  #paragraph: string[] = []
  #at = 0

  constructor(lines: readonly string[], depth: number, breaks: boolean) {
    this.#lines = lines
    this.#depth = depth
    this.#breaks = breaks
  }

  read(): readonly NoteBlock[] {
    while (this.#at < this.#lines.length) {
      const line = this.#lines[this.#at] ?? ''
      if (BLANK.test(line)) {
        this.#endParagraph()
        this.#at++
      } else if (!this.#block(line, trimmed(line))) {
        this.#paragraph.push(line)
        this.#at++
      }
    }
    this.#endParagraph()
    return this.#blocks
  }

  #inner(lines: readonly string[]): readonly NoteBlock[] {
    return new BlockReader(lines, this.#depth + 1, this.#breaks).read()
  }

  #push(block: NoteBlock): true {
    this.#endParagraph()
    const before = this.#blocks.at(-1)
    if (block.kind === 'list' && before?.kind === 'list' && before.ordered === block.ordered)
      this.#blocks[this.#blocks.length - 1] = { ...block, items: [...before.items, ...block.items] }
    else this.#blocks.push(block)
    return true
  }

  #block(line: string, text: string): boolean {
    const fence = FENCE.exec(text)
    if (fence) return this.#code(line, fence[1] ?? '', fence[2] ?? '')
    if (text.startsWith('$$') && !text.includes('$$', 2) && this.#formula(text)) return true
    if (HEADING.test(text)) return this.#heading(text)
    if (RULE.test(text)) {
      this.#at++
      return this.#push({ kind: 'rule' })
    }
    if (this.#depth < DEEPEST) {
      if (QUOTE.test(text)) return this.#quote()
      const marker = itemMarker(text)
      if (marker && this.#mayBegin(text, marker.ordered)) return this.#list(marker.ordered)
    }
    return text.includes('|') && this.#table(text)
  }

  /** Within a paragraph only a first item with words begins a list, so that a line break before `2.` does not. */
  #mayBegin(text: string, ordered: boolean): boolean {
    if (this.#paragraph.length === 0) return true
    return ordered ? /^1[.)] +\S/.test(text) : /^. +\S/.test(text)
  }

  #code(line: string, fence: string, info: string): true {
    const indent = indentOf(line)
    const lines: string[] = []
    for (this.#at++; this.#at < this.#lines.length; this.#at++) {
      const next = this.#lines[this.#at] ?? ''
      const text = trimmed(next)
      if (text.startsWith(fence) && text === (fence[0] ?? '').repeat(text.length)) break
      lines.push(next.slice(Math.min(indent, indentOf(next))))
    }
    this.#at++
    return this.#push({ kind: 'code', language: LANGUAGE.exec(info)?.[0].toLowerCase() ?? '', lines })
  }

  /** A formula on lines of its own, between two lines of `$$`; false when the second is missing. */
  #formula(text: string): boolean {
    let end = this.#at + 1
    const last = Math.min(this.#lines.length, end + LONGEST_FORMULA)
    while (end < last && !trimmed(this.#lines[end] ?? '').endsWith('$$')) {
      if (BLANK.test(this.#lines[end] ?? '')) return false
      end++
    }
    if (end === last) return false
    const inside = [text.slice(2), ...this.#lines.slice(this.#at + 1, end + 1)].map(trimmed).join(' ')
    const source = trimmed(inside.slice(0, -2))
    if (source === '') return false
    this.#at = end + 1
    return this.#push({ kind: 'paragraph', content: [{ kind: 'math', text: source, display: true }] })
  }

  #heading(text: string): true {
    this.#at++
    this.#endParagraph()
    const content = without('strong', parseNoteInline(text.replace(HEADING, '').replace(/ +#+$/, '')))
    if (content.length > 0) this.#blocks.push({ kind: 'paragraph', content: [{ kind: 'strong', content }] })
    return true
  }

  #quote(): true {
    const lines: string[] = []
    for (; this.#at < this.#lines.length; this.#at++) {
      const line = (this.#lines[this.#at] ?? '').replace(/^[ \t]+(?=>)/, '')
      if (!QUOTE.test(line)) break
      lines.push(line.replace(QUOTE, ''))
    }
    const content = this.#inner(lines)
    this.#endParagraph()
    if (content.length > 0) this.#blocks.push({ kind: 'quote', content })
    return true
  }

  #list(ordered: boolean): true {
    const base = indentOf(this.#lines[this.#at] ?? '')
    const items: string[][] = []
    let width = 0
    let afterBlank = false
    for (; this.#at < this.#lines.length; this.#at++) {
      const line = this.#lines[this.#at] ?? ''
      const item = items.at(-1)
      if (BLANK.test(line)) {
        const next = this.#afterBlanks()
        if (!this.#goesOn(this.#lines[next], base, ordered)) break
        for (const blank of this.#lines.slice(this.#at, next))
          item?.push(blank.slice(Math.min(indentOf(blank), base + width)))
        this.#at = next - 1
        afterBlank = true
        continue
      }
      const indent = indentOf(line)
      const text = line.slice(indent)
      const marker = indent < base + 2 || !item ? itemMarker(text) : undefined
      if (marker?.ordered === ordered && !RULE.test(trimmed(text))) {
        width = marker.width
        items.push([text.slice(marker.width)])
      } else if (item && indent >= base + 2) item.push(line.slice(Math.min(indent, base + width)))
      else if (item && !afterBlank && !marker && !this.#begins(trimmed(text))) item.push(text)
      else break
      afterBlank = false
    }
    return this.#push({ kind: 'list', ordered, items: items.map((lines) => this.#inner(lines)) })
  }

  #afterBlanks(): number {
    let at = this.#at
    while (at < this.#lines.length && BLANK.test(this.#lines[at] ?? '')) at++
    return at
  }

  /** Whether a list has more after blank lines: `line` is the first that is not blank. */
  #goesOn(line: string | undefined, base: number, ordered: boolean): boolean {
    if (line === undefined) return false
    const indent = indentOf(line)
    if (indent >= base + 2) return true
    return itemMarker(line.slice(indent))?.ordered === ordered && !RULE.test(trimmed(line))
  }

  #begins(text: string): boolean {
    return FENCE.test(text) || HEADING.test(text) || RULE.test(text) || QUOTE.test(text)
  }

  #table(text: string): boolean {
    const delimiters = cellsOf(trimmed(this.#lines[this.#at + 1] ?? ''))
    const head = cellsOf(text)
    const columns = head.length
    if (columns !== delimiters.length || columns === 0 || !delimiters.every((cell) => DELIMITER.test(cell)))
      return false
    const rows = [head]
    for (this.#at += 2; this.#at < this.#lines.length; this.#at++) {
      const row = trimmed(this.#lines[this.#at] ?? '')
      if (!row.includes('|')) break
      rows.push(cellsOf(row))
    }
    return this.#push({
      kind: 'table',
      rows: rows.map((row) => Array.from({ length: columns }, (_, at) => parseNoteInline(row[at] ?? ''))),
    })
  }

  #endParagraph(): void {
    if (this.#paragraph.length === 0) return
    const lines = this.#paragraph
    this.#paragraph = []
    const joined = lines.map((line, index) => {
      if (index === lines.length - 1) return trimmed(line)
      const slashes = /\\*$/.exec(line)?.[0].length ?? 0
      if (slashes % 2 === 1) return `${trimmed(line.slice(0, -1))}<br>`
      return this.#breaks || line.endsWith('  ') ? `${trimmed(line)}<br>` : `${trimmed(line)} `
    })
    const content = parseNoteInline(joined.join(''))
    if (content.length > 0) this.#blocks.push({ kind: 'paragraph', content })
  }
}

/**
 * Note text as a tree: paragraphs, lists, code between fences, tables, quotes and rules; a heading becomes a
 * strong paragraph. Nothing is refused: what is no mark is text.
 */
export const parseNoteText = (source: string, { breaks = false }: NoteDialect = {}): readonly NoteBlock[] =>
  new BlockReader(source.replace(/\r\n?/g, '\n').split('\n'), 0, breaks).read()
