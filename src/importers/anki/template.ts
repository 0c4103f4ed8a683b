/** A piece of a card template. */
export type TemplateNode =
  | { readonly kind: 'text'; readonly text: string }
  /** `{{a:b:Field}}`: `filters` in the order in which they apply, the one next to the field first. */
  | { readonly kind: 'field'; readonly name: string; readonly filters: readonly string[] }
  /** `{{#Field}}…{{/Field}}`, or `{{^Field}}…{{/Field}}` when `whenEmpty`. */
  | {
      readonly kind: 'section'
      readonly name: string
      readonly whenEmpty: boolean
      readonly content: readonly TemplateNode[]
    }

/** A template taken apart once, to be filled in for each note. */
export interface Template {
  readonly nodes: readonly TemplateNode[]
  /** Conditionals that do not close, or close something else; Anki shows an error in their place. */
  readonly faulty: boolean
}

const TAG = /\{\{\{?([\s\S]*?)\}?\}\}/y
const ALTERNATIVE = /<%([\s\S]*?)%>/y
const NEW_DELIMITERS = /^=\s*(\S+)\s+(\S+)\s*=$/

interface Open {
  readonly name: string
  readonly whenEmpty: boolean
  readonly content: TemplateNode[]
}

const fieldNode = (tag: string): TemplateNode => {
  const parts = tag.split(':').map((part) => part.trim())
  return { kind: 'field', name: parts.pop() ?? '', filters: parts.reverse() }
}

/** `{{Field}}`, filters, conditionals, comments and Anki's old delimiters `<% %>`. Everything else is text. */
export const parseTemplate = (source: string): Template => {
  const root: Open = { name: '', whenEmpty: false, content: [] }
  const open: Open[] = [root]
  let faulty = false
  let alternative = false
  let at = 0

  const add = (node: TemplateNode): void => {
    open.at(-1)?.content.push(node)
  }
  const close = (): void => {
    const section = open.pop()
    if (section) add({ kind: 'section', ...section })
  }
  const tag = (text: string): void => {
    const mark = text[0]
    const name = text.slice(1).trim()
    if (mark === '#' || mark === '^') open.push({ name, whenEmpty: mark === '^', content: [] })
    else if (mark === '/') {
      const depth = open.findLastIndex((section) => section !== root && section.name === name)
      if (depth !== open.length - 1 || depth < 1) faulty = true
      for (let left = depth < 1 ? 0 : open.length - depth; left > 0; left--) close()
    } else if (mark === '=') alternative ||= NEW_DELIMITERS.test(text)
    else if (mark !== '!' && text !== '') add(fieldNode(text))
  }

  while (at < source.length) {
    const braces = source.indexOf('{{', at)
    const angle = alternative ? source.indexOf('<%', at) : -1
    const next = braces < 0 ? angle : angle < 0 ? braces : Math.min(braces, angle)
    if (next < 0) break
    const pattern = next === braces ? TAG : ALTERNATIVE
    pattern.lastIndex = next
    const match = pattern.exec(source)
    if (!match) break
    if (next > at) add({ kind: 'text', text: source.slice(at, next) })
    tag((match[1] ?? '').trim())
    at = next + match[0].length
  }
  if (at < source.length) add({ kind: 'text', text: source.slice(at) })
  if (open.length > 1) faulty = true
  while (open.length > 1) close()
  return { nodes: root.content, faulty }
}

/** A field that is longer has something in it, if only spaces. */
const LONGEST_EMPTY = 2_000

/** Whether a field counts as empty for conditionals: nothing in it but white space and line breaks. */
export const isEmptyField = (html: string): boolean =>
  html.length < LONGEST_EMPTY && /^(?:\s|&nbsp;|<\/?(?:br|div|p)\s*\/?>)*$/i.test(html)

/** What a template is filled in with. */
export interface Filling {
  /** The HTML of a field or of one of Anki's own names; undefined when there is none of that name. */
  value(name: string): string | undefined
  /** A field with its filters. */
  filtered(value: string, filters: readonly string[], name: string): string
  /** A name that the note type does not have. */
  unknown(name: string): void
}

const filledSection = (node: TemplateNode & { kind: 'section' }, filling: Filling): string => {
  const value = filling.value(node.name)
  const empty = value === undefined || isEmptyField(value)
  return empty === node.whenEmpty ? fillTemplate(node.content, filling) : ''
}

/** The HTML of one side of a card. */
export const fillTemplate = (nodes: readonly TemplateNode[], filling: Filling): string => {
  let html = ''
  for (const node of nodes) {
    if (node.kind === 'text') html += node.text
    else if (node.kind === 'section') html += filledSection(node, filling)
    else {
      const value = filling.value(node.name)
      if (value === undefined) filling.unknown(node.name)
      html += filling.filtered(value ?? '', node.filters, node.name)
    }
  }
  return html
}
