import { Parser } from 'htmlparser2'
import { imageNode, mediaName, percentDecoded, safeHref } from '#core/note-address.ts'
import type { NoteBlock, NoteInline } from '#core/note-text.ts'
import { wellFormed } from '#core/well-formed.ts'
import { HtmlBlocks } from './html-blocks.ts'
import { MathText } from './html-math.ts'
import type { Look } from './html-runs.ts'
import { CODE, DROPPED, LINE_NUMBERS, ownStyles, PARAGRAPHS } from './html-tags.ts'
import type { InlineImages } from './inline-images.ts'
import { CUT, LONGEST_SIDE } from './long-text.ts'
import type { Losses } from './losses.ts'

/** Deeper than this, only the text of a field is kept; a browser stops at 512. */
const DEEPEST = 600

/** What a tag counts for besides the characters of its text. */
const TAG_LENGTH = 4

/** Characters that are parsed at once: what follows a full side is not parsed at all. */
const CHUNK = 500_000

interface Element extends Look {
  readonly code: boolean
  /** Inside something that is dropped. */
  readonly dropped: boolean
}

const ROOT: Element = { styles: 0, href: '', code: false, dropped: false }

class TooDeep extends Error {}

/** Follows the tags of one field. */
class HtmlReader {
  readonly #blocks = new HtmlBlocks()
  readonly #math: MathText
  readonly #losses: Losses
  readonly #open: Element[] = [ROOT]
  readonly #images: InlineImages
  #now = ROOT
  #text: string[] = []
  #left = LONGEST_SIDE

  constructor(losses: Losses, images: InlineImages) {
    this.#losses = losses
    this.#images = images
    this.#math = new MathText(this.#blocks)
  }

  /** Nothing more will be kept. */
  get isFull(): boolean {
    return this.#left < 0
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#left -= TAG_LENGTH
    this.#flushText()
    if (this.#open.length > DEEPEST) throw new TooDeep()
    const outer = this.#now
    const dropped =
      this.#left < 0 ||
      outer.dropped ||
      Object.hasOwn(DROPPED, name) ||
      LINE_NUMBERS.test(attributes['class'] ?? '')
    if (dropped && !outer.dropped && Object.hasOwn(DROPPED, name) && DROPPED[name])
      this.#losses.add(DROPPED[name], `<${name}>`)
    this.#countAttributes(name, attributes)
    const href = name === 'a' ? this.#href(attributes['href'], outer.href) : outer.href
    this.#now = {
      styles: outer.styles | ownStyles(name, attributes['style'] ?? ''),
      href,
      code: outer.code || CODE.has(name),
      dropped,
    }
    this.#open.push(this.#now)
    if (!dropped) this.#enter(name, attributes)
  }

  close(name: string): void {
    this.#flushText()
    const { dropped } = this.#now
    this.#open.pop()
    this.#now = this.#open.at(-1) ?? ROOT
    if (dropped) return
    if (name === 'rt') this.#blocks.text(')', 'text', this.#now)
    else if (PARAGRAPHS.has(name)) this.#endParagraph()
    else {
      if (this.#blocks.isContainer(name)) this.#math.giveUp()
      this.#blocks.close(name)
    }
  }

  text(text: string): void {
    if (this.#now.dropped || this.#left < 0) return
    this.#text.push(text.length <= this.#left ? text : `${wellFormed(text.slice(0, this.#left))} …`)
    this.#left -= text.length
  }

  /** What was read; `html` is an example of what was cut off. */
  end(html: string): readonly NoteBlock[] {
    this.#flushText()
    this.#math.giveUp()
    if (this.#left < 0) this.#losses.add(CUT, html.slice(0, 40))
    return this.#blocks.end()
  }

  #enter(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'br') {
      if (!this.#math.space()) this.#blocks.lineBreak(this.#now)
    } else if (name === 'img') this.#image(attributes)
    else if (name === 'audio' || name === 'video' || name === 'source') this.#sound(name, attributes['src'])
    else if (name === 'rt') this.#blocks.text(' (', 'text', this.#now)
    else if (name === 'math') {
      this.#losses.add('formulas in MathML, kept as text', attributes['alttext'] ?? '<math>')
    } else if (PARAGRAPHS.has(name)) this.#endParagraph()
    else {
      if (this.#blocks.isContainer(name)) this.#math.giveUp()
      this.#blocks.open(name, attributes['class'] ?? '')
    }
  }

  #endParagraph(): void {
    if (this.#math.space()) return
    this.#blocks.endParagraph()
  }

  #image({ src = '', alt = '' }: Readonly<Record<string, string>>): void {
    this.#math.giveUp()
    const label = alt.replace(/\s+/g, ' ').trim()
    const name = this.#images.take(src)
    const node: NoteInline = name === undefined ? imageNode(src, label) : { kind: 'image', name, alt: label }
    if (node.kind === 'link') this.#losses.add('images from the web, kept as links', src)
    else if (node.kind === 'text') this.#losses.add('images within the text', src.slice(0, 40))
    this.#blocks.push(node, this.#now)
  }

  #sound(tag: string, src: string | undefined): void {
    if (src === undefined) return
    const remote = /^\s*(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(src)
    const name = remote ? undefined : mediaName(percentDecoded(src))
    if (name === undefined) this.#losses.add('sounds and films from the web', src)
    else if (tag === 'video') {
      this.#losses.add('films', name)
      this.#blocks.text(name, 'text', this.#now)
    } else this.#blocks.push({ kind: 'sound', name }, this.#now)
  }

  #href(address: string | undefined, outer: string): string {
    if (address === undefined) return outer
    const href = safeHref(address)
    if (href === undefined) this.#losses.add('links that do not lead to the web', address)
    return href ?? outer
  }

  #countAttributes(name: string, attributes: Readonly<Record<string, string>>): void {
    for (const attribute in attributes)
      if (attribute.startsWith('on')) this.#losses.add('event handlers', `<${name} ${attribute}>`)
    const css = attributes['style']
    if (css !== undefined && /colou?r|background|font-(?:size|family)|display|position/i.test(css))
      this.#losses.add('colours, sizes and positions', `<${name} style="${css}">`)
  }

  #flushText(): void {
    if (this.#text.length === 0) return
    const text = this.#text.join('')
    this.#text = []
    if (this.#blocks.inPre) this.#blocks.text(text, 'text', this.#now)
    else if (this.#now.code) {
      this.#math.giveUp()
      this.#blocks.text(text, 'code', this.#now)
    } else this.#math.text(text, this.#now)
  }
}

const onlyText = (html: string): readonly NoteBlock[] => {
  const text = html
    .slice(0, LONGEST_SIDE)
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return text === '' ? [] : [{ kind: 'paragraph', content: [{ kind: 'text', text }] }]
}

/** A tag that never ends would take the rest of the text along; people write `a<b` as well. */
const withoutOpenTag = (html: string): string => {
  const open = html.indexOf('<', html.lastIndexOf('>') + 1)
  if (open < 0 || html.startsWith('<!--', open)) return html
  return html.slice(0, open) + html.slice(open).replaceAll('<', '&lt;')
}

/**
 * HTML of another program as note text. Nothing of it is ever run or fetched: scripts, style sheets, embedded
 * pages and drawings are dropped and counted in `losses`, and what is kept is a tree of known parts. Pictures that
 * the text itself holds go to `images`. What is beyond a million characters is cut off.
 */
export const readHtml = (source: string, losses: Losses, images: InlineImages): readonly NoteBlock[] => {
  const html = withoutOpenTag(source)
  const reader = new HtmlReader(losses, images)
  const parser = new Parser({
    onopentag: (name, attributes) => reader.open(name, attributes),
    onclosetag: (name) => reader.close(name),
    ontext: (text) => reader.text(text),
  })
  try {
    for (let at = 0; at < html.length && !reader.isFull; at += CHUNK) parser.write(html.slice(at, at + CHUNK))
    parser.end()
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error
    losses.add('formatting nested too deeply', html.slice(0, 40))
    return onlyText(html)
  }
  return reader.end(html)
}
