import type { AuthoredCard } from '../authored-deck.ts'
import type { Finding } from '../problem.ts'

const mostLines = 12
const mostColumns = 42

function shownCode(card: AuthoredCard): readonly (readonly [field: string, code: readonly string[]])[] {
  return [
    ['code', card.code ?? []],
    ['query', card.query ?? []],
    ['fix', card.fix ?? []],
    ...(card.wrong ?? []).map(
      (wrong, index) => [`wrong[${index}]`, [...(wrong.code ?? []), ...(wrong.fix ?? [])]] as const,
    ),
  ]
}

/** Code fits on a phone: at most twelve lines of at most 42 columns, each a line of its own. */
export const codeFits = (card: AuthoredCard): readonly Finding[] =>
  shownCode(card).flatMap(([field, code]) => {
    const found: Finding[] = []
    if (code.length > mostLines)
      found.push({ field, message: `has ${code.length} lines, more than ${mostLines}` })
    for (const [index, line] of code.entries()) {
      const columns = Array.from(line).length
      if (columns > mostColumns)
        found.push({ field, message: `line ${index + 1} has ${columns} columns, more than ${mostColumns}` })
      if (line.includes('\n')) found.push({ field, message: `line ${index + 1} holds a line break` })
      if (line.includes('\t')) found.push({ field, message: `line ${index + 1} holds a tab` })
    }
    return found
  })

const oldSpellings: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/\bsession\.query\(/u, 'session.query()'],
  [/\bselect\(\[/u, 'select([…])'],
  [/\bengine\.execute\(/u, 'engine.execute()'],
  [/\bdeclarative_base\(/u, 'declarative_base()'],
  [/\bext\.declarative\b/u, 'ext.declarative'],
]

/** Code is written for 2.x; the old spellings stand only in cards that are about them (concept `legacy-…`). */
export function codeIsCurrent(card: AuthoredCard): readonly Finding[] {
  if (card.concepts?.some((name) => name.startsWith('legacy'))) return []
  return shownCode(card).flatMap(([field, code]) => {
    if (field !== 'code' || card.kind === 'spot-the-bug') return []
    return oldSpellings
      .filter(([pattern]) => code.some((line) => pattern.test(line)))
      .map(([, name]) => ({
        field,
        message: `${name} is 1.x; name a concept "legacy-…" if the card is about it`,
      }))
  })
}

/** A question about a line has code, and a prediction has something to predict from. */
export function codeIsThere(card: AuthoredCard): readonly Finding[] {
  if (card.kind === 'write-sql' && card.code !== undefined)
    return [{ field: 'code', message: 'would show the answer: the model answer is `query`' }]
  const needsCode = ['predict-sql', 'predict-result', 'count-queries', 'spot-the-bug'].includes(card.kind)
  if (needsCode && !card.code?.length) return [{ field: 'code', message: 'is missing' }]
  if (card.line !== undefined && card.line > (card.code?.length ?? 0))
    return [{ field: 'line', message: `there is no line ${card.line}` }]
  return []
}

/** A proof that asserts nothing proves nothing. */
export const proofAsserts = ({ proof }: AuthoredCard): readonly Finding[] =>
  proof && !proof.code.some((line) => /^\s*(?:assert|raise)\b/u.test(line))
    ? [{ field: 'proof', message: 'has no assert' }]
    : []
