import { type SqlWord, sqlWords, unquoted } from '#sql/execution/sql-words.ts'

/** A piece of a statement that is written in another way, by the words that it is made of. */
interface Change {
  readonly from: number
  /** The last word of it. */
  readonly to: number
  readonly text: string
}

/** A rewriting finds the first place where it applies; undefined when there is none left. */
type Rewriting = (
  words: readonly SqlWord[],
  textOf: (from: number, to: number) => string,
) => Change | undefined

/** More rewritings than any statement needs; what goes on for ever stops here. */
const mostChanges = 60

const closing = (words: readonly SqlWord[], open: number): number =>
  words.findIndex(({ text, depth }, at) => at > open && text === ')' && depth === words[open]?.depth)

const isName = (word: SqlWord | undefined): boolean => word?.kind === 'word' || word?.kind === 'name'

/** Where the value begins that ends with the word `at`: a column with its table, a call, something in parentheses. */
function startOfValue(words: readonly SqlWord[], at: number): number {
  let start = at
  if (words[at]?.text === ')') {
    const depth = words[at].depth
    start = words.findLastIndex((word, place) => place < at && word.text === '(' && word.depth === depth)
    const before = words[start - 1]
    if (
      before?.kind === 'word' &&
      !/^(?:AND|OR|NOT|WHERE|ON|SELECT|IN|BY|HAVING|WHEN|THEN|ELSE)$/u.test(before.upper)
    )
      start -= 1
  }
  while (words[start - 1]?.text === '.') start -= 2
  return start
}

function endOfValue(words: readonly SqlWord[], at: number): number {
  let end = at
  while (words[end + 1]?.text === '.') end += 2
  if (words[end]?.text === '(') return closing(words, end)
  return words[end + 1]?.text === '(' && isName(words[end]) ? closing(words, end + 1) : end
}

const joinedWith = '||'

const typed = (type: string, value: string): string => {
  if (/INT|SERIAL/u.test(type)) return `CAST(${value} AS INTEGER)`
  if (/FLOAT|REAL|DOUBLE|NUM|DEC/u.test(type)) return `CAST(${value} AS REAL)`
  return type === 'DATE' ? `date(${value})` : value
}

/** `x::integer`; a cast to text or a moment changes nothing that SQLite would show. */
const shortCast: Rewriting = (words, textOf) => {
  const at = words.findIndex(({ text }) => text === '::')
  if (at < 1) return undefined
  const type = words[at + 1]?.upper ?? ''
  let to = at + 1
  if (/^(?:PRECISION|VARYING)$/u.test(words[to + 1]?.upper ?? '')) to += 1
  if (words[to + 1]?.text === '(') to = closing(words, to + 1)
  if (/^WITH(?:OUT)?$/u.test(words[to + 1]?.upper ?? '') && words[to + 2]?.upper === 'TIME') to += 3
  const from = startOfValue(words, at - 1)
  return { from, to, text: typed(type, textOf(from, at - 1)) }
}

const dateCast: Rewriting = (words, textOf) => {
  const at = words.findIndex(({ upper }, place) => {
    const end = words[place + 1]?.text === '(' ? closing(words, place + 1) : -1
    return upper === 'CAST' && words[end - 1]?.upper === 'DATE' && words[end - 2]?.upper === 'AS'
  })
  if (at < 0) return undefined
  const to = closing(words, at + 1)
  return { from: at, to, text: `date(${textOf(at + 2, to - 3)})` }
}

/** Whole words on both sides of ILIKE, joined ones among them, in small letters. */
const ilike: Rewriting = (words, textOf) => {
  const at = words.findIndex(({ upper }) => upper === 'ILIKE')
  if (at < 1) return undefined
  const isNot = words[at - 1]?.upper === 'NOT'
  const before = at - (isNot ? 2 : 1)
  let from = startOfValue(words, before)
  while (from > 1 && words[from - 1]?.text === joinedWith) from = startOfValue(words, from - 2)
  let to = endOfValue(words, at + 1)
  while (to >= 0 && words[to + 1]?.text === joinedWith) to = endOfValue(words, to + 2)
  const like = isNot ? 'NOT LIKE' : 'LIKE'
  return { from, to, text: `lower(${textOf(from, before)}) ${like} lower(${textOf(at + 1, to)})` }
}

/** `= ANY (…)` is IN and `<> ALL (…)` NOT IN, for a query, an array and an array's text. */
const anyOf: Rewriting = (words, textOf) => {
  const at = words.findIndex(
    ({ upper }, place) =>
      words[place + 2]?.text === '(' &&
      ((upper === '=' && /^(?:ANY|SOME)$/u.test(words[place + 1]?.upper ?? '')) ||
        (/^(?:<>|!=)$/u.test(upper) && words[place + 1]?.upper === 'ALL')),
  )
  if (at < 0) return undefined
  const to = closing(words, at + 2)
  const inner = words[at + 3]
  const isArray = inner?.upper === 'ARRAY' && words[at + 4]?.text === '['
  const texts =
    inner?.kind === 'string' && to === at + 4 ? /^\{(.*)\}$/u.exec(unquoted(inner))?.[1] : undefined
  const list = isArray
    ? textOf(at + 5, to - 2)
    : (texts ?? (inner?.upper === 'SELECT' ? textOf(at + 3, to - 1) : ''))
  if (list === '') return undefined
  return { from: at, to, text: `${words[at]?.text === '=' ? 'IN' : 'NOT IN'} (${list})` }
}

const parts: Readonly<Record<string, string>> = {
  YEAR: '%Y',
  MONTH: '%m',
  DAY: '%d',
  HOUR: '%H',
  MINUTE: '%M',
  DOW: '%w',
  DOY: '%j',
}
const starts: Readonly<Record<string, string>> = { YEAR: '%Y-01-01', MONTH: '%Y-%m-01', DAY: '%Y-%m-%d' }

/** `EXTRACT(year FROM x)`, `date_part('year', x)` and `date_trunc('month', x)`. */
const partOfDate: Rewriting = (words, textOf) => {
  const at = words.findIndex(
    ({ upper }, place) => /^(?:EXTRACT|DATE_PART|DATE_TRUNC)$/u.test(upper) && words[place + 1]?.text === '(',
  )
  if (at < 0) return undefined
  const to = closing(words, at + 1)
  const named = words[at + 2]
  const part = named ? unquoted(named).toUpperCase() : ''
  const isStart = words[at]?.upper === 'DATE_TRUNC'
  const format = (isStart ? starts : parts)[part]
  if (format === undefined || to < at + 5) return undefined
  const text = `strftime('${format}', ${textOf(at + 4, to - 1)})`
  return { from: at, to, text: isStart ? text : `CAST(${text} AS INTEGER)` }
}

const fetchFirst: Rewriting = (words) => {
  const at = words.findIndex(
    ({ upper }, place) => upper === 'FETCH' && /^(?:FIRST|NEXT)$/u.test(words[place + 1]?.upper ?? ''),
  )
  const to = words.findIndex(({ upper }, place) => place > at && upper === 'ONLY')
  if (at < 0 || to < 0) return undefined
  return { from: at, to, text: `LIMIT ${words[at + 2]?.kind === 'number' ? words[at + 2]?.text : '1'}` }
}

/** SQLite wants AS before the other name of a table that is changed. */
const changedAlias: Rewriting = (words) => {
  const verb = words[0]?.upper
  const at = verb === 'UPDATE' ? 1 : verb === 'DELETE' ? 2 : -1
  const alias = words[at + 1]
  if (at < 0 || !alias || !isName(alias) || /^(?:AS|SET|WHERE|USING|RETURNING)$/u.test(alias.upper))
    return undefined
  return { from: at + 1, to: at + 1, text: `AS ${alias.text}` }
}

/** The rows that `DELETE … USING` finds are those for which something exists. */
const deleteUsing: Rewriting = (words, textOf) => {
  const outer = (name: string): number => words.findIndex(({ upper, depth }) => depth === 0 && upper === name)
  const at = outer('USING')
  if (words[0]?.upper !== 'DELETE' || at < 0) return undefined
  const end = [outer('RETURNING'), words.findLastIndex(({ text }) => text === ';')].find(
    (place) => place > at,
  )
  const to = (end ?? words.length) - 1
  return { from: at, to, text: `WHERE EXISTS (SELECT 1 FROM ${textOf(at + 1, to)})` }
}

const otherNames: Readonly<Record<string, string>> = {
  ARRAY_AGG: 'json_group_array',
  BOOL_AND: 'min',
  BOOL_OR: 'max',
  EVERY: 'min',
  CHAR_LENGTH: 'length',
}

const otherName: Rewriting = (words) => {
  const at = words.findIndex(
    ({ upper }, place) => Object.hasOwn(otherNames, upper) && words[place + 1]?.text === '(',
  )
  if (at >= 0) return { from: at, to: at, text: otherNames[words[at]?.upper ?? ''] ?? '' }
  const now = words.findIndex(({ upper }, place) => upper === 'NOW' && words[place + 1]?.text === '(')
  if (now >= 0) return { from: now, to: now + 2, text: 'CURRENT_TIMESTAMP' }
  const schema = words.findIndex(({ upper }, place) => upper === 'PUBLIC' && words[place + 1]?.text === '.')
  return schema < 0 ? undefined : { from: schema, to: schema + 1, text: '' }
}

const rewritings: readonly Rewriting[] = [
  otherName,
  shortCast,
  dateCast,
  ilike,
  anyOf,
  partOfDate,
  fetchFirst,
  changedAlias,
  deleteUsing,
]

/**
 * A statement of PostgreSQL in words that SQLite runs, as far as they say the same there; what has no such words
 * stays as it is, and SQLite will refuse it. LIKE has to tell small letters from capitals, see `tellsLetters`.
 */
export function inSqlite(sql: string): string {
  let text = sql
  for (let count = 0; count < mostChanges; count++) {
    const words = sqlWords(text)
    const textOf = (from: number, to: number): string =>
      text.slice(words[from]?.start ?? 0, words[to]?.end ?? 0)
    let change: Change | undefined
    for (const rewriting of rewritings) {
      change = rewriting(words, textOf)
      if (change && change.from >= 0 && change.to >= change.from) break
      change = undefined
    }
    if (!change) return text
    text =
      text.slice(0, words[change.from]?.start ?? 0) +
      change.text +
      text.slice(words[change.to]?.end ?? text.length)
  }
  return text
}

/** What makes SQLite's LIKE tell small letters from capitals; it belongs in front of the DDL. */
export const tellsLetters = 'PRAGMA case_sensitive_like = ON'
