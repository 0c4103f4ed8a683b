/** What a literal stands for and where it ended. `unknown` when parts were cut off with an ellipsis. */
export interface PythonLiteral {
  readonly value: unknown
  readonly end: number
}

const SPACE = /[\s\u200B\uFEFF]*/y
const NUMBER = /[+-]?(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y
const WORD = /(?:None|True|False|null|NULL|true|false)\b/y
const CALL = /(?:datetime\.)?(datetime|date|time|timedelta|Decimal|UUID)\(/y
const CUT = /(?:\.\.\.|\u2026)[^,)\]}]*/y
const CLOSERS: Record<string, string> = { '(': ')', '[': ']', '{': '}' }
const QUOTES: Record<string, string> = {
  "'": "'\u2019",
  '"': '"\u201D',
  '\u2018': "'\u2019",
  '\u201C': '"\u201D',
}

const pad = (value: unknown, length = 2): string => String(value ?? 0).padStart(length, '0')

/** The text SQLite is sent for a Python date; other calls keep their first argument. */
const calledValue = (name: string, args: readonly unknown[]): unknown => {
  const [first, second, third, hour, minute, whole, micro] = args
  const day = `${pad(first, 4)}-${pad(second)}-${pad(third)}`
  if (name === 'date') return day
  if (name === 'datetime') return `${day} ${pad(hour)}:${pad(minute)}:${pad(whole)}.${pad(micro, 6)}`
  return name === 'Decimal' ? Number(first) : first
}

/**
 * Reads one Python literal of a log (tuple, list, dict, text, number, None, a date) that begins at `at`; nothing
 * when there is none. One value in parentheses is a tuple of one here: nobody writes the comma on a phone.
 */
export const readPythonLiteral = (text: string, at: number): PythonLiteral | undefined => {
  let place = at
  let depth = 0
  let cut = false
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = place
    const found = pattern.exec(text)
    if (found) place += found[0].length
    return found
  }
  const skip = (): void => void take(SPACE)
  const eat = (char: string): boolean => {
    skip()
    if (text[place] !== char) return false
    place++
    return true
  }

  const quoted = (closers: string): { value: unknown } | undefined => {
    let value = ''
    for (place++; place < text.length; place++) {
      const char = text[place] ?? ''
      if (char === '\\')
        value += ({ n: '\n', t: '\t' } as Record<string, string>)[text[++place] ?? ''] ?? text[place] ?? ''
      else if (!closers.includes(char)) value += char
      else {
        place++
        return { value }
      }
    }
    return undefined
  }

  const items = (closer: string): unknown[] | undefined => {
    const list: unknown[] = []
    for (;;) {
      if (eat(closer)) return list
      if (take(CUT)) cut = true
      else {
        const item = value()
        if (!item) return undefined
        list.push(item.value)
      }
      if (!eat(',')) return eat(closer) ? list : undefined
    }
  }

  const mapping = (): Record<string, unknown> | undefined => {
    const entries: [string, unknown][] = []
    for (;;) {
      if (eat('}')) return Object.fromEntries(entries)
      const key = value()
      if (!key || !eat(':')) return undefined
      const item = value()
      if (!item) return undefined
      entries.push([String(key.value), item.value])
      if (!eat(',')) return eat('}') ? Object.fromEntries(entries) : undefined
    }
  }

  const value = (): { value: unknown } | undefined => {
    skip()
    const char = text[place] ?? ''
    const closer = CLOSERS[char]
    if (closer) {
      place++
      if (++depth > 12) return undefined
      const inside = closer === '}' ? mapping() : items(closer)
      depth--
      return inside && { value: inside }
    }
    const quotes = QUOTES[char]
    if (quotes) return quoted(quotes)
    const number = take(NUMBER)
    if (number) return { value: Number(number[0].replaceAll('_', '')) }
    const word = take(WORD)?.[0].toLowerCase()
    if (word) return { value: word.startsWith('n') ? null : word === 'true' }
    const name = take(CALL)?.[1]
    if (!name) return undefined
    const args = items(')')
    return args && { value: calledValue(name, args) }
  }

  const found = value()
  return found && { value: cut ? undefined : found.value, end: place }
}
