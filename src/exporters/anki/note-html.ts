import type { NoteBlock, NoteInline } from '#core/note-text.ts'
import type { Highlight } from '../define.ts'
import { codeHtml, escapeHtml, isKnownLanguage } from './code-html.ts'

const TAGS = {
  strong: 'b',
  em: 'i',
  underline: 'u',
  strike: 's',
  mark: 'mark',
  sub: 'sub',
  sup: 'sup',
} as const

/** Spaces that HTML would run together are kept apart. */
const textHtml = (text: string): string => escapeHtml(text).replace(/ (?= )/g, '&nbsp;')

const inlineHtml = (nodes: readonly NoteInline[]): string =>
  nodes
    .map((node) => {
      switch (node.kind) {
        case 'text':
          return textHtml(node.text)
        case 'code':
          return `<code>${textHtml(node.text)}</code>`
        case 'math':
          return node.display ? `\\[${escapeHtml(node.text)}\\]` : `\\(${escapeHtml(node.text)}\\)`
        case 'link':
          return `<a href="${escapeHtml(node.href)}">${inlineHtml(node.content)}</a>`
        case 'image':
          return `<img src="${escapeHtml(node.name)}"${node.alt === '' ? '' : ` alt="${escapeHtml(node.alt)}"`}>`
        case 'sound':
          return `[sound:${escapeHtml(node.name)}]`
        case 'break':
          return '<br>'
        default:
          return `<${TAGS[node.kind]}>${inlineHtml(node.content)}</${TAGS[node.kind]}>`
      }
    })
    .join('')

const cellHtml = (tag: string, cell: readonly NoteInline[]): string => `<${tag}>${inlineHtml(cell)}</${tag}>`

/** Note text as static HTML for another program. */
export const noteHtml = (blocks: readonly NoteBlock[], highlight: Highlight): string =>
  blocks
    .map((block, index) => {
      switch (block.kind) {
        case 'paragraph':
          // A single paragraph stands alone, as a person would type it.
          return blocks.length === 1 && index === 0
            ? inlineHtml(block.content)
            : `<p>${inlineHtml(block.content)}</p>`
        case 'list': {
          const tag = block.ordered ? 'ol' : 'ul'
          const items = block.items.map((item) => `<li>${noteHtml(item, highlight)}</li>`)
          return `<${tag}>${items.join('')}</${tag}>`
        }
        case 'code':
          return isKnownLanguage(block.language)
            ? codeHtml(block.lines, block.language, highlight)
            : `<pre><code${block.language === '' ? '' : ` class="language-${escapeHtml(block.language)}"`}>${escapeHtml(block.lines.join('\n'))}</code></pre>`
        case 'table': {
          const rows = block.rows.map(
            (row, at) => `<tr>${row.map((cell) => cellHtml(at === 0 ? 'th' : 'td', cell)).join('')}</tr>`,
          )
          return `<table>${rows.join('')}</table>`
        }
        case 'quote':
          return `<blockquote>${noteHtml(block.content, highlight)}</blockquote>`
        default:
          return '<hr>'
      }
    })
    .join('')
