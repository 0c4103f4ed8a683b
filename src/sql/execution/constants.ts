import type { SqlValue } from './engine.ts'
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

/** Texts that a LIKE pattern finds, and some that it only nearly finds. */
const likeTexts = (pattern: string): readonly string[] => [
  pattern.replaceAll('%', '').replaceAll('_', 'q'),
  pattern.replaceAll('%', 'zz').replaceAll('_', 'k'),
  pattern.replace(/^%/u, '').replaceAll('%', 'w').replaceAll('_', 'e'),
  pattern.replace(/%$/u, '').replaceAll('%', 'w').replaceAll('_', 'e'),
]

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

function columnsAround(words: readonly SqlWord[], at: number, known: ReadonlySet<string>): readonly string[] {
  const found: string[] = []
  for (const step of [-1, 1]) {
    for (let place = at + step; Math.abs(place - at) <= reach; place += step) {
      const word = words[place]
      if (!word || isBoundary(word, place, words)) break
      if (word.kind !== 'word' && word.kind !== 'name') continue
      const name = unquoted(word).toLowerCase()
      if (known.has(name) && words[place + 1]?.text !== '.') found.push(name)
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

/** Collects the values of statements; `columns` are the names of all columns, in lower case. */
export function constantsOf(statements: readonly Bound[], columns: ReadonlySet<string>): Constants {
  const byColumn = new Map<string, Set<SqlValue>>()
  const factors = new Map<string, Set<number>>()
  const all = new Set<SqlValue>()
  const single = statements.flatMap(({ sql, values, more = [] }) =>
    [values, ...more].slice(0, mostSets).map((set) => ({ sql, values: set })),
  )
  for (const { sql, values } of single) {
    const words = sqlWords(sql)
    for (const [at] of words.entries()) {
      const value = literal(words, at, values)
      if (value === undefined || value === null) continue
      all.add(value)
      const isPattern = words.slice(Math.max(0, at - 3), at).some(({ upper }) => upper.endsWith('LIKE'))
      const held = isPattern && typeof value === 'string' ? likeTexts(value) : [value]
      for (const name of columnsAround(words, at, columns)) {
        const kept = byColumn.get(name) ?? new Set()
        byColumn.set(name, kept)
        for (const one of held) kept.add(one)
        if (
          typeof value === 'number' &&
          scales.test((words[at - 1]?.text ?? '') + (words[at + 1]?.text ?? ''))
        )
          factors.set(name, (factors.get(name) ?? new Set()).add(value))
      }
    }
  }
  for (const [name, own] of factors) {
    const kept = byColumn.get(name)
    if (kept) for (const one of scaled(kept, own)) kept.add(one)
  }
  return { byColumn: new Map([...byColumn].map(([name, kept]) => [name, [...kept]])), all: [...all] }
}
