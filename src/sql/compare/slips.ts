import type { Span } from '../judgement.ts'
import type { Token } from '../reader/lexer.ts'
import { editDistance } from './distance.ts'
import { type Draft, draft } from './note.ts'
import type { Vocabulary } from './vocabulary.ts'
import * as weights from './weights.ts'

/** A word that was probably meant to be another one; `options` are equally near. */
interface Slip {
  readonly token: number
  readonly options: readonly (readonly Token[])[]
}

/** The tokens of an answer with its typing slips, and the ways to mend them. */
export interface Mending {
  /** How many ways there are, at most 12; 0 when there is no slip. */
  readonly ways: number
  readonly mended: (way: number) => { tokens: readonly Token[]; notes: readonly Draft[] }
}

const MOST_WAYS = 12
/** More unknown words than this are no slips of typing. */
const MOST_SLIPS = 12

/** How many letters of a word may be wrong. */
const mostSteps = ({ length }: string): number => (length < 8 ? 1 : 2)

const isMark = (token: Token | undefined, mark: string): boolean =>
  token?.kind === 'mark' && token.text === mark

/** Singular and plural are different names, and which one it is matters: `users` is no slip of `user`. */
const isPlural = (one: string, other: string): boolean => {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return long === (short.endsWith('s') ? `${short}es` : `${short}s`)
}

/** The word that an AS at this place belongs to: CAST, CREATE (a view or table made from a query), or another. */
const governing = (tokens: readonly Token[], index: number): string => {
  for (let at = index - 1, depth = 0; at >= 0; at--) {
    const upper = tokens[at]?.upper ?? ''
    if (isMark(tokens[at], ')')) depth++
    else if (isMark(tokens[at], '(') && depth-- === 0) return tokens[at - 1]?.upper ?? ''
    else if (depth === 0 && (isMark(tokens[at], ';') || upper === 'CREATE' || upper === 'SELECT'))
      return upper
  }
  return ''
}

/** Names that the answer itself gives to tables and columns. */
const declaredIn = (tokens: readonly Token[], vocabulary: Vocabulary): Set<string> => {
  const dotted = new Set<string>()
  const counts = new Map<string, number>()
  tokens.forEach(({ text }, index) => {
    const name = text.toLowerCase()
    counts.set(name, (counts.get(name) ?? 0) + 1)
    if (isMark(tokens[index + 1], '.')) dotted.add(name)
  })
  /** A name given and never used, beside a known one that is used and never given, is a slip after all. */
  const isMisspelt = (name: string): boolean =>
    counts.get(name) === 1 &&
    name.length > 3 &&
    Array.from(counts.keys()).some(
      (other) =>
        vocabulary.has(other) &&
        !isPlural(name, other) &&
        editDistance(name, other, mostSteps(name)) <= mostSteps(name),
    )
  const declared = new Set<string>()
  tokens.forEach((token, index) => {
    const before = tokens[index - 1]
    const name = token.text.toLowerCase()
    if ((token.kind !== 'word' && token.kind !== 'name') || vocabulary.has(name)) return
    const kind = before?.kind === 'word' ? vocabulary.get(before.text.toLowerCase()) : undefined
    const afterTable = isMark(before, ')') || kind === 'name' || kind === 'column'
    const asName = before?.upper === 'AS' && !['CAST', 'CREATE'].includes(governing(tokens, index))
    const defined =
      (before?.upper === 'WITH' || before?.upper === 'RECURSIVE') && tokens[index + 1]?.upper === 'AS'
    const given = asName || defined || (afterTable && dotted.has(name)) || before?.upper === 'SAVEPOINT'
    if (given && !isMisspelt(name)) declared.add(name)
  })
  return declared
}

const reword = (token: Token, word: string, kind: string | undefined, span: Span = token): Token => {
  const text = kind === 'keyword' ? word.toUpperCase() : word
  return { ...token, kind: 'word', text, upper: word.toUpperCase(), start: span.start, end: span.end }
}

/** Two known words that were typed without the space between them, the first or second a keyword. */
const split = (token: Token, vocabulary: Vocabulary): Token[] | undefined => {
  const word = token.text.toLowerCase()
  for (let cut = 2; cut <= word.length - 2; cut++) {
    const [left, right] = [word.slice(0, cut), word.slice(cut)]
    const kinds = [vocabulary.get(left), vocabulary.get(right)]
    if (kinds.includes(undefined) || !kinds.includes('keyword')) continue
    const middle = token.start + cut
    return [
      reword(token, left, kinds[0], { start: token.start, end: middle }),
      reword(token, right, kinds[1], { start: middle, end: token.end }),
    ]
  }
  return undefined
}

const letters = (word: string): string => Array.from(word).sort().join('')

const nearest = (word: string, vocabulary: Vocabulary, declared: ReadonlySet<string>): string[] => {
  let best = mostSteps(word)
  let found: string[] = []
  for (const known of [...vocabulary.keys(), ...declared]) {
    const isKeyword = vocabulary.get(known) === 'keyword'
    // Short names are too near to each other; of short keywords only a swap of letters counts.
    if (known.length < 3 || (word.length < 4 && (known.length !== word.length || !isKeyword))) continue
    if (!isKeyword && isPlural(word, known)) continue
    const steps = editDistance(word, known, best)
    if (steps > best) continue
    if (steps < best) found = []
    best = steps
    found.push(known)
  }
  const swapped = (known: string): boolean => letters(known) === letters(word)
  if (word.length < 4) found = found.filter(swapped)
  return found.length <= 4 ? found : []
}

/** Whether a value is expected here, on a side of a comparison or in the list of IN. */
const isValuePlace = (tokens: readonly Token[], index: number): boolean => {
  const before = tokens[index - 1]
  const after = tokens[index + 1]
  for (const near of [before, after]) if (near?.kind === 'mark' && /^[!<>=]+$/.test(near.text)) return true
  if (before?.upper === 'LIKE' || before?.upper === 'ILIKE') return true
  let at = index - 1
  while (isMark(tokens[at], ',') || tokens[at]?.kind === 'string' || tokens[at]?.kind === 'name') at--
  return isMark(tokens[at], '(') && tokens[at - 1]?.upper === 'IN'
}

const slipAt = (
  token: Token,
  index: number,
  tokens: readonly Token[],
  vocabulary: Vocabulary,
  declared: ReadonlySet<string>,
  unknown: Map<string, readonly string[]>,
): Slip | undefined => {
  const before = tokens[index - 1]
  const word = token.text.toLowerCase()
  if (token.kind === 'name') {
    const isName = isMark(tokens[index + 1], '.') || isMark(before, '.') || before?.upper === 'AS'
    const known = vocabulary.has(word) || declared.has(word)
    const isKey = before?.kind === 'mark' && /^[-#]>/.test(before.text)
    const isText = isKey || !known || (isValuePlace(tokens, index) && vocabulary.get(word) !== 'column')
    return isName || !isText ? undefined : { token: index, options: [[{ ...token, kind: 'string' }]] }
  }
  if (vocabulary.has(word) || declared.has(word)) return undefined
  if (token.kind !== 'word' || word.length < 3) return undefined
  const near = unknown.get(word) ?? (unknown.size < MOST_SLIPS ? nearest(word, vocabulary, declared) : [])
  unknown.set(word, near)
  const options = near.map((known) => [reword(token, known, vocabulary.get(known))])
  if (options.length > 0) return { token: index, options }
  const two = split(token, vocabulary)
  return two && { token: index, options: [two] }
}

const noteOf = (token: Token, meant: readonly Token[]): Draft => {
  const words = meant.map(({ text }) => text).join(' ')
  const place = { span: { start: token.start, end: token.end } }
  const [code, message]: readonly [string, string] =
    meant[0]?.kind === 'string'
      ? ['double-quotes', `Text goes in single quotes, \`'${words}'\`: double quotes name a column.`]
      : ['typo', `\`${token.text}\` was read as \`${words}\`.`]
  return draft('typing', code, weights.typing, message, place)
}

/** Finds the typing slips of an answer: unknown words next to known ones, and text in double quotes. */
export const findSlips = (tokens: readonly Token[], vocabulary: Vocabulary): Mending => {
  const declared = declaredIn(tokens, vocabulary)
  const unknown = new Map<string, readonly string[]>()
  const slips = tokens.flatMap(
    (token, index) => slipAt(token, index, tokens, vocabulary, declared, unknown) ?? [],
  )
  const ways = slips.reduce((product, { options }) => product * options.length, 1)
  return {
    ways: slips.length === 0 || slips.length > MOST_SLIPS ? 0 : Math.min(MOST_WAYS, ways),
    mended: (way) => {
      const notes: Draft[] = []
      let rest = way
      const chosen = new Map(
        slips.map(({ token, options }) => {
          const option = options[rest % options.length]
          rest = Math.floor(rest / options.length)
          return [token, option]
        }),
      )
      const mended = tokens.flatMap((token, index) => {
        const meant = chosen.get(index)
        if (meant) notes.push(noteOf(token, meant))
        return meant ?? token
      })
      return { tokens: mended, notes }
    },
  }
}
