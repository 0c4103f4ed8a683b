import type { Span, SyntaxProblem } from '../judgement.ts'
import { lex, SyntaxStop, TOO_LONG, type Token, tidy } from './lexer.ts'
import * as limits from './limits.ts'
import { type MaskedLog, maskLog } from './mask.ts'
import { readPythonLiteral } from './python-literal.ts'
import { cursorOver, readStatementAt } from './statement.ts'
import type { Statement } from './syntax.ts'

/** One statement of a log with what its other lines say about it. */
export interface LoggedStatement {
  readonly statement: Statement
  /** Where the statement is in the text that was read, without its log lines. */
  readonly span: Span
  /** Bound values as logged; undefined when the log says nothing of them. */
  readonly params?: unknown
  /** How often it was sent in a row (`x3`). */
  readonly repeat: number
}

/** What a text of SQL or of a log was read as. With a problem, `statements` are those before it. */
export interface LogReading {
  readonly statements: readonly LoggedStatement[]
  readonly problem?: SyntaxProblem | undefined
}

const problemOf = (error: unknown): SyntaxProblem => {
  if (error instanceof SyntaxStop) return error.problem
  throw error
}

/** Tokens of a text that may be a log, with the notes of its other lines; a problem instead where there is one. */
export const lexLog = (
  text: string,
): { tokens: readonly Token[]; masked: MaskedLog } | { problem: SyntaxProblem } => {
  if (text.length > limits.characters)
    return {
      problem: {
        at: { start: limits.characters, end: text.length },
        message: TOO_LONG,
      },
    }
  try {
    const masked = maskLog(tidy(text))
    return { tokens: lex(masked.text), masked }
  } catch (error) {
    return { problem: problemOf(error) }
  }
}

/** Reads all statements from the tokens of a log. */
export const readTokens = (tokens: readonly Token[], masked: MaskedLog): LogReading => {
  const cursor = cursorOver(tokens)
  const statements: LoggedStatement[] = []
  let remark = 0
  const remarksBefore = (end: number): void => {
    for (; remark < masked.remarks.length; remark++) {
      const found = masked.remarks[remark]
      if (!found || found.at >= end) return
      const last = statements.at(-1)
      if (last) statements[statements.length - 1] = { ...last, ...found.says }
    }
  }
  try {
    for (;;) {
      while (cursor.eatMark(';')) continue
      const { token } = cursor
      remarksBefore(token.kind === 'end' ? Number.POSITIVE_INFINITY : token.start)
      if (token.kind === 'end') return { statements }
      if (statements.length >= limits.statements) throw new SyntaxStop(TOO_LONG, token)
      cursor.parameters = 0
      const statement = readStatementAt(cursor)
      const params = cursor.isMark('(', '[', '{') ? readTrailing(masked.text, cursor) : undefined
      statements.push({ statement, span: statement.span, repeat: 1, ...(params && { params: params.value }) })
      if (!cursor.atEnd && !cursor.startsStatement) cursor.fail('the end of the statement')
    }
  } catch (error) {
    return { statements, problem: problemOf(error) }
  }
}

/** Bound values that someone wrote behind the statement on the same line, `… WHERE id = ? (5,)`. */
const readTrailing = (
  text: string,
  cursor: ReturnType<typeof cursorOver>,
): { value: unknown } | undefined => {
  const literal = readPythonLiteral(text, cursor.token.start)
  if (!literal) return undefined
  while (cursor.token.kind !== 'end' && cursor.token.start < literal.end) cursor.at++
  return { value: literal.value }
}

/** Reads SQL, or a log as SQLAlchemy's echo writes it: BEGIN (implicit), `[generated in …]` lines and all. */
export const readLog = (text: string): LogReading => {
  const lexed = lexLog(text)
  return 'problem' in lexed
    ? { statements: [], problem: lexed.problem }
    : readTokens(lexed.tokens, lexed.masked)
}

/** Reads one statement; a problem when it is not exactly one. */
export const readStatement = (text: string): Statement | SyntaxProblem => {
  const { statements, problem } = readLog(text)
  const [only] = statements
  if (problem) return problem
  if (only && statements.length === 1) return only.statement
  return { at: { start: 0, end: text.length }, message: 'Expected exactly one statement.' }
}
