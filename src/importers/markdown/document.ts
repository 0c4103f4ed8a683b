import { codeLines } from '../fences.ts'

/** A line of a Markdown file outside its front matter. */
export interface Line {
  /** 1 is the first line of the file. */
  readonly number: number
  readonly text: string
  /** Within a block of code, or one of its two fences: nothing in it is a mark of a card. */
  readonly code: boolean
}

/** A Markdown file, ready to be searched for cards. */
export interface MarkdownFile {
  readonly lines: readonly Line[]
  /** The deck that the front matter names. */
  readonly title: string | undefined
  readonly tags: readonly string[]
}

const MOST_MATTER = 200
/** A key, an item, a comment, or what goes on from the line before. */
const MATTER_LINE = /^(?:\s|["']?[\p{L}\p{N}_ .-]+["']?\s*[:=]|- |#|$|[[\]{}])/u

const unquoted = (text: string): string => text.trim().replace(/^(["'])(.*)\1$/, '$2')

/** The value of a key in TOML or YAML, as far as it stands on one line. */
const matterValue = (matter: readonly string[], keys: string): string | undefined => {
  const pattern = new RegExp(`^(?:${keys})\\s*[:=]\\s*(.+)$`, 'i')
  const found = matter.map((line) => pattern.exec(line)?.[1]).find((value) => value !== undefined)
  return found === undefined ? undefined : unquoted(found) || undefined
}

/** The items of a key in YAML, each on a line of its own. */
const matterList = (matter: readonly string[], keys: string): readonly string[] => {
  const pattern = new RegExp(`^(?:${keys})\\s*:\\s*$`, 'i')
  const from = matter.findIndex((line) => pattern.test(line)) + 1
  if (from === 0) return []
  const items = matter.slice(from).map((line) => /^\s*-\s+(\S.*)$/.exec(line)?.[1])
  const end = items.indexOf(undefined)
  return items.slice(0, end < 0 ? items.length : end).map((item) => unquoted(item ?? ''))
}

const matterEnd = (lines: readonly string[]): number => {
  const mark = lines[0]?.trim()
  if (mark !== '---' && mark !== '+++') return 0
  const end = lines.slice(1, MOST_MATTER).findIndex((line) => line.trim() === mark) + 1
  const isMatter = lines.slice(1, end).every((line) => MATTER_LINE.test(line))
  return end > 0 && isMatter ? end + 1 : 0
}

/** Lines with what is code marked, and what the front matter says about the deck. */
export const readMarkdownFile = (text: string): MarkdownFile => {
  const all = text.replace(/\r\n?/g, '\n').split('\n')
  const from = matterEnd(all)
  const matter = all.slice(0, from)
  const texts = all.slice(from)
  const code = codeLines(texts)
  const lines = texts.map(
    (text, index): Line => ({ number: from + index + 1, text, code: code[index] ?? false }),
  )
  const tags = matterValue(matter, 'tags?') ?? matterList(matter, 'tags?').join(' ')
  return {
    lines,
    title: matterValue(matter, 'name|title|deck'),
    tags: tags
      .replace(/^\[|\]$/g, '')
      .split(/[\s,]+/)
      .map((tag) => unquoted(tag).replace(/^#/, ''))
      .filter(Boolean),
  }
}
