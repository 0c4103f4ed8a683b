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

const FENCE = /^\s*(`{3,}|~{3,})/
const MOST_MATTER = 200

const unquoted = (text: string): string => text.trim().replace(/^(["'])(.*)\1$/, '$2')

/** The value of a key in TOML or YAML, as far as it stands on one line. */
const matterValue = (matter: readonly string[], keys: string): string | undefined => {
  const pattern = new RegExp(`^(?:${keys})\\s*[:=]\\s*(.+)$`, 'i')
  const found = matter.map((line) => pattern.exec(line)?.[1]).find((value) => value !== undefined)
  return found === undefined ? undefined : unquoted(found) || undefined
}

const matterEnd = (lines: readonly string[]): number => {
  const mark = lines[0]?.trim()
  if (mark !== '---' && mark !== '+++') return 0
  const end = lines.slice(1, MOST_MATTER).findIndex((line) => line.trim() === mark) + 1
  const isMatter = lines.slice(1, end).every((line) => /^\s*(?:[\w -]+\s*[:=]|- |#|$|\[|\])/.test(line))
  return end > 0 && isMatter ? end + 1 : 0
}

/** Lines with what is code marked, and what the front matter says about the deck. */
export const readMarkdownFile = (text: string): MarkdownFile => {
  const all = text.replace(/\r\n?/g, '\n').split('\n')
  const from = matterEnd(all)
  const matter = all.slice(0, from)
  const lines: Line[] = []
  let fence = ''
  for (let index = from; index < all.length; index++) {
    const line = all[index] ?? ''
    const mark = FENCE.exec(line)?.[1]
    const code = fence !== '' || mark !== undefined
    if (fence === '') fence = mark ?? ''
    else if (mark?.startsWith(fence) && line.trim() === mark) fence = ''
    lines.push({ number: index + 1, text: line, code })
  }
  const tags = matterValue(matter, 'tags?') ?? ''
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
