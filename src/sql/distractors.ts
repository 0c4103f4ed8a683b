/** A piece of a statement and something that a learner might take for it. */
export interface Alternative {
  readonly of: string
  readonly not: readonly string[]
}

const COLUMN = '(?:"?\\w+"?\\.)?"?\\w+"?'

/** One edit of a chunk; undefined where it does not apply. */
type Edit = (text: string, names: Names) => string | undefined

interface Names {
  /** `table.column`, or bare columns, as the statements name them. */
  readonly columns: readonly string[]
  readonly tables: readonly string[]
}

const replaced =
  (pattern: RegExp, by: string): Edit =>
  (text) =>
    pattern.test(text) ? text.replace(pattern, by) : undefined

/** The other side of an equality between columns: the keys trade places. */
const flippedOn: Edit = (text) => {
  const match = /^((?:JOIN .*|LEFT .*)?\bON )(\w+)\.(\w+) = (\w+)\.(\w+)(.*)$/s.exec(text)
  if (!match) return undefined
  const [, before, left, leftKey, right, rightKey, rest] = match
  const flipped = `${before}${left}.${rightKey} = ${right}.${leftKey}${rest}`
  return leftKey === rightKey ? `${before}${left}.${leftKey} = ${left}.${rightKey}${rest}` : flipped
}

/** Another column in the place of the last one named. */
const otherColumn: Edit = (text, { columns }) => {
  const named = [...text.matchAll(new RegExp(COLUMN, 'g'))].map(([name]) => name)
  const last = named.findLast((name) => columns.includes(name))
  if (last === undefined) return undefined
  const table = last.includes('.') ? last.slice(0, last.indexOf('.') + 1) : ''
  const other = columns.find((name) => !text.includes(name) && (table === '' || name.startsWith(table)))
  const any = other ?? columns.find((name) => !text.includes(name))
  if (any === undefined) return undefined
  const at = text.lastIndexOf(last)
  return text.slice(0, at) + any + text.slice(at + last.length)
}

const otherTable: Edit = (text, { tables }) => {
  const match = /\b(?:FROM|INTO|UPDATE|JOIN) (\w+)(?: AS (\w+))?/.exec(text)
  const other = tables.find((name) => name !== match?.[1])
  if (!match || other === undefined || match[2] !== undefined) return undefined
  return text.replace(match[0], match[0].replace(match[1] ?? '', other))
}

const extraTable: Edit = (text, { tables }) => {
  const match = /^FROM (\w+)$/.exec(text)
  const other = tables.find((name) => name !== match?.[1])
  return match && other !== undefined ? `${text}, ${other}` : undefined
}

/** What learners confuse most comes first; the first edits that apply are offered. */
const EDITS: readonly Edit[] = [
  replaced(/^LEFT OUTER JOIN\b/, 'JOIN'),
  replaced(/^JOIN\b/, 'LEFT OUTER JOIN'),
  flippedOn,
  replaced(/ IN \((\?(?:, \?)*)\)/, ' = ?'),
  replaced(/^(?!SET)(.*?) = \?/s, '$1 IN (?, ?)'),
  replaced(/\bNOT EXISTS\b/, 'EXISTS'),
  replaced(/(?<!NOT )\bEXISTS\b/, 'NOT EXISTS'),
  replaced(/\bIS NOT NULL\b/, 'IS NULL'),
  replaced(/\bIS NULL\b/, 'IS NOT NULL'),
  replaced(/\bUNION ALL\b/, 'UNION'),
  replaced(/\bUNION\b(?! ALL)/, 'UNION ALL'),
  replaced(/^HAVING\b/, 'WHERE'),
  replaced(/^COMMIT$/, 'ROLLBACK'),
  replaced(/^ROLLBACK$/, 'COMMIT'),
  replaced(/^ROLLBACK TO SAVEPOINT (\w+)$/, 'RELEASE SAVEPOINT $1'),
  replaced(/^RELEASE SAVEPOINT (\w+)$/, 'ROLLBACK TO SAVEPOINT $1'),
  replaced(/^SELECT DISTINCT\b/, 'SELECT'),
  replaced(/^SELECT (?!count|DISTINCT|EXISTS|CAST|sum|\()\w[^()]*$/s, 'SELECT *'),
  replaced(/^(SELECT|RETURNING) count\([^)*]+\)/, '$1 count(*)'),
  replaced(/^LIMIT \? OFFSET \?$/, 'LIMIT ?'),
  replaced(/^LIMIT \?$/, 'LIMIT ? OFFSET ?'),
  replaced(/ DESC$/, ''),
  replaced(/^(ORDER BY .*(?<! DESC))$/s, '$1 DESC'),
  replaced(/^(AND)\b/, 'OR'),
  replaced(/^(OR)\b/, 'AND'),
  replaced(/ >= /, ' > '),
  replaced(/ > /, ' >= '),
  replaced(/ <= /, ' < '),
  replaced(/ < /, ' <= '),
  replaced(/\bLIKE '%' \|\| \?(?! \|\|)/, "LIKE ? || '%'"),
  replaced(/\bLIKE \? \|\| '%'/, "LIKE '%' || ?"),
  replaced(/ NOT NULL\b/, ''),
  replaced(/^(INSERT INTO \w+ )\((?!id\b)/, '$1(id, '),
  replaced(/^(INSERT INTO \w+ )\(id, /, '$1('),
  otherColumn,
  extraTable,
  otherTable,
]

/**
 * What a chunk might be mistaken for, likeliest first: the card's own wrong pieces, then edits of it. Nothing
 * proves these wrong yet; the judge does.
 */
export const mistakesFor = (
  text: string,
  names: Names,
  alternatives: readonly Alternative[],
): readonly string[] => {
  const own = alternatives.flatMap(({ of, not }) =>
    text.includes(of) ? not.map((wrong) => text.replace(of, () => wrong)) : [],
  )
  const edited = EDITS.flatMap((edit) => edit(text, names) ?? [])
  return [...new Set([...own, ...edited])].filter((wrong) => wrong !== text && wrong.trim() !== '')
}

/** Tables and columns: those that the statements do not use yet first. `known` are all columns there are. */
export const namesIn = (statements: readonly string[], known: readonly string[]): Names => {
  const all = statements.join('\n')
  const tables = [...all.matchAll(/\b(?:FROM|JOIN|INTO|UPDATE) "?(\w+)"?/g)].map(([, name]) => name ?? '')
  const columns = [...all.matchAll(/\b\w+\.\w+\b/g)].map(([name]) => name)
  const unused = known.filter((name) => !columns.includes(name) && tables.includes(name.split('.')[0] ?? ''))
  return {
    tables: [...new Set([...tables, ...known.map((name) => name.split('.')[0] ?? '')])].filter(
      (name) => name !== 'SELECT',
    ),
    columns: [...new Set([...unused, ...columns])],
  }
}
