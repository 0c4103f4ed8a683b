import { percentEncoded } from './note-address.ts'
import type { NoteBlock, NoteInline } from './note-text.ts'

/** Tags that stand for a style where Markdown has no mark for it or the mark would be misread. */
const TAGS = {
  strong: 'strong',
  em: 'em',
  underline: 'u',
  strike: 's',
  mark: 'mark',
  sub: 'sub',
  sup: 'sup',
} as const

const MARKS: Readonly<Record<string, string>> = { strong: '**', em: '*', strike: '~~', mark: '==' }

const LETTER = /[\p{L}\p{N}_]/u

/** Whether a character would be read as a mark between these neighbours; undefined is the edge of the text. */
const isMark = (character: string, before: string | undefined, after: string | undefined): boolean => {
  switch (character) {
    case '=':
    case '~':
      return before === undefined || after === undefined || before === character || after === character
    case '_':
      return before === undefined || after === undefined || !LETTER.test(before) || !LETTER.test(after)
    case '!':
      return after === undefined || after === '['
    case '<':
      return after === undefined || /[a-z/!]/i.test(after)
    case '&':
      return after === undefined || /[#a-z]/i.test(after)
    default:
      return true
  }
}

/** Text with a backslash before everything that would be read as a mark. */
const escaped = (text: string): string =>
  text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\\`*[\]$=~_!<&]/g, (character, at: number, whole: string) =>
      isMark(character, whole[at - 1], whole[at + 1]) ? `\\${character}` : character,
    )

/** Code between more backticks than it holds in a row; a space keeps its own backticks off the edges. */
const codeSpan = (text: string): string => {
  const line = text.replace(/[\r\n]+/g, ' ')
  const runs = new Set((line.match(/`+/g) ?? []).map((run) => run.length))
  let length = 1
  while (runs.has(length)) length++
  const fence = '`'.repeat(length)
  const padded = /^`|`$|^ .*[^ ].* $/.test(line) ? ` ${line} ` : line
  return fence + padded + fence
}

type Nest = ReadonlySet<string>

const styled = (kind: keyof typeof TAGS, inner: string, before: string): string => {
  const mark = MARKS[kind]
  const plain = /^[\p{L}\p{N}`](?:.*[\p{L}\p{N}`])?$/su.test(inner)
  if (mark !== undefined && plain && !before.endsWith(mark[0] ?? '')) return mark + inner + mark
  return `<${TAGS[kind]}>${inner}</${TAGS[kind]}>`
}

const inlineNode = (node: NoteInline, nest: Nest, before: string): string => {
  switch (node.kind) {
    case 'text':
      return escaped(node.text)
    case 'code':
      return node.text === '' ? '' : codeSpan(node.text)
    case 'math': {
      const dollars = node.display ? '$$' : '$'
      return node.text === '' ? '' : dollars + codeSpan(node.text) + dollars
    }
    case 'image':
      return `![${escaped(node.alt)}](${percentEncoded(node.name)})`
    case 'sound':
      return `[sound:${percentEncoded(node.name)}]`
    case 'break':
      return '<br>'
    default: {
      const inner = inlineNodes(node.content, new Set([...nest, node.kind]))
      if (nest.has(node.kind) || inner === '') return inner
      return node.kind === 'link' ? `[${inner}](${node.href})` : styled(node.kind, inner, before)
    }
  }
}

const inlineNodes = (nodes: readonly NoteInline[], nest: Nest): string => {
  const parts: string[] = []
  let before = ''
  for (const node of nodes) {
    const part = inlineNode(node, nest, before)
    if (part === '') continue
    if (part.startsWith('`') && before.endsWith('`')) parts.push('<!-- -->')
    parts.push(part)
    before = part
  }
  return parts.join('')
}

const NONE: Nest = new Set()

/** One line of note text, without the space at its ends that a reader would not keep. */
const noteInlineSource = (nodes: readonly NoteInline[]): string =>
  inlineNodes(nodes, NONE).replace(/^[ \t]+|[ \t]+$/g, '')

/** A paragraph's line, with a backslash where its beginning would be read as a block of another kind. */
const guarded = (line: string): string =>
  line
    .replace(/^(?=(?:#{1,6}|[-+])[ \t]|(?:#{1,6}|[-+])$|>|\||-{3,}$|~{3,}|_{3,}$)/, '\\')
    .replace(/^(\d{1,9})([.)])(?=[ \t]|$)/, '$1\\$2')

const prefixed = (lines: readonly string[], first: string, others: string): readonly string[] =>
  lines.map((line, index) => (index === 0 ? first + line : line === '' ? '' : others + line))

const cellSource = (content: readonly NoteInline[]): string =>
  noteInlineSource(content).replaceAll('|', '\\|')

const blockLines = (block: NoteBlock): readonly string[] => {
  switch (block.kind) {
    case 'paragraph':
      return [guarded(noteInlineSource(block.content))]
    case 'rule':
      return ['---']
    case 'code': {
      const longest = Math.max(2, ...block.lines.map((line) => /^`*/.exec(line.trimStart())?.[0].length ?? 0))
      const fence = '`'.repeat(longest + 1)
      return [fence + block.language, ...block.lines, fence]
    }
    case 'quote':
      return allLines(block.content).map((line) => (line === '' ? '>' : `> ${line}`))
    case 'list':
      return block.items.flatMap((item, index) => {
        const marker = block.ordered ? `${index + 1}. ` : '- '
        const lines = allLines(item)
        return lines.length === 0 ? [marker.trim()] : prefixed(lines, marker, ' '.repeat(marker.length))
      })
    default: {
      const rows = block.rows.map((row) => `| ${row.map(cellSource).join(' | ')} |`)
      const rule = `| ${(block.rows[0] ?? []).map(() => '---').join(' | ')} |`
      return [...rows.slice(0, 1), rule, ...rows.slice(1)]
    }
  }
}

const allLines = (blocks: readonly NoteBlock[]): readonly string[] => {
  const lines: string[] = []
  for (const block of blocks) {
    const own = blockLines(block)
    if (own.length === 0 || (own.length === 1 && own[0] === '')) continue
    if (lines.length > 0) lines.push('')
    for (const line of own) lines.push(line)
  }
  return lines
}

/** Note text as it is written in a deck file; `parseNoteText` reads it back. */
export const noteSource = (blocks: readonly NoteBlock[]): string => allLines(blocks).join('\n')
