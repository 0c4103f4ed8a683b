import { type SqlWord, unquoted } from './sql-words.ts'

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

/** The columns behind a name: itself, or those of the expression that it is a label of. */
export type ColumnsBehind = (word: SqlWord) => readonly string[]

/** The columns that a statement speaks of by their names or by the labels of what they are part of. */
export function columnsBehind(words: readonly SqlWord[], known: ReadonlySet<string>): ColumnsBehind {
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

/** The columns whose blanks a statement cuts off. */
export function trimmedIn(words: readonly SqlWord[], behind: ColumnsBehind): readonly string[] {
  return words.flatMap(({ upper }, at) => {
    if (!/^[LR]?TRIM$/u.test(upper) || words[at + 1]?.text !== '(') return []
    const { depth } = words[at + 1] as SqlWord
    const end = words.findIndex((word, place) => place > at && word.text === ')' && word.depth === depth)
    return words.slice(at, end).flatMap(behind)
  })
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

/** The columns that a value belongs to: those before it, or behind it where none are before. */
export function columnsAround(
  words: readonly SqlWord[],
  at: number,
  behind: ColumnsBehind,
): readonly string[] {
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
