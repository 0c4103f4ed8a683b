/** What a literal stands for and where it ended. The value is undefined when parts are cut off or calls. */
export interface PythonLiteral {
  readonly value: unknown
  readonly end: number
}

const TOKEN =
  /\s*(?:([([{])|([)\]}])|([,:])|('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|[\u2018-\u201D][^\u2018-\u201D\n]*[\u2019\u201D])|([+-]?(?:\d[\d_]*\.?\d*|\.\d+)(?:e[+-]?\d+)?)|(None|null|True|False)\b|[\w.]+\([^()]*\)|(?:\.\.\.|\u2026)[^,)\]}]*)/iy

const unescaped = (quoted: string): string =>
  quoted.slice(1, -1).replace(/\\(.)/g, (_, char: string) => ({ n: '\n', t: '\t' })[char] ?? char)

/**
 * Reads one Python literal of a log (tuple, list, dict, text, number, None) that begins at `at`, by writing
 * it as JSON; nothing when there is none. One value in parentheses is a tuple of one here: nobody writes the comma
 * on a phone.
 */
export const readPythonLiteral = (text: string, at: number): PythonLiteral | undefined => {
  let json = ''
  let unknown = false
  TOKEN.lastIndex = at
  for (let depth = 0; ; ) {
    const found = TOKEN.exec(text)
    if (!found || depth > 12) return undefined
    const [, open, close, mark, quoted, number, word] = found
    if (open) {
      json += open === '{' ? '{' : '['
      depth++
    } else if (close) {
      json = json.replace(/,$/, '') + (close === '}' ? '}' : ']')
      depth--
    } else if (mark) json += mark
    else if (quoted) json += JSON.stringify(unescaped(quoted))
    else if (number) json += Number(number.replaceAll('_', ''))
    else if (word) json += { t: 'true', f: 'false' }[word[0]?.toLowerCase() ?? ''] ?? 'null'
    else {
      // What was cut off, and what a call stands for, is not known: then none of the values are compared.
      unknown = true
      json += 'null'
    }
    if (depth > 0) continue
    const end = TOKEN.lastIndex
    try {
      return { value: unknown ? undefined : JSON.parse(json), end }
    } catch {
      return undefined
    }
  }
}
