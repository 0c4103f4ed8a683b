/** A piece of SQL. The texts of all tokens, joined, are the SQL again. */
export interface SqlToken {
  /** `name` is a quoted identifier, `word` an unquoted one or a keyword. */
  readonly kind: 'space' | 'comment' | 'string' | 'name' | 'number' | 'word' | 'mark'
  readonly text: string
}

const PATTERNS = [
  ['space', /\s+/y],
  ['comment', /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y],
  ['string', /'(?:[^']|'')*(?:'|$)/y],
  ['name', /"(?:[^"]|"")*(?:"|$)|`[^`]*(?:`|$)/y],
  ['word', /[:@%$]?[\p{L}_][\p{L}\p{N}_$]*|%\([^)]*\)s/uy],
  ['number', /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y],
  ['mark', /\|\||<>|[<>!=]=|::|[\s\S]/uy],
] as const

/** Splits any text into SQL tokens; never fails, an unclosed string runs to the end. */
export const sqlTokens = (sql: string): SqlToken[] => {
  const tokens: SqlToken[] = []
  for (let at = 0; at < sql.length; ) {
    for (const [kind, pattern] of PATTERNS) {
      pattern.lastIndex = at
      const text = pattern.exec(sql)?.[0]
      if (text === undefined || text === '') continue
      tokens.push({ kind, text })
      at += text.length
      break
    }
  }
  return tokens
}
