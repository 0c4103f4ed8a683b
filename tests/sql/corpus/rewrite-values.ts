import { pythonRepr } from '#sql/python-repr.ts'
import { type Edit, edited, piecesOf, replacing } from './pieces.ts'
import type { Given, Rewrite } from './rewrite.ts'

/** A bound value as SQL writes it; undefined for what has no literal. */
function literal(value: unknown): string | undefined {
  if (value === null) return 'NULL'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? '1' : '0'
  return typeof value === 'string' && !value.startsWith("X'") ? `'${value.replaceAll("'", "''")}'` : undefined
}

/** The value of each placeholder in the order of the text, where a single set of values is known. */
function valuesOf(sql: string, { statement }: Pick<Given, 'statement'>): readonly unknown[] | undefined {
  const marks = piecesOf(sql).filter(({ kind }) => kind === 'placeholder')
  const { params, many } = statement
  if (many || marks.length === 0 || typeof params !== 'object' || params === null) return undefined
  if (Array.isArray(params)) return params.length === marks.length ? params : undefined
  const named = params as Readonly<Record<string, unknown>>
  const values = marks.map(({ text }) => named[text.replace(/^%\((\w+)\)s$/u, '$1').replace(/^:/u, '')])
  return values.includes(undefined) ? undefined : values
}

function asLiterals(sql: string, given: Given): string | undefined {
  const values = valuesOf(sql, given)?.map(literal)
  if (!values || values.includes(undefined)) return undefined
  const marks = piecesOf(sql).filter(({ kind }) => kind === 'placeholder')
  return edited(
    sql,
    marks.map((mark, at): Edit => replacing(mark, values[at] ?? '')),
  )?.replaceAll(/('(?:[^']|'')*'|NULL|\b\d+(?:\.\d+)?)::[\w ]+?(?=[\s,)]|$)/gu, '$1')
}

const placeholders = (style: (at: number) => string) => (sql: string) =>
  edited(
    sql,
    piecesOf(sql)
      .filter(({ kind }) => kind === 'placeholder')
      .map((mark, at) => replacing(mark, style(at + 1))),
  )

/** `?::VARCHAR` and `CAST(? AS VARCHAR)` say nothing that `?` does not. */
const bindCasts = (sql: string, { dialect, random }: Given): string | undefined => {
  if (dialect !== 'postgresql') return undefined
  if (sql.includes('::'))
    return sql.replaceAll(/(\)s|\?|\$\d+)::[A-Z]+(?:\(\d+\))?(?: WITHOUT TIME ZONE)?/gu, '$1')
  const type = random.pick(['VARCHAR', 'INTEGER', 'text'])
  return edited(
    sql,
    piecesOf(sql)
      .filter(({ kind }) => kind === 'placeholder')
      .map((mark) => replacing(mark, `${mark.text}::${type}`)),
  )
}

/** `"ana"` for `'ana'`: an error in SQLite, and a slip that everyone makes. */
const doubleQuotes = (sql: string, given: Given): string | undefined => {
  const known = new Set([...given.columns.keys(), ...[...given.columns.values()].flat()])
  return edited(
    sql,
    piecesOf(sql)
      .filter(({ kind, text }) => kind === 'string' && /^'[\w@. ]+'$/u.test(text))
      .filter(({ text }) => !known.has(text.slice(1, -1).toLowerCase()))
      .map((piece) => replacing(piece, `"${piece.text.slice(1, -1)}"`)),
  )
}

/** The line that SQLAlchemy's log has below a statement; empty where values were never given. */
export function valuesLine({ statement, random }: Given): string {
  const { params, many } = statement
  const shown =
    many && Array.isArray(params) ? `[${params.map(pythonRepr).join(', ')}]` : pythonRepr(params ?? [])
  return random.pick([
    `[generated in 0.000${random.below(90) + 10}s] ${shown}`,
    `[cached since ${random.below(40)}.${random.below(900)}s ago] ${shown}`,
    `[no key 0.00021s] ${shown}`,
    `[...] ${shown}`,
    `[raw sql] ${shown}`,
    shown,
  ])
}

/** Other ways to write values. */
export const valueRewrites: readonly Rewrite[] = [
  { name: 'literals', level: 'same', apply: asLiterals },
  { name: ':p1', level: 'same', apply: placeholders((at) => `:p${at}`) },
  { name: '%s', level: 'same', apply: placeholders(() => '%s') },
  { name: '$1', level: 'same', apply: placeholders((at) => `$${at}`) },
  { name: '%(p1)s', level: 'same', apply: placeholders((at) => `%(p${at})s`) },
  { name: '?', level: 'same', apply: placeholders(() => '?') },
  { name: 'casts of placeholders', level: 'same', apply: bindCasts },
  {
    name: 'strings in double quotes',
    level: 'same',
    apply: (sql, given) => doubleQuotes(asLiterals(sql, given) ?? sql, given),
  },
]
