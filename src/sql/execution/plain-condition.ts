import { type SqlWord, unquoted } from './sql-words.ts'

/** Words on one line, names without quotes and in small letters, so that the same text reads the same. */
export const plain = (words: readonly SqlWord[]): string =>
  words.map((word) => (word.kind === 'string' ? word.text : unquoted(word).toLowerCase())).join(' ')

const turned: Readonly<Record<string, string>> = { '>': '<', '>=': '<=', '=': '=', '<>': '<>', '!=': '<>' }

/** Without the parentheses that stand around all of it. */
function unwrapped(words: readonly SqlWord[]): readonly SqlWord[] {
  const [first] = words
  if (first?.text !== '(') return words
  const close = words.findIndex(({ text, depth }, at) => at > 0 && text === ')' && depth === first.depth)
  return close === words.length - 1 ? unwrapped(words.slice(1, -1)) : words
}

/** A comparison with its smaller side first, the sides of an equation in the order of the alphabet. */
function comparison(words: readonly SqlWord[], isOuter: (word: SqlWord) => boolean): string {
  const signs = words.flatMap((word, at) =>
    isOuter(word) && /^(?:[<>]=?|=|<>|!=)$/u.test(word.text) ? [at] : [],
  )
  const [at] = signs
  // A side with more than one value in it is no side: NOT, OR and the like bind less.
  const isPlain = words.every(
    (word) => !isOuter(word) || !/^(?:AND|OR|NOT|IS|IN|LIKE|BETWEEN|CASE)$/u.test(word.upper),
  )
  const sign = at === undefined ? '' : (words[at]?.text ?? '')
  const other = turned[sign]
  if (at === undefined || signs.length > 1 || !isPlain || other === undefined) return plain(words)
  const sides = [plain(unwrapped(words.slice(0, at))), plain(unwrapped(words.slice(at + 1)))]
  const [left = '', right = ''] = other === '<' || other === '<=' ? sides.toReversed() : sides.toSorted()
  return `${left} ${other} ${right}`
}

/** The conditions that AND connects, each in one way to write it and in the order of the alphabet. */
export function plainConditions(condition: readonly SqlWord[]): readonly string[] {
  const words = unwrapped(condition)
  const depth = Math.min(...words.map((word) => (word.text === '(' ? word.depth - 1 : word.depth)))
  const isOuter = (word: SqlWord): boolean => word.depth === depth && word.text !== '(' && word.text !== ')'
  const outer = words.filter(isOuter)
  if (outer.some(({ upper }) => /^(?:OR|BETWEEN|CASE)$/u.test(upper))) return [plain(words)]
  const cuts = words.flatMap((word, at) => (isOuter(word) && word.upper === 'AND' ? [at] : []))
  if (cuts.length === 0) return [comparison(words, isOuter)]
  return [-1, ...cuts]
    .flatMap((before, index) => plainConditions(words.slice(before + 1, cuts[index])))
    .toSorted()
}
