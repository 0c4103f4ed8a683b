import { wellFormed } from './well-formed.ts'

/** A run of text within a line. */
export type NoteInline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  /** LaTeX source, shown as it is; never rendered by running anything. */
  | { readonly kind: 'math'; readonly text: string; readonly display: boolean }
  | {
      readonly kind: 'strong' | 'em' | 'underline' | 'strike' | 'mark' | 'sub' | 'sup'
      readonly content: readonly NoteInline[]
    }
  /** Only to `http:`, `https:` and `mailto:`. */
  | { readonly kind: 'link'; readonly href: string; readonly content: readonly NoteInline[] }
  /** A media file of the deck by name; never an address. */
  | { readonly kind: 'image'; readonly name: string; readonly alt: string }
  | { readonly kind: 'sound'; readonly name: string }
  | { readonly kind: 'break' }

/** One of the parts that a side of a card consists of, from top to bottom. */
export type NoteBlock =
  | { readonly kind: 'paragraph'; readonly content: readonly NoteInline[] }
  | {
      readonly kind: 'list'
      readonly ordered: boolean
      readonly items: readonly (readonly NoteBlock[])[]
    }
  /** `language` is empty when it is not known. */
  | { readonly kind: 'code'; readonly language: string; readonly lines: readonly string[] }
  /** The first row is the head. */
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly NoteInline[])[])[] }
  | { readonly kind: 'quote'; readonly content: readonly NoteBlock[] }
  | { readonly kind: 'rule' }

const WITHOUT_TEXT: Readonly<Record<string, string>> = { break: ' ', sound: '' }

const inlineText = (nodes: readonly NoteInline[]): string =>
  nodes
    .map((node) => {
      if ('text' in node) return node.text
      if ('content' in node) return inlineText(node.content)
      return node.kind === 'image' ? node.alt || node.name : (WITHOUT_TEXT[node.kind] ?? '')
    })
    .join('')

const blockText = (block: NoteBlock): string => {
  switch (block.kind) {
    case 'paragraph':
      return inlineText(block.content)
    case 'list':
      return block.items.map(notePlainText).join(' ')
    case 'code':
      return block.lines.join(' ')
    case 'table':
      return block.rows.map((row) => row.map(inlineText).join(' ')).join(' ')
    case 'quote':
      return notePlainText(block.content)
    default:
      return ''
  }
}

/** What is left when everything but the words is taken away, on one line. */
export const notePlainText = (blocks: readonly NoteBlock[]): string => blocks.map(blockText).join(' ')

const LONGEST_ASK = 160

/**
 * The `ask` of a note: the words of its front in one line, cut after a word, with backslashes where inline
 * Markdown would read a mark. A front of sounds alone has none, and gives `(sound)`.
 */
export const noteAsk = (front: readonly NoteBlock[]): string => {
  const line = notePlainText(front).replace(/\s+/g, ' ').trim()
  const short = line.length > LONGEST_ASK ? `${line.slice(0, LONGEST_ASK).replace(/\s+\S*$/, '')}…` : line
  return short === '' ? '(sound)' : wellFormed(short).replace(/[\\`*[\]]/g, '\\$&')
}
