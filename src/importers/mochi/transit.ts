/** A value as Mochi keeps it, whichever way it was written down. */
export type MochiValue =
  | string
  | number
  | boolean
  | null
  | readonly MochiValue[]
  | { readonly [key: string]: MochiValue }

const DEEPEST = 100
const CACHE_BASE = 44
const CACHE_FIRST = 48
/** A reference to an earlier text. */
const CODE = /^\^[0-[]{1,2}$/

/** Text of a scalar without the mark of its type: a keyword is its name, a time the number of its ms. */
const scalar = (text: string): MochiValue => {
  if (!text.startsWith('~')) return text
  const rest = text.slice(2)
  switch (text[1]) {
    case '~':
    case '^':
    case '`':
      return text.slice(1)
    case 'm':
    case 'i':
    case 'd':
    case 'n':
      return Number(rest)
    case 't': {
      const at = Number(rest)
      return Number.isNaN(at) ? Date.parse(rest) : at
    }
    case '?':
      return rest === 't'
    case '_':
      return null
    default:
      return rest
  }
}

/** Reads Transit: JSON whose strings say their type and may refer back to earlier ones. */
class TransitReader {
  readonly #cache: string[] = []

  read(value: unknown, depth = 0): MochiValue {
    if (depth > DEEPEST) return null
    if (typeof value === 'string') return scalar(this.#resolved(value, false))
    if (typeof value === 'number' || typeof value === 'boolean') return value
    if (Array.isArray(value)) return this.#array(value, depth)
    if (typeof value !== 'object' || value === null) return null
    return this.#object(Object.entries(value), depth)
  }

  #array(items: readonly unknown[], depth: number): MochiValue {
    const [first] = items
    if (first === '^ ') {
      const pairs: [string, unknown][] = []
      for (let at = 1; at + 1 < items.length; at += 2) pairs.push([String(items[at]), items[at + 1]])
      return this.#object(pairs, depth)
    }
    const tag = typeof first === 'string' ? this.#tag(first) : undefined
    if (tag !== undefined && items.length === 2) return this.#tagged(tag, items[1], depth)
    return items.map((item) => this.read(item, depth + 1))
  }

  /** The name of a tag; text that is none is left for `read`, which must see it only once for the cache. */
  #tag(text: string): string | undefined {
    const isCode = CODE.test(text)
    const resolved = isCode ? this.#resolved(text, false) : text
    if (!resolved.startsWith('~#')) return undefined
    if (!isCode) this.#resolved(text, false)
    return resolved.slice(2)
  }

  #object(pairs: readonly (readonly [string, unknown])[], depth: number): MochiValue {
    const [only] = pairs
    if (pairs.length === 1 && only?.[0].startsWith('~#'))
      return this.#tagged(only[0].slice(2), only[1], depth)
    const read: Record<string, MochiValue> = Object.create(null) as Record<string, MochiValue>
    for (const [key, value] of pairs) {
      const name = scalar(this.#resolved(key, true))
      read[typeof name === 'string' ? name : JSON.stringify(name)] = this.read(value, depth + 1)
    }
    return read
  }

  #tagged(tag: string, value: unknown, depth: number): MochiValue {
    const inner = this.read(value, depth + 1)
    if (tag !== 'cmap' || !Array.isArray(inner)) return inner
    const read: Record<string, MochiValue> = Object.create(null) as Record<string, MochiValue>
    for (let at = 0; at + 1 < inner.length; at += 2)
      read[JSON.stringify(inner[at])] = inner[at + 1] as MochiValue
    return read
  }

  #resolved(text: string, isKey: boolean): string {
    if (CODE.test(text)) return this.#cache[codeOf(text)] ?? ''
    if (text.length > 3 && (isKey || /^~[#$:]/.test(text))) {
      if (this.#cache.length >= CACHE_BASE * CACHE_BASE) this.#cache.length = 0
      this.#cache.push(text)
    }
    return text
  }
}

const codeOf = (code: string): number => {
  let place = 0
  for (let at = 1; at < code.length; at++) place = place * CACHE_BASE + code.charCodeAt(at) - CACHE_FIRST
  return place
}

/** The value behind Transit, `value` being what its JSON holds. */
export const readTransit = (value: unknown): MochiValue => new TransitReader().read(value)
