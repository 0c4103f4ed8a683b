import { sqlTokens } from '#sql/tokens.ts'

/** A piece of a line of code. */
export interface Piece {
  readonly text: string
  /** Keyword or call, literal, or dim; plain ink when absent. */
  readonly tone?: 'k' | 's' | 'd' | undefined
  /** The line may be broken before this piece. */
  readonly breakable?: boolean | undefined
}

/** The language of a block of code. */
export type Language = 'python' | 'sql' | 'shell'

const PYTHON_WORDS = new Set(
  'and as assert async await break case class continue def del elif else except finally for from global if import in is lambda match nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
)
const PYTHON_VALUES = new Set(['None', 'True', 'False'])
const PYTHON =
  /(?<triple>[rbfuRBFU]{0,2}(?:"""|'''))|(?<string>[rbfuRBFU]{0,2}(?:"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?))|(?<comment>#.*)|(?<number>\b\d[\w.]*)|(?<word>[\p{L}_][\p{L}\p{N}_]*)|(?<rest>[\s\S])/uy

const SQL_WORDS = new Set(
  'ADD ALL ALTER AND AS ASC AUTOINCREMENT BEGIN BETWEEN BY CASCADE CASE CAST CHECK COLLATE COLUMN COMMIT CONFLICT CONSTRAINT CREATE CROSS CURRENT CURRENT_DATE CURRENT_TIMESTAMP DEFAULT DELETE DESC DISTINCT DO DROP ELSE END ESCAPE EXCEPT EXISTS EXPLAIN FALSE FETCH FILTER FIRST FOLLOWING FOR FOREIGN FROM FULL GENERATED GLOB GROUP HAVING IF ILIKE IN INDEX INNER INSERT INTERSECT INTO IS ISOLATION JOIN KEY LAST LATERAL LEFT LEVEL LIKE LIMIT MATERIALIZED NATURAL NO NOT NOTHING NULL NULLS OF OFFSET ON ONLY OR ORDER OUTER OVER PARTITION PRAGMA PRECEDING PRIMARY RANGE RECURSIVE REFERENCES RELEASE RENAME RESTRICT RETURNING RIGHT ROLLBACK ROW ROWS SAVEPOINT SCHEMA SELECT SEQUENCE SET SHARE SKIP LOCKED STORED TABLE TEMPORARY THEN TO TRANSACTION TRIGGER TRUE TRUNCATE UNBOUNDED UNION UNIQUE UPDATE USING VALUES VIEW WHEN WHERE WITH WITHIN WITHOUT WORK'.split(
    ' ',
  ),
)

const SHELL =
  /(?<string>"(?:[^"\\]|\\.)*"?|'[^']*'?)|(?<comment>(?:^|(?<=\s))#.*)|(?<space>\s+)|(?<mark>\|\||&&|[|;])|(?<word>[^\s"'|;&]+|&)/gu

const pythonLine = (
  line: string,
  open: string | undefined,
): { pieces: Piece[]; open: string | undefined } => {
  const pieces: Piece[] = []
  let inside = open
  let at = 0
  while (at < line.length) {
    if (inside !== undefined) {
      const end = line.indexOf(inside, at)
      const to = end < 0 ? line.length : end + inside.length
      pieces.push({ text: line.slice(at, to), tone: 's' })
      at = to
      if (end >= 0) inside = undefined
      continue
    }
    PYTHON.lastIndex = at
    const match = PYTHON.exec(line)
    const text = match?.[0] ?? line.slice(at)
    const { triple, string, comment, number, word } = match?.groups ?? {}
    at += text.length
    const breakable = line[at - text.length - 1] === '('
    if (triple !== undefined) {
      pieces.push({ text, tone: 's', breakable })
      inside = text.slice(-3)
    } else if (string !== undefined || number !== undefined) pieces.push({ text, tone: 's', breakable })
    else if (comment !== undefined) pieces.push({ text, tone: 'd' })
    else if (word !== undefined) {
      const value = PYTHON_VALUES.has(word)
      const keyword = PYTHON_WORDS.has(word) || line[at] === '('
      pieces.push({ text, breakable, tone: value ? 's' : keyword ? 'k' : undefined })
    } else pieces.push({ text, breakable: text !== ')' && (text === '.' || breakable) })
  }
  return { pieces, open: inside }
}

const sqlLine = (line: string): Piece[] =>
  sqlTokens(line).map(({ kind, text }) => {
    if (kind === 'word') return { text, tone: SQL_WORDS.has(text.toUpperCase()) ? 'k' : undefined }
    if (kind === 'string' || kind === 'number') return { text, tone: 's' }
    return { text, tone: kind === 'comment' ? 'd' : undefined }
  })

const shellLine = (line: string): Piece[] => {
  let command = true
  return [...line.matchAll(SHELL)].map(({ 0: text, groups }) => {
    if (groups?.string !== undefined) return { text, tone: 's' }
    if (groups?.comment !== undefined) return { text, tone: 'd' }
    if (groups?.mark !== undefined) command = true
    if (groups?.word === undefined || text === '$') return { text, tone: text === '$' ? 'd' : undefined }
    const first = command
    command = false
    return { text, tone: first ? 'k' : undefined }
  })
}

/** Neighbours of one tone become one piece, so that the document stays small. */
const joined = (pieces: readonly Piece[]): Piece[] => {
  const result: Piece[] = []
  for (const piece of pieces) {
    const last = result.at(-1)
    if (last && last.tone === piece.tone && !piece.breakable)
      result[result.length - 1] = { ...last, text: last.text + piece.text }
    else result.push(piece)
  }
  return result
}

/**
 * The pieces of each line, coloured in three tones. Joined, the pieces of a line are the line. In Python a line
 * may break before a dot and after an opening parenthesis, not inside strings; elsewhere only at spaces.
 */
export const highlight = (language: Language, lines: readonly string[]): readonly (readonly Piece[])[] => {
  let open: string | undefined
  return lines.map((line) => {
    if (language === 'sql') return joined(sqlLine(line))
    if (language === 'shell') return joined(shellLine(line))
    const result = pythonLine(line, open)
    open = result.open
    return joined(result.pieces)
  })
}
