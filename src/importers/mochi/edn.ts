import type { MochiValue } from './transit.ts'

const DEEPEST = 100
const SPACE = /(?:[\s,]|;[^\n]*)*/y
const ATOM = /[^\s,;()[\]{}"]+/y
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' }

/** What is wrong with a text that should be EDN. */
export class EdnFault extends Error {}

const atomValue = (atom: string): MochiValue => {
  if (atom === 'nil') return null
  if (atom === 'true' || atom === 'false') return atom === 'true'
  if (atom.startsWith(':')) return atom.slice(1)
  return /^[-+]?\d/.test(atom) ? Number.parseFloat(atom) : atom
}

/** Reads EDN, the notation that Mochi wrote before it wrote Transit. */
class EdnReader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  value(depth = 0): MochiValue {
    this.#space()
    if (depth > DEEPEST) throw new EdnFault('is nested too deeply')
    const mark = this.#text[this.#at]
    if (mark === undefined) throw new EdnFault('ends in the middle')
    if (mark === '"') return this.#string()
    if (mark === '{') return this.#map(depth)
    if (mark === '[') return this.#items(']', depth)
    if (mark === '(') return this.#items(')', depth)
    if (mark === '#') return this.#tagged(depth)
    return atomValue(this.#atom())
  }

  #space(): void {
    SPACE.lastIndex = this.#at
    this.#at += SPACE.exec(this.#text)?.[0].length ?? 0
  }

  #atom(): string {
    ATOM.lastIndex = this.#at
    const atom = ATOM.exec(this.#text)?.[0]
    if (atom === undefined) throw new EdnFault('has a bracket where a value should be')
    this.#at += atom.length
    return atom
  }

  #items(end: string, depth: number): MochiValue[] {
    const items: MochiValue[] = []
    for (this.#at++; ; ) {
      this.#space()
      if (this.#text[this.#at] === end) break
      items.push(this.value(depth + 1))
    }
    this.#at++
    return items
  }

  #map(depth: number): MochiValue {
    const items = this.#items('}', depth)
    const read: Record<string, MochiValue> = Object.create(null) as Record<string, MochiValue>
    for (let at = 0; at + 1 < items.length; at += 2) {
      const key = items[at]
      read[typeof key === 'string' ? key : JSON.stringify(key)] = items[at + 1] ?? null
    }
    return read
  }

  #tagged(depth: number): MochiValue {
    this.#at++
    if (this.#text[this.#at] === '{') return this.#items('}', depth)
    const tag = this.#atom()
    const value = this.value(depth + 1)
    return tag === 'inst' && typeof value === 'string' ? Date.parse(value) : value
  }

  #string(): string {
    const parts: string[] = []
    for (let from = ++this.#at; ; from = this.#at) {
      while (this.#at < this.#text.length && !/["\\]/.test(this.#text[this.#at] ?? '')) this.#at++
      parts.push(this.#text.slice(from, this.#at))
      const mark = this.#text[this.#at++]
      if (mark === '"') return parts.join('')
      if (mark === undefined) throw new EdnFault('ends in the middle of a text')
      parts.push(this.#escape())
    }
  }

  #escape(): string {
    const mark = this.#text[this.#at++] ?? ''
    if (mark !== 'u') return ESCAPES[mark] ?? mark
    const code = Number.parseInt(this.#text.slice(this.#at, this.#at + 4), 16)
    this.#at += 4
    return Number.isNaN(code) ? '' : String.fromCharCode(code)
  }
}

/** The value that a text of EDN holds. Throws an `EdnFault` where it holds none. */
export const readEdn = (text: string): MochiValue => new EdnReader(text).value()
