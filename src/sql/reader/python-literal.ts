/** What a literal stands for and where it ended. The value is undefined when parts were cut off with an ellipsis. */
export interface PythonLiteral {
  readonly value: unknown
  readonly end: number
}

const TOKEN =
  /\s*(?:([([{])|([)\]}])|([,:])|('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|[\u2018\u201C\u2019\u201D][^\u2018\u2019\u201C\u201D\n]*[\u2019\u201D])|([+-]?(?:\d[\d_]*\.?\d*|\.\d+)(?:e[+-]?\d+)?)|(None|null|True|False)\b|(?:datetime\.)?(datetime|date|Decimal|UUID)\(|(\.\.\.|\u2026)[^,)\]}]*)/iy

const pad = (value: string | undefined, length = 2): string => (value?.trim() || '0').padStart(length, '0')

/** The text SQLite is sent for a Python date; of other calls their one argument. */
const calledValue = (name: string, inside: string): string => {
  const [year, month, day, hour, minute, second, micro] = inside.split(',')
  if (!name.startsWith('date')) return inside.replace(/^['"]|['"]$/g, '')
  const date = `${pad(year, 4)}-${pad(month)}-${pad(day)}`
  return name === 'date' ? date : `${date} ${pad(hour)}:${pad(minute)}:${pad(second)}.${pad(micro, 6)}`
}

const unescaped = (quoted: string): string =>
  quoted.slice(1, -1).replace(/\\(.)/g, (_, char: string) => ({ n: '\n', t: '\t' })[char] ?? char)

/**
 * Reads one Python literal of a log (tuple, list, dict, text, number, None, a date) that begins at `at`, by writing
 * it as JSON; nothing when there is none. One value in parentheses is a tuple of one here: nobody writes the comma
 * on a phone.
 */
export const readPythonLiteral = (text: string, at: number): PythonLiteral | undefined => {
  let json = ''
  let cut = false
  TOKEN.lastIndex = at
  for (let depth = 0; ; ) {
    const found = TOKEN.exec(text)
    if (!found || depth > 12) return undefined
    const [, open, close, mark, quoted, number, word, call, dots] = found
    if (open) {
      json += open === '{' ? '{' : '['
      depth++
    } else if (close) {
      json = json.replace(/,$/, '') + (close === '}' ? '}' : ']')
      depth--
    } else if (mark) json += mark
    else if (quoted) json += JSON.stringify(unescaped(quoted))
    else if (number) json += Number(number.replaceAll('_', ''))
    else if (word)
      json += word.startsWith('T') || word.startsWith('t') ? 'true' : /^n/i.test(word) ? 'null' : 'false'
    else if (call) {
      const start = TOKEN.lastIndex
      const end = text.indexOf(')', start)
      if (end < 0) return undefined
      json += JSON.stringify(calledValue(call, text.slice(start, end)))
      TOKEN.lastIndex = end + 1
    } else if (dots) {
      cut = true
      json += 'null'
    }
    if (depth > 0) continue
    const end = TOKEN.lastIndex
    try {
      return { value: cut ? undefined : JSON.parse(json), end }
    } catch {
      return undefined
    }
  }
}
