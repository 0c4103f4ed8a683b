import { imageNode, mediaName, percentDecoded, RECORDING, safeHref } from './note-address.ts'
import { formulaEnd, isSpace } from './note-formula.ts'
import {
  ALT,
  ENTITIES,
  ENTITY,
  NEXT_SPECIAL,
  PICTURE,
  PICTURE_TAG,
  SOUND,
  type Style,
  STYLE_OF_TAG,
  TAG,
  TARGET,
  WIKI,
} from './note-marks.ts'
import { altText, edged, settled, without } from './note-nodes.ts'
import type { NoteInline } from './note-text.ts'

const COMMENT_END = '-->'
const LETTER = /[\p{L}\p{N}_]/u

/** A style, or the text of a link or an image, that has been opened and may be closed. */
interface Opened {
  readonly marker: string
  /** Where its placeholder stands in the output. */
  readonly at: number
}

const isLetter = (character: string | undefined): boolean => character !== undefined && LETTER.test(character)

/**
 * Reads one line from left to right and never looks back further than to what is open; each style is open at
 * most once, so the time is proportional to the length.
 */
class InlineReader {
  readonly #source: string
  readonly #output: (NoteInline | string)[] = []
  readonly #open = new Map<string, Opened>()
  readonly #noCodeEnd = new Set<number>()
  #noCommentEnd = false
  #at = 0

  constructor(source: string) {
    this.#source = source
  }

  read(): readonly NoteInline[] {
    const source = this.#source
    while (this.#at < source.length) {
      NEXT_SPECIAL.lastIndex = this.#at
      const found = NEXT_SPECIAL.exec(source)?.index ?? source.length
      if (found > this.#at) this.#output.push(source.slice(this.#at, found))
      this.#at = found
      if (found < source.length && !this.#special()) this.#output.push(source[this.#at++] ?? '')
    }
    return settled(this.#output)
  }

  /** Reads a mark; false when the character is only itself. */
  #special(): boolean {
    switch (this.#source[this.#at]) {
      case '\\':
        return this.#escape()
      case '`':
        return this.#code()
      case '$':
        return this.#math()
      case '<':
        return this.#tag()
      case '&':
        return this.#entity()
      case '!':
      case '[':
        return this.#bracket()
      case ']':
        return this.#closeBracket()
      default:
        return this.#run()
    }
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at
    const match = pattern.exec(this.#source)
    if (match) this.#at += match[0].length
    return match
  }

  #escape(): boolean {
    const next = this.#source[this.#at + 1]
    if (next === undefined || !/[!-/:-@[-`{-~]/.test(next)) return false
    this.#output.push(next)
    this.#at += 2
    return true
  }

  /** The text between runs of backticks of the same length, from `at`; undefined when the second is missing. */
  #span(at: number): { readonly text: string; readonly end: number } | undefined {
    let from = at
    while (this.#source[from] === '`') from++
    const length = from - at
    if (length === 0 || this.#noCodeEnd.has(length)) return undefined
    const fence = '`'.repeat(length)
    let end = this.#source.indexOf(fence, from)
    while (end >= 0) {
      let after = end + length
      while (this.#source[after] === '`') after++
      if (after - end === length)
        return { text: this.#source.slice(from, end).replace(/^ (.*[^ ].*) $/s, '$1'), end: after }
      end = this.#source.indexOf(fence, after)
    }
    this.#noCodeEnd.add(length)
    return undefined
  }

  #code(): boolean {
    const span = this.#span(this.#at)
    if (span) {
      this.#output.push({ kind: 'code', text: span.text })
      this.#at = span.end
      return true
    }
    while (this.#source[this.#at] === '`') {
      this.#output.push('`')
      this.#at++
    }
    return true
  }

  #math(): boolean {
    const display = this.#source[this.#at + 1] === '$'
    const dollars = display ? '$$' : '$'
    const from = this.#at + dollars.length
    const span = this.#source[from] === '`' ? this.#span(from) : undefined
    if (span && this.#source.startsWith(dollars, span.end)) {
      this.#output.push({ kind: 'math', text: span.text, display })
      this.#at = span.end + dollars.length
      return true
    }
    const end = formulaEnd(this.#source, dollars, from)
    if (end === undefined) return false
    this.#output.push({ kind: 'math', text: this.#source.slice(from, end).trim(), display })
    this.#at = end + dollars.length
    return true
  }

  #tag(): boolean {
    if (this.#source.startsWith('<!--', this.#at)) {
      const end = this.#noCommentEnd ? -1 : this.#source.indexOf(COMMENT_END, this.#at)
      if (end < 0) {
        this.#noCommentEnd = true
        return false
      }
      this.#at = end + COMMENT_END.length
      return true
    }
    const picture = this.#match(PICTURE_TAG)
    if (picture) {
      const [whole, src = '', quoted = src] = picture
      const [, alt = '', other = alt] = ALT.exec(whole) ?? []
      this.#output.push(imageNode(quoted, other.replace(/\s+/g, ' ').trim()))
      return true
    }
    const match = this.#match(TAG)
    if (!match) return false
    const [, lineBreak, closing, name, address] = match
    if (lineBreak !== undefined) this.#output.push({ kind: 'break' })
    else if (address !== undefined) {
      const href = safeHref(address)
      this.#output.push(
        href === undefined ? address : { kind: 'link', href, content: [{ kind: 'text', text: address }] },
      )
    } else if (name !== undefined) {
      const style = STYLE_OF_TAG[name.toLowerCase()] ?? 'em'
      if (closing === '/') this.#close(style, 'tag')
      else if (!this.#open.has(style)) this.#opening(style, 'tag', '')
    }
    return true
  }

  #entity(): boolean {
    const match = this.#match(ENTITY)
    if (!match) return false
    const [, name, decimal, hexadecimal] = match
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
    const valid = code > 31 && code < 0x110000 && !(code >= 0xd800 && code < 0xe000) && code !== 127
    this.#output.push(
      name === undefined
        ? valid
          ? String.fromCodePoint(code)
          : '\uFFFD'
        : (ENTITIES[name.toLowerCase()] ?? ''),
    )
    return true
  }

  #bracket(): boolean {
    const wiki = this.#match(WIKI)
    if (wiki) {
      const [whole, target = '', label] = wiki
      if (!whole.startsWith('!')) this.#output.push(label === undefined || label === '' ? target : label)
      else if (RECORDING.test(target)) this.#sound(target)
      else if (PICTURE.test(target)) this.#output.push(imageNode(target.replace(/%/g, '%25'), ''))
      else this.#output.push(target)
      return true
    }
    const sound = this.#match(SOUND)
    if (sound) {
      this.#sound(percentDecoded(sound[1] ?? ''))
      return true
    }
    const image = this.#source[this.#at] === '!'
    if (image && this.#source[this.#at + 1] !== '[') return false
    const marker = image ? '![' : '['
    if (this.#open.has('link') && !image) this.#open.delete('link')
    this.#opening(image ? 'image' : 'link', marker, marker)
    this.#at += marker.length
    return true
  }

  #sound(path: string): void {
    const name = mediaName(path)
    this.#output.push(name === undefined ? path : { kind: 'sound', name })
  }

  #closeBracket(): boolean {
    const image = this.#open.get('image')
    const link = this.#open.get('link')
    const opened = image && (!link || image.at > link.at) ? image : link
    if (!opened) return false
    this.#at++
    const target = this.#match(TARGET)
    const address = target?.[1] ?? ''
    const href = opened === link ? safeHref(address) : undefined
    if (!target || (opened === link && href === undefined)) {
      this.#open.delete(opened === image ? 'image' : 'link')
      this.#output.push(']')
      if (target) this.#output.push(target[0])
      return true
    }
    const content = without('link', this.#taken(opened))
    if (href !== undefined)
      this.#output.push({
        kind: 'link',
        href,
        content: content.length > 0 ? content : [{ kind: 'text', text: href }],
      })
    else this.#output.push(imageNode(address, altText(content)))
    return true
  }

  /** A run of one of `*_~=`: closes what is open, or opens. */
  #run(): boolean {
    const source = this.#source
    const from = this.#at
    const mark = source[from] ?? ''
    let to = from
    while (source[to] === mark) to++
    const [before, after] = [source[from - 1], source[to]]
    const intraword = mark === '_'
    let closes = !isSpace(before) && !(intraword && isLetter(after))
    const opens = !isSpace(after) && !(intraword && isLetter(before))
    const double: Style = mark === '~' ? 'strike' : mark === '=' ? 'mark' : 'strong'
    const single = mark === '*' || mark === '_'
    let left = to - from
    while (left > 0) {
      const candidates = [left > 1 ? double : undefined, single && left !== 2 ? ('em' as const) : undefined]
      const closable = candidates
        .flatMap((style) => (style === undefined ? [] : [{ style, opened: this.#open.get(style) }]))
        .filter(({ style, opened }) => opened?.marker === (style === 'em' ? mark : mark + mark))
        .sort((a, b) => (b.opened?.at ?? 0) - (a.opened?.at ?? 0))[0]
      if (closes && closable) {
        this.#close(closable.style, closable.opened?.marker ?? '')
        left -= closable.style === 'em' ? 1 : 2
        continue
      }
      closes = false
      const style = opens ? candidates.find((one) => one !== undefined && !this.#open.has(one)) : undefined
      if (style === undefined || left > 3) {
        this.#output.push(mark.repeat(left))
        break
      }
      const marker = style === 'em' ? mark : mark + mark
      this.#opening(style, marker, marker)
      left -= marker.length
    }
    this.#at = to
    return true
  }

  #opening(key: string, marker: string, text: string): void {
    this.#open.set(key, { marker, at: this.#output.length })
    this.#output.push(text)
  }

  #close(style: Style, marker: string): void {
    const opened = this.#open.get(style)
    if (opened?.marker !== marker) return
    const content = this.#taken(opened)
    if (content.length > 0) this.#output.push({ kind: style, content })
  }

  /** What came after a placeholder, taken out together with it; whatever was opened in between stays text. */
  #taken(opened: Opened): readonly NoteInline[] {
    for (const [key, one] of this.#open) if (one.at >= opened.at) this.#open.delete(key)
    const content = settled(this.#output, opened.at + 1)
    this.#output.length = opened.at
    return content
  }
}

/** One line of note text: what Markdown and its common extensions write within a paragraph. */
export const parseNoteInline = (source: string): readonly NoteInline[] =>
  edged(new InlineReader(source).read())
