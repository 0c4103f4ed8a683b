import { mediaName } from '#core/note-address.ts'
import type { HtmlBlocks } from './html-blocks.ts'
import type { Look } from './html-runs.ts'

const LATEX = '[latex]'

const OPENERS: Readonly<Record<string, { readonly closer: string; readonly display: boolean }>> = {
  '\\(': { closer: '\\)', display: false },
  '\\[': { closer: '\\]', display: true },
  [LATEX]: { closer: '[/latex]', display: false },
  '[$]': { closer: '[/$]', display: false },
  '[$$]': { closer: '[/$$]', display: true },
}

const DISPLAYED = /^(?:\$\$([^$]+)\$\$|\\\[((?:(?!\\\])[^])+)\\\])$/
const INLINE = /^(?:\$([^$]+)\$|\\\(((?:(?!\\\))[^])+)\\\))$/

/** What stands between `[latex]` is text with formulas in it; where it is one formula, that one. */
const formulaOf = (source: string): { readonly text: string; readonly display: boolean } => {
  const displayed = DISPLAYED.exec(source)
  const found = displayed ?? INLINE.exec(source)
  return { text: (found?.[1] ?? found?.[2] ?? source).trim(), display: displayed !== null }
}

const SPECIAL = /\\\(|\\\[|\[latex\]|\[\${1,2}\]|\[sound:([^[\]]{1,300})\]/g

const LONGEST = 20_000

interface OpenMath {
  readonly opener: string
  readonly closer: string
  readonly display: boolean
  readonly look: Look
  readonly parts: string[]
  length: number
}

/** Finds formulas and sounds in the text between tags. A formula may go on across line breaks and styles. */
export class MathText {
  readonly #blocks: HtmlBlocks
  #open: OpenMath | undefined

  constructor(blocks: HtmlBlocks) {
    this.#blocks = blocks
  }

  /** Text between two tags, of which none of the specials has been taken out yet. */
  text(text: string, look: Look): void {
    let rest = text
    while (rest !== '') rest = this.#open ? this.#within(this.#open, rest) : this.#outside(rest, look)
  }

  /** A line break within a formula is a space; false when there is no formula now. */
  space(): boolean {
    if (!this.#open) return false
    this.#open.parts.push(' ')
    return true
  }

  /** The formula never ends: what looked like one is text. */
  giveUp(): void {
    const open = this.#open
    if (!open) return
    this.#open = undefined
    this.#blocks.text(open.opener + open.parts.join(''), 'text', open.look)
  }

  #within(open: OpenMath, text: string): string {
    const end = text.indexOf(open.closer)
    const inside = end < 0 ? text : text.slice(0, end)
    open.parts.push(inside)
    open.length += inside.length
    if (open.length > LONGEST) {
      this.giveUp()
      return end < 0 ? '' : text.slice(end)
    }
    if (end < 0) return ''
    this.#open = undefined
    const source = open.parts.join('').replace(/\s+/g, ' ').trim()
    const formula = open.opener === LATEX ? formulaOf(source) : { text: source, display: open.display }
    if (formula.text !== '') this.#blocks.push({ kind: 'math', ...formula }, open.look)
    return text.slice(end + open.closer.length)
  }

  #outside(text: string, look: Look): string {
    let at = 0
    for (const match of text.matchAll(SPECIAL)) {
      const [found, sound] = match
      this.#blocks.text(text.slice(at, match.index), 'text', look)
      at = match.index + found.length
      if (sound !== undefined) {
        const name = mediaName(sound)
        if (name === undefined) this.#blocks.text(found, 'text', look)
        else this.#blocks.push({ kind: 'sound', name }, look)
        continue
      }
      const opener = OPENERS[found]
      if (!opener) continue
      this.#open = { opener: found, ...opener, look, parts: [], length: 0 }
      return text.slice(at)
    }
    this.#blocks.text(text.slice(at), 'text', look)
    return ''
  }
}
