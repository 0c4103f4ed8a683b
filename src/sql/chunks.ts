import { formatSql } from './format.ts'
import { sqlTokens } from './tokens.ts'

/** A piece of a statement about as large as a clause, such as `LEFT OUTER JOIN address AS address_1`. */
export interface Chunk {
  readonly text: string
  /** What stands between it and the chunk before: a new statement, a comma where that one allows it, a space. */
  readonly joint: 'statement' | 'item' | 'space'
  /** It ends within a list, so that an item behind it needs a comma. */
  readonly list: boolean
}

/** More right tiles than this are not laid on a phone; four places are left for wrong ones. */
const MOST_CHUNKS = 8

/** Fewer are no puzzle. */
const LEAST = 3

/** A longer tile is a wall of text. */
const LONGEST = 110

/** Few enough clauses that lists are taken apart as well. */
const FEW = 5

const wordOf = (line: string): string => /^\s*(\w+)/.exec(line)?.[1]?.toUpperCase() ?? ''

/** Where commas outside parentheses cut a text. */
const items = (text: string): readonly string[] => {
  const parts = ['']
  let depth = 0
  for (const { text: token } of sqlTokens(text)) {
    if (token === '(') depth++
    else if (token === ')') depth--
    if (token === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] += token
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}

const balanced = (text: string): boolean => {
  let depth = 0
  for (const { text: token } of sqlTokens(text)) {
    if (token === '(') depth++
    else if (token === ')' && --depth < 0) return false
  }
  return depth === 0
}

const LISTS = new Set(['SELECT', 'SET', 'RETURNING'])

/** A clause that is a list, item by item; the keyword stays with the first. A WHERE is cut before AND and OR. */
const taken = (line: string): readonly Omit<Chunk, 'joint'>[] => {
  const word = wordOf(line)
  if (!balanced(line)) return [{ text: line, list: false }]
  if (LISTS.has(word)) return items(line).map((text) => ({ text, list: true }))
  if (word === 'WHERE' || word === 'HAVING') return conditions(line).map((text) => ({ text, list: false }))
  return [{ text: line, list: false }]
}

/** A list too long for one tile as two of them. */
const halved = (line: string): readonly Omit<Chunk, 'joint'>[] => {
  if (line.length <= LONGEST || !LISTS.has(wordOf(line)) || !balanced(line))
    return [{ text: line, list: false }]
  const all = items(line)
  const half = Math.ceil(all.length / 2)
  return [all.slice(0, half), all.slice(half)].map((some) => ({ text: some.join(', '), list: true }))
}

const conditions = (line: string): readonly string[] => {
  const parts = ['']
  let depth = 0
  let between = false
  for (const { text: token } of sqlTokens(line)) {
    const upper = token.toUpperCase()
    if (token === '(') depth++
    else if (token === ')') depth--
    else if (upper === 'BETWEEN') between = true
    const cuts = depth === 0 && (upper === 'OR' || (upper === 'AND' && !between))
    if (upper === 'AND') between = false
    if (cuts) parts.push(token)
    else parts[parts.length - 1] += token
  }
  return parts.map((part) => part.trim())
}

/** Lines joined to the one before where `joins` says so. */
const merged = (lines: readonly string[], joins: (line: string, before: string) => boolean): string[] => {
  const result: string[] = []
  for (const line of lines) {
    const before = result.at(-1)
    if (before !== undefined && joins(line, before)) result[result.length - 1] = `${before} ${line.trim()}`
    else result.push(line)
  }
  return result
}

const FOLLOWERS = new Set(['ON', 'VALUES', 'LIMIT', 'OFFSET'])

/** From clause by clause to whole statements: the first way that makes few enough pieces is taken. */
const GRAINS: readonly ((lines: readonly string[]) => readonly string[])[] = [
  (lines) => lines,
  (lines) => merged(lines, (line) => FOLLOWERS.has(wordOf(line))),
  (lines) =>
    merged(lines, (line, before) => FOLLOWERS.has(wordOf(line)) || /^\s|^\)/.test(line) || !balanced(before)),
  (lines) =>
    merged(
      lines,
      (line, before) =>
        FOLLOWERS.has(wordOf(line)) ||
        /^\s|^\)/.test(line) ||
        !balanced(before) ||
        (wordOf(line) === 'FROM' && wordOf(before) === 'SELECT'),
    ),
  (lines) => merged(lines, () => true),
]

const definitionChunks = (lines: readonly string[]): readonly Chunk[] =>
  lines.map((line, index) => {
    const text = line.trim()
    const item = index > 0 && /^\s/.test(line)
    return {
      text: text.replace(/,$/, ''),
      joint: index === 0 ? 'statement' : item ? 'item' : 'space',
      list: item,
    }
  })

const chunksAt = (
  statements: readonly (readonly string[])[],
  grain: (lines: readonly string[]) => readonly string[],
  fine: boolean,
): readonly Chunk[] =>
  statements.flatMap((lines) => {
    if (/^CREATE\s.*\bTABLE\b/i.test(lines[0] ?? '')) return definitionChunks(grain(lines))
    return grain(lines).flatMap((line, index): Chunk[] => {
      const parts = fine ? taken(line.trim()) : halved(line.trim())
      return parts.map((part, at) => ({
        ...part,
        joint: index === 0 && at === 0 ? 'statement' : at > 0 && part.list ? 'item' : 'space',
      }))
    })
  })

/**
 * Statements cut into three to eight pieces of about the size of a clause, in order; none where that leaves too
 * many, too few or too long ones. Lists are cut at their commas, conditions before AND and OR, as far as there is
 * room for it.
 */
export const chunksOf = (statements: readonly string[]): readonly Chunk[] => {
  const lines = statements.map(formatSql)
  const fits = (chunks: readonly Chunk[]) =>
    chunks.length <= MOST_CHUNKS && chunks.every(({ text }) => text.length <= LONGEST)
  const fine = chunksAt(lines, (one) => one, true)
  const wholes = lines.flat().length
  if (wholes <= FEW && fine.length >= LEAST && fits(fine)) return fine
  for (const grain of GRAINS) {
    const chunks = chunksAt(lines, grain, false)
    if (chunks.length < LEAST) return fine.length >= LEAST && fits(fine) ? fine : []
    if (fits(chunks)) return chunks
  }
  return []
}
