/** What a `CREATE TABLE` says about the columns. */
export interface TableColumns {
  readonly names: readonly string[]
  /** The column that is the row's own number and therefore not stored; -1 when there is none. */
  readonly rowid: number
  readonly withoutRowid: boolean
}

const CONSTRAINT = /^(constraint|primary|unique|check|foreign)\b/i

const withoutComments = (sql: string): string => sql.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ')

/** The parts between the commas that are in no inner parentheses. */
const topLevelParts = (sql: string): readonly string[] => {
  const parts: string[] = []
  let depth = 0
  let from = sql.indexOf('(') + 1
  for (let at = from; at < sql.length; at++) {
    const char = sql[at]
    if (char === '(') depth++
    else if (char === ')' && depth-- === 0) return [...parts, sql.slice(from, at)]
    else if (char === ',' && depth === 0) {
      parts.push(sql.slice(from, at))
      from = at + 1
    }
  }
  return [...parts, sql.slice(from)]
}

/** The columns of a table, in the order in which rows store them. */
export const tableColumns = (createTable: string): TableColumns => {
  const sql = withoutComments(createTable)
  const parts = topLevelParts(sql).map((part) => part.trim())
  const columns = parts.filter((part) => part !== '' && !CONSTRAINT.test(part))
  const withoutRowid = /\)\s*[^()]*\bwithout\s+rowid[^()]*$/i.test(sql)
  return {
    names: columns.map((part) =>
      (/^(?:"[^"]*"|`[^`]*`|\[[^\]]*\]|\S+)/.exec(part)?.[0] ?? part).replace(/["`[\]]/g, '').toLowerCase(),
    ),
    rowid: withoutRowid ? -1 : columns.findIndex((part) => /\binteger\b.*\bprimary\s+key\b/is.test(part)),
    withoutRowid,
  }
}
