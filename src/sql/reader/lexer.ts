import type { Span, SyntaxProblem } from '../judgement.ts'

/** One token. `text` is its value (a name or string without its quotes), `upper` that of a plain word. */
export interface Token {
  readonly kind: 'word' | 'name' | 'string' | 'number' | 'parameter' | 'mark' | 'end'
  readonly text: string
  readonly upper: string
  /** The name in a named placeholder. */
  readonly name?: string | undefined
  /** Whether a line begins with it. */
  readonly fresh: boolean
  readonly start: number
  readonly end: number
}

/** How much SQL is read; what is longer gets a word instead. Generous beside the longest stored answer. */
export const limits = { characters: 20_000, tokens: 4000, depth: 100, statements: 80, repeats: 50 } as const

/** Carries a syntax problem up to the reader's doors, which turn it into a value. Never leaves the reader. */
export class SyntaxStop extends Error {
  readonly problem: SyntaxProblem
  constructor(message: string, at: Span) {
    super(message)
    this.problem = { at, message }
  }
}

const OPERATORS = [
  ...['->>', '#>>', '!~*', '<=>', '...'],
  ...['::', '<>', '!=', '<=', '>=', '==', '||', '->', '#>', '<<', '>>', '!~', '~*', '@>', '<@', '&&', ':='],
]
const SPACE = /[\s\u200B\u2060\uFEFF]+|--[^\n]*|\u2014[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y
const WORD = /[\p{L}_][\p{L}\p{N}\p{M}_$]*/uy
const NUMBER = /(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y
const PARAMETER =
  /\?\d*|\$\d+|:([\p{L}_][\p{L}\p{N}_]*)|@([\p{L}_]\w*)|%\(([^()\n]{0,80})\)s|%s(?!\w)|__\[POSTCOMPILE_([^\]\n]{0,80})\]/uy
const BRACKETED = /\[([A-Za-z_][\w ]{0,60})\]/y
const MARKS = '(),.;[]{}:+-*/%=<>~&|^!#@'
const SINGLE = "'\u2018\u2019\u201A\u201B\u2032"
const DOUBLE = '"\u201C\u201D\u201E\u201F\u2033'

const replaced: Record<string, string> = { '\u2260': '!=', '\u2264': '<=', '\u2265': '>=', '\u2026': '...' }

/**
 * What a phone's keyboard makes of SQL, put back: no-break spaces, en dashes, full-width characters. Keeps every
 * position; quotes, `≤` and the long dash are left to the lexer because their meaning needs the context.
 */
export const tidy = (text: string): string =>
  text.replace(/[\u00A0\u2000-\u200A\u202F\u205F\u3000\u2010-\u2013\u2212\uFF01-\uFF5E]/g, (char) => {
    const code = char.charCodeAt(0)
    if (code >= 0xff01) return String.fromCharCode(code - 0xfee0)
    return (code >= 0x2010 && code <= 0x2013) || code === 0x2212 ? '-' : ' '
  })

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** Where a quoted piece that opens at `at` closes. A straight quote prefers a straight end on its own line. */
const closing = (text: string, at: number, family: string): number => {
  const straight = family[0] ?? ''
  const wanted = text[at] === straight ? straight : family
  const find = (any: string): number => {
    for (let next = at + 1; next < text.length; next++) {
      const char = text[next] ?? ''
      if (!any.includes(char)) continue
      if (char === straight && text[next + 1] === straight && wanted === straight) next++
      else return next
    }
    return -1
  }
  const first = find(wanted)
  if (first >= 0 && (wanted !== straight || !text.slice(at, first).includes('\n'))) return first
  const any = find(family)
  return any >= 0 ? any : first
}

const show = (char: string): string => {
  const code = char.codePointAt(0) ?? 0
  return code < 33 || (code > 126 && code < 160) || code > 0xd7ff
    ? `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
    : char
}

/** Splits SQL into tokens; the last one is `end`. Throws `SyntaxStop`. */
export const lex = (text: string): Token[] => {
  const tokens: Token[] = []
  let at = 0
  let fresh = true
  const add = (kind: Token['kind'], value: string, end: number, upper = '', name?: string): void => {
    if (tokens.length >= limits.tokens)
      throw new SyntaxStop(`An answer of more than ${limits.tokens} words is too long to be read.`, {
        start: at,
        end,
      })
    tokens.push({ kind, text: value, upper, name, fresh, start: at, end })
    at = end
    fresh = false
  }
  const quoted = (family: string, kind: 'string' | 'name', from: number): void => {
    const end = closing(text, from, family)
    if (end < 0) {
      const what = kind === 'string' ? 'This text is' : 'This quoted name is'
      throw new SyntaxStop(`${what} never closed: a quote is missing.`, { start: at, end: text.length })
    }
    const straight = family[0] ?? ''
    add(kind, text.slice(from + 1, end).replaceAll(straight + straight, straight), end + 1)
  }

  while (at < text.length) {
    const space = matchAt(SPACE, text, at)
    if (space) {
      at += space[0].length
      fresh ||= space[0].includes('\n')
      continue
    }
    const char = text[at] ?? ''
    if (SINGLE.includes(char)) quoted(SINGLE, 'string', at)
    else if (DOUBLE.includes(char)) quoted(DOUBLE, 'name', at)
    else if (char === '`') quoted('`', 'name', at)
    else if ('eEnNxXbB'.includes(char) && text[at + 1] === "'") quoted(SINGLE, 'string', at + 1)
    else {
      const parameter = char === ':' && text[at + 1] === ':' ? null : matchAt(PARAMETER, text, at)
      const word = parameter ? null : matchAt(WORD, text, at)
      const number = parameter || word ? null : matchAt(NUMBER, text, at)
      if (parameter) {
        const name = parameter.slice(1).find((part) => part !== undefined)
        add('parameter', parameter[0], at + parameter[0].length, '', name)
      } else if (word) add('word', word[0], at + word[0].length, word[0].toUpperCase())
      else if (number) add('number', number[0].replaceAll('_', ''), at + number[0].length)
      else mark(char)
    }
  }
  add('end', '', at)
  return tokens

  function mark(char: string): void {
    const last = tokens.at(-1)
    const bracketed =
      char === '[' && !(last?.end === at || last?.upper === 'ARRAY') && matchAt(BRACKETED, text, at)
    const operator = OPERATORS.find((one) => text.startsWith(one, at))
    if (bracketed) add('name', bracketed[1] ?? '', at + bracketed[0].length)
    else if (text.startsWith('%%', at)) add('mark', '%', at + 2)
    else if (operator) add('mark', operator, at + operator.length)
    else if (replaced[char]) add('mark', replaced[char], at + 1)
    else if (MARKS.includes(char)) add('mark', char, at + 1)
    else
      throw new SyntaxStop(`The character \`${show(char)}\` means nothing in SQL.`, {
        start: at,
        end: at + 1,
      })
  }
}
