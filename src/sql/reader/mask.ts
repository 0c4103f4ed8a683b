import { limits } from './lexer.ts'
import { readPythonLiteral } from './python-literal.ts'

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
const PREFIX =
  /^\s*(?:(?:\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[,.]\d+ )?(?:INFO|DEBUG)[ :]+sqlalchemy\.[\w.]+[ :]*|```\w*|sqlite> |\.\.\.> |>>> )/
/** What begins a statement, and not a line of one. */
const VERB =
  /^\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|CREATE|DROP|ALTER|PRAGMA|EXPLAIN)\b/i
/** `2. SELECT …`, `- SELECT …`: statements as a list. */
const ITEM = /^\s*(?:\d{1,3}[.)]|[-*\u2022>])\s+/
/** `[generated in 0.1s]`, `[no key 0.1s]`, `[...]`; a list of values begins otherwise or has commas. */
const HEADER = /^\s*\[(?:[a-z]+ [^\],]*|[.\u2026]+)\]\s*/i
/** `…; x3` behind a statement on its line. */
const REPEAT_BEHIND =
  /;[^\S\n]*(?:--\s*)?\(?(?:[x\u00D7]\s*(\d+)|(\d+)\s*(?:[x\u00D7]|times))\)?[^\S\n]*(?=\n?$)/i
const REPEAT = /^\s*(?:--\s*)?\(?(?:[x\u00D7*]\s*(\d+)|(\d+)\s*(?:[x\u00D7]|times))\)?\s*$/i
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
  const known = PREFIX.exec(line)?.[0].length
  if (known !== undefined) return known
  const item = ITEM.exec(line)?.[0].length ?? 0
  return VERB.test(line.slice(item)) ? item : 0
}

const repeatOf = ([, before, behind]: RegExpExecArray): { repeat: number } => ({
  repeat: Math.max(1, Math.min(limits.repeats, Number(before ?? behind))),
})

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
    const says = repeat ? repeatOf(repeat) : paramsOf(rest, recent)
    if (says) remarks.push({ at, says })
    const behind = says ? undefined : REPEAT_BEHIND.exec(rest)
    if (behind) remarks.push({ at: at + prefix + behind.index, says: repeatOf(behind) })
    const blank = says ? line.length : prefix
    // A prefix alone ends nothing: some logs have it on every line.
    const front = (says ? ';' : ' ').repeat(Math.min(blank, 1)) + ' '.repeat(Math.max(blank - 1, 0))
    const back = behind?.[0].length ?? 0
    const sql = front + line.slice(blank).replace(REPEAT_BEHIND, `;${' '.repeat(Math.max(back - 1, 0))}`)
    masked += sql
    recent = (recent + sql).slice(-600)
  }
  return { text: masked, remarks }
}
