import type { Span, SyntaxProblem } from '../judgement.ts'
import * as limits from './limits.ts'
import { marks } from './operators.ts'

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

/** Said of what is over a limit. */
export const TOO_LONG = 'This is too long to be read.'

/** Carries a syntax problem up to the reader's doors, which turn it into a value. Never leaves the reader. */
export class SyntaxStop extends Error {
  readonly problem: SyntaxProblem
  constructor(message: string, { start, end }: Span) {
    super(message)
    this.problem = { at: { start, end }, message }
  }
}

/** A straight quote closes on its own line where it can; otherwise any quote of the family does. */
const STRING =
  /[eEnNxXbB]?(?:'((?:[^'\n]|'')*)'|['\u2018-\u201B\u2032]([^'\u2018-\u201B\u2032]*)['\u2018-\u201B\u2032])/y
const NAME =
  /"((?:[^"\n]|"")*)"|["\u201C-\u201F\u2033]([^"\u201C-\u201F\u2033]*)["\u201C-\u201F\u2033]|`([^`]*)`/y
const SPACE = /[\s\u200B\u2060]+|--[^\n]*|\u2014[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y
const WORD = /[\p{L}_][\p{L}\p{N}\p{M}_$]*/uy
const NUMBER = /(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y
const PARAMETER =
  /\?\d*|\$\d+|:([\p{L}_][\p{L}\p{N}_]*)|%\(([^()\n]{0,80})\)s|%s(?!\w)|__\[POSTCOMPILE_([^\]\n]{0,80})\]/uy
const replaced: Record<string, string> = { '\u2260': '!=', '\u2264': '<=', '\u2265': '>=', '\u2026': '...' }

/**
 * What a phone's keyboard makes of SQL, put back: no-break spaces, en dashes, full-width characters. Keeps every
 * position; quotes, `≤` and the long dash are left to the lexer because their meaning needs the context.
 */
export const tidy = (text: string): string =>
  text
    .replace(/[\u2010-\u2013\u2212]/g, '-')
    .replace(/[\u00A0\u2000-\u200A\u202F\u205F\u3000\uFF01-\uFF5E]/g, (char) => char.normalize('NFKC'))

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** The first group that took part in a match. */
const groupOf = (found: RegExpExecArray): string | undefined =>
  found.slice(1).find((part) => part !== undefined)

/** Splits SQL into tokens; the last one is `end`. Throws `SyntaxStop`. */
export const lex = (text: string): Token[] => {
  const tokens: Token[] = []
  let at = 0
  let fresh = true
  const add = (kind: Token['kind'], value: string, end: number, upper = '', name?: string): void => {
    if (tokens.length >= limits.tokens) throw new SyntaxStop(TOO_LONG, { start: at, end })
    tokens.push({ kind, text: value, upper, name, fresh, start: at, end })
    at = end
    fresh = false
  }
  while (at < text.length) {
    const space = matchAt(SPACE, text, at)
    if (space) {
      at += space[0].length
      fresh ||= space[0].includes('\n')
      continue
    }
    const char = text[at] ?? ''
    const rest = (pattern: RegExp): RegExpExecArray | null => matchAt(pattern, text, at)
    const string = rest(STRING)
    const quoted = string ?? rest(NAME)
    const parameter = char === ':' && text[at + 1] === ':' ? null : rest(PARAMETER)
    const found = quoted ?? parameter ?? rest(WORD) ?? rest(NUMBER)
    if (!found) mark(char)
    else if (quoted) {
      const inside = groupOf(quoted) ?? ''
      const end = at + quoted[0].length
      if (string) add('string', inside.replaceAll("''", "'"), end)
      else add('name', inside.replaceAll('""', '"'), end)
    } else {
      const [value] = found
      const end = at + value.length
      if (parameter) add('parameter', value, end, '', groupOf(parameter))
      else if (/^[\d.]/.test(value)) add('number', value.replaceAll('_', ''), end)
      else add('word', value, end, value.toUpperCase())
    }
  }
  add('end', '', at)
  return tokens

  function mark(char: string): void {
    const longest = [3, 2, 1].map((length) => text.slice(at, at + length)).find((one) => marks.has(one))
    const operator = longest ?? replaced[char]
    if (operator) add('mark', operator === '%%' ? '%' : operator, at + (replaced[char] ? 1 : operator.length))
    else {
      const open = /['"`\u2018-\u201F\u2032\u2033]/.test(char)
      const whole = String.fromCodePoint(text.codePointAt(at) ?? 0)
      const problem = open
        ? 'A quote is missing: this is never closed.'
        : `The character ${JSON.stringify(whole)} means nothing in SQL.`
      throw new SyntaxStop(problem, { start: at, end: open ? text.length : at + whole.length })
    }
  }
}
