import type { SqlValue } from './engine.ts'
import { jointTexts, likeTexts } from './like-texts.ts'
import type { Bound } from './parameters.ts'
import { type SqlWord, sqlWords, unquoted } from './sql-words.ts'

/** The values that statements speak of: rows that hold them are the ones that tell two statements apart. */
export interface Constants {
  /** By column name in lower case: what stands beside the column in a condition. */
  readonly byColumn: ReadonlyMap<string, readonly SqlValue[]>
  readonly all: readonly SqlValue[]
}

const boundary = new Set([
  'AND',
  'OR',
  'WHERE',
  'ON',
  'HAVING',
  'WHEN',
  'THEN',
  'ELSE',
  'SELECT',
  'FROM',
  'SET',
  'GROUP',
  'ORDER',
])
/** How far a column may stand from its value, in words; an IN list of a dozen values is within. */
const reach = 24

const isBoundary = (word: SqlWord, at: number, words: readonly SqlWord[]): boolean =>
  boundary.has(word.upper) &&
  !(word.upper === 'AND' && words.slice(Math.max(0, at - 3), at).some(({ upper }) => upper === 'BETWEEN'))

/** Sets of values of one statement that are looked through: the first tell what the others are like. */
const mostSets = 8

const scales = /^[*/]|[*/]$/u

const literal = (
  words: readonly SqlWord[],
  at: number,
  values: readonly SqlValue[],
): SqlValue | undefined => {
  const word = words[at]
  const before = words[at - 1]
  if (word?.kind === 'string') return unquoted(word)
  if (word?.kind !== 'number') return undefined
  if (before?.text === '?' && before.end === word.start) return values[Number(word.text) - 1]
  const negative = before?.text === '-' && /^[(,<>=!]|^[A-Z]+$/u.test(words[at - 2]?.upper ?? '(')
  return negative ? -Number(word.text) : Number(word.text)
}

/** The patterns of a statement by the place of each part of them: `LIKE '%' || ?1 || '%'` holds one. */
function patternsIn(words: readonly SqlWord[], values: readonly SqlValue[]): ReadonlyMap<number, string> {
  const patterns = new Map<number, string>()
  for (const [at, { upper }] of words.entries()) {
    if (!upper.endsWith('LIKE')) continue
    const parts = new Map<number, string>()
    for (let place = at + 1; place < words.length; place++) {
      if (/^(?:\(|\?|\|\|)$/u.test(words[place]?.text ?? '')) continue
      const value = literal(words, place, values)
      if (typeof value !== 'string') break
      parts.set(place, value)
    }
    const whole = [...parts.values()].join('')
    for (const place of parts.keys()) patterns.set(place, whole)
  }
  return patterns
}

/** The columns behind a name: itself, or those of the expression that it is a label of. */
type ColumnsBehind = (word: SqlWord) => readonly string[]

/** The columns that a statement speaks of by their names or by the labels of what they are part of. */
function columnsBehind(words: readonly SqlWord[], known: ReadonlySet<string>): ColumnsBehind {
  const nameOf = (word: SqlWord): string =>
    word.kind === 'word' || word.kind === 'name' ? unquoted(word).toLowerCase() : ''
  const labelled = new Map<string, readonly string[]>()
  for (const [at, { upper, depth }] of words.entries()) {
    if (upper !== 'AS') continue
    const before = words.slice(Math.max(0, at - reach), at)
    const start = before.findLastIndex(
      (word) => word.depth === depth && /^(?:,|SELECT|DISTINCT)$/u.test(word.upper),
    )
    const label = words[at + 1]
    if (label && start >= 0)
      labelled.set(
        nameOf(label),
        before
          .slice(start)
          .map(nameOf)
          .filter((name) => known.has(name)),
      )
  }
  return (word) => {
    const name = nameOf(word)
    return known.has(name) ? [name] : (labelled.get(name) ?? [])
  }
}

/** What a subquery gives that begins or ends at a parenthesis: the words of its list. Undefined for any other. */
function listOfSubquery(words: readonly SqlWord[], at: number): readonly SqlWord[] | undefined {
  const { text, depth } = words[at] as SqlWord
  const isOpening = (word: SqlWord): boolean => word.text === '(' && word.depth === depth
  const open = text === '(' ? at : text === ')' ? words.slice(0, at).findLastIndex(isOpening) : -1
  if (open < 0 || words[open + 1]?.upper !== 'SELECT') return undefined
  const end = words.findIndex((word, place) => place > open && word.upper === 'FROM' && word.depth === depth)
  return end < 0 ? undefined : words.slice(open + 2, end)
}

function columnsAround(words: readonly SqlWord[], at: number, behind: ColumnsBehind): readonly string[] {
  const found: string[] = []
  for (const step of [-1, 1]) {
    for (let place = at + step; Math.abs(place - at) <= reach; place += step) {
      const word = words[place]
      if (!word || isBoundary(word, place, words)) break
      const list = listOfSubquery(words, place)
      if (list) {
        found.push(...list.flatMap(behind))
        break
      }
      if (words[place + 1]?.text !== '.') found.push(...behind(word))
    }
    // What stands after a value belongs to it only when nothing before does: `5 < price`.
    if (found.length > 0) break
  }
  return found
}

/** Where `sal * 12` and 20000 meet: numbers that a column must come near itself, for it or a part of it to do so. */
function scaled(kept: ReadonlySet<SqlValue>, factors: ReadonlySet<number>): readonly number[] {
  const numbers = [...kept].filter((value) => typeof value === 'number')
  return [...factors].flatMap((factor) =>
    Math.abs(factor) > 1
      ? numbers.flatMap((one) => (one === factor ? [] : [Math.round(one / factor), one * factor]))
      : [],
  )
}

/** Whether a value stands behind a sum: `sum(price * amount) > 100`. */
const isSum = (words: readonly SqlWord[], at: number): boolean =>
  words.slice(Math.max(0, at - 10), at).some(({ upper }) => upper === 'SUM')

/** Collects the values of statements; `columns` are the names of all columns, in lower case. */
export function constantsOf(statements: readonly Bound[], columns: ReadonlySet<string>): Constants {
  const byColumn = new Map<string, Set<SqlValue>>()
  const patterns = new Map<string, Set<string>>()
  const factors = new Map<string, Set<number>>()
  const all = new Set<SqlValue>()
  const single = statements.flatMap(({ sql, values, more = [] }) =>
    [values, ...more].slice(0, mostSets).map((set) => ({ sql, values: set })),
  )
  for (const { sql, values } of single) {
    const words = sqlWords(sql)
    const behind = columnsBehind(words, columns)
    const written = patternsIn(words, values)
    for (const [at] of words.entries()) {
      const value = literal(words, at, values)
      if (value === undefined || value === null) continue
      all.add(value)
      const isPattern = words.slice(Math.max(0, at - 3), at).some(({ upper }) => upper.endsWith('LIKE'))
      const pattern = written.get(at) ?? (isPattern && typeof value === 'string' ? value : undefined)
      const held = pattern === undefined ? [value] : likeTexts(pattern)
      for (const name of columnsAround(words, at, behind)) {
        if (pattern !== undefined) patterns.set(name, (patterns.get(name) ?? new Set()).add(pattern))
        const kept = byColumn.get(name) ?? new Set()
        byColumn.set(name, kept)
        for (const one of held) kept.add(one)
        // Two rows of half of it come to a sum that is just that.
        if (typeof value === 'number' && isSum(words, at)) kept.add(value / 2)
        if (
          typeof value === 'number' &&
          scales.test((words[at - 1]?.text ?? '') + (words[at + 1]?.text ?? ''))
        )
          factors.set(name, (factors.get(name) ?? new Set()).add(value))
      }
    }
  }
  for (const [name, own] of patterns) for (const one of jointTexts(own)) byColumn.get(name)?.add(one)
  for (const [name, own] of factors) {
    const kept = byColumn.get(name)
    if (kept) for (const one of scaled(kept, own)) kept.add(one)
  }
  return { byColumn: new Map([...byColumn].map(([name, kept]) => [name, [...kept]])), all: [...all] }
}
