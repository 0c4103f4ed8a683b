import * as limits from './limits.ts'
import { readPythonLiteral } from './python-literal.ts'
import { startingWords } from './words.ts'

/** What a log line says about the statement before it. */
interface Remark {
  readonly at: number
  readonly says: { readonly params: unknown } | { readonly repeat: number }
}

/** A log of the same length in which everything that is not SQL is blank, and what was there. */
export interface MaskedLog {
  readonly text: string
  readonly remarks: readonly Remark[]
}

/** What a logger or a prompt puts in front of a line, and the fence of a block of code. */
const PREFIX = /^\s*(?:[\d:,. -]*(?:INFO|DEBUG)[ :]+sqlalchemy\.[\w.]+[ :]*|```\w*|sqlite> |\.\.\.> |>>> )/
/** `2. SELECT …`, `- SELECT …`: statements as a list. */
const ITEM = /^\s*(?:\d{1,3}[.)]|[-*\u2022>])\s+(?=(\w+))/
/** `[generated in 0.1s]`, `[no key 0.1s]`, `[...]`; a list of values begins otherwise or has commas. */
const HEADER = /^\s*\[(?:[a-z]+ [^\],]*|[.\u2026]+)\]\s*/i
/** `x3` on a line of its own, or behind the statement's semicolon; a star without one multiplies. */
const REPEAT =
  /(?:^\s*|;)[^\S\n]*(?:--\s*)?\(?(?:(?:[x\u00D7]|(?<=;\s*)\*)\s*(\d+)|(\d+)\s*(?:[x\u00D7]|times))\)?\s*$/i
const LABELLED = /^\s*(?:--\s*)?(?:param(?:eter)?s?\s*[:=]?|values?\s*[:=])?\s*(?=[([{])/i
/** What SQL goes on after: a parenthesis on the next line is then part of it. */
const GOES_ON =
  /(?:[,(=<>+*/|-]|\b(?:PRAGMA [\w.]+|VALUES|IN|AND|OR|NOT|ON|FROM|JOIN|SELECT|WHERE|BY|SET|AS|EXISTS|UNION|ALL|INTO))\s*$/i

/** Whether the SQL before a line is not complete, or there is none. */
const goesOn = (sqlBefore: string): boolean => {
  const end = sqlBefore.replace(/\/\*[\s\S]*?\*\/|--[^\n]*/g, ' ')
  const last = end.slice(end.lastIndexOf(';') + 1).replace(/'[^']*'/g, ' ')
  const open = last.split('(').length > last.split(')').length
  return end.trim() === '' || open || GOES_ON.test(end.slice(-80))
}

/** The statements' bound values are read; SQL in parentheses that looks like a tuple is left as SQL. */
const paramsOf = (line: string, sqlBefore: string): { params: unknown } | undefined => {
  const header = HEADER.exec(line)
  const start = header?.[0].length ?? LABELLED.exec(line)?.[0].length
  if (start === undefined) return undefined
  if (header && line.slice(start).trim() === '') return { params: undefined }
  if (!header && goesOn(sqlBefore)) return undefined
  const literal = readPythonLiteral(line, start)
  if (literal && line.slice(literal.end).trim() === '') return { params: literal.value }
  return header ? { params: undefined } : undefined
}

/** How long what stands in front of the SQL of a line is. */
const prefixOf = (line: string): number => {
  const item = ITEM.exec(line)
  const isItem = startingWords.has(item?.[1]?.toUpperCase() ?? '')
  return (PREFIX.exec(line) ?? (isItem ? item : null))?.[0].length ?? 0
}

/** Takes the lines that a log has besides SQL out of it; a semicolon stands where one ends a statement. */
export const maskLog = (text: string): MaskedLog => {
  const remarks: Remark[] = []
  let masked = ''
  /** The last of the SQL: looking at all of it for each line would take long. */
  let recent = ''
  for (const line of text.split(/(?<=\n)/)) {
    const at = masked.length
    const prefix = prefixOf(line)
    const rest = line.slice(prefix)
    const repeat = REPEAT.exec(rest)
    const says = repeat
      ? { repeat: Math.min(limits.repeats, Number(repeat[1] ?? repeat[2]) || 1) }
      : paramsOf(rest, recent)
    // A prefix ends nothing: some logs have theirs on every line.
    const end = repeat?.index ? prefix + repeat.index : says ? 0 : line.length
    if (says) remarks.push({ at: at + end, says })
    const remark = end < line.length ? `;${line.slice(end + 1).replace(/./g, ' ')}` : ''
    const sql = ' '.repeat(Math.min(prefix, end)) + line.slice(prefix, end) + remark
    masked += sql
    recent = (recent + sql).slice(-600)
  }
  return { text: masked, remarks }
}
