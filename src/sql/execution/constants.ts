import { columnsAround, columnsBehind, trimmedIn } from './columns-around.ts'
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
  const trimmed = new Set<string>()
  const factors = new Map<string, Set<number>>()
  const all = new Set<SqlValue>()
  const single = statements.flatMap(({ sql, values, more = [] }) =>
    [values, ...more].slice(0, mostSets).map((set) => ({ sql, values: set })),
  )
  for (const { sql, values } of single) {
    const words = sqlWords(sql)
    const behind = columnsBehind(words, columns)
    const written = patternsIn(words, values)
    for (const name of trimmedIn(words, behind)) trimmed.add(name)
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
  for (const name of trimmed) {
    const kept = byColumn.get(name) ?? new Set()
    byColumn.set(name, kept)
    for (const one of ['abcd', ...kept]) if (typeof one === 'string') kept.add(` ${one} `)
  }
  for (const [name, own] of factors) {
    const kept = byColumn.get(name)
    if (kept) for (const one of scaled(kept, own)) kept.add(one)
  }
  return { byColumn: new Map([...byColumn].map(([name, kept]) => [name, [...kept]])), all: [...all] }
}
