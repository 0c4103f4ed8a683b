/** A run of text within a paragraph. */
export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'em'; readonly content: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly content: readonly Inline[] }

/** A paragraph or a list; each item of a list is one run of inline content. */
export type Block =
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }

const MARKS =
  /\\([\\`*[\]])|(`+)([\s\S]*?[^`])\2(?!`)|\*\*(?=\S)([\s\S]*?\S)\*\*(?!\*)|\*(?=[^\s*])([^*]*[^\s*])\*|\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)/g

/** Inline Markdown: `code`, **strong**, *em*, [link](https://…) and backslash escapes. Anything else is text. */
export const parseInline = (source: string): readonly Inline[] => {
  const nodes: Inline[] = []
  let text = ''
  let at = 0
  const push = (node: Inline): void => {
    if (text !== '') nodes.push({ kind: 'text', text })
    text = ''
    nodes.push(node)
  }
  for (const match of source.matchAll(MARKS)) {
    const [whole, escaped, , code, strong, em, label, href] = match
    text += source.slice(at, match.index)
    at = match.index + whole.length
    if (escaped !== undefined) text += escaped
    else if (code !== undefined) push({ kind: 'code', text: code.replace(/^ (.*\S.*) $/, '$1') })
    else if (strong !== undefined) push({ kind: 'strong', content: parseInline(strong) })
    else if (em !== undefined) push({ kind: 'em', content: parseInline(em) })
    else if (label !== undefined && href !== undefined)
      push({ kind: 'link', href, content: parseInline(label) })
  }
  text += source.slice(at)
  return text === '' ? nodes : [...nodes, { kind: 'text', text }]
}

/** Paragraphs, divided by empty lines, and lists of lines that begin with `- `. */
export const parseRichText = (source: string): readonly Block[] => {
  const blocks: Block[] = []
  let paragraph: string[] = []
  let items: string[] = []
  const close = (): void => {
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', content: parseInline(paragraph.join(' ')) })
    if (items.length > 0) blocks.push({ kind: 'list', items: items.map(parseInline) })
    paragraph = []
    items = []
  }
  for (const line of source.split('\n').map((one) => one.trim())) {
    if (line === '') close()
    else if (line.startsWith('- ')) {
      if (paragraph.length > 0) close()
      items.push(line.slice(2).trim())
    } else if (items.length > 0) items.push(`${items.pop() ?? ''} ${line}`)
    else paragraph.push(line)
  }
  close()
  return blocks
}

/** What is left when the marks are taken away: for labels and for searching. */
export const plainText = (nodes: readonly Inline[]): string =>
  nodes.map((node) => ('text' in node ? node.text : plainText(node.content))).join('')
