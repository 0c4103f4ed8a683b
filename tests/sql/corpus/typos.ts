import { mixedRewrites, singleRewrites, type Variant } from './phone.ts'
import type { StoredLog } from './deck-logs.ts'
import { edited, piecesOf, replacing } from './pieces.ts'
import type { Random } from './random.ts'

/** Keys beside each other on a phone. */
const neighbours: Readonly<Record<string, string>> = {
  a: 'sqz',
  b: 'vnh',
  c: 'xvd',
  d: 'sfe',
  e: 'wrd',
  f: 'dgr',
  g: 'fht',
  h: 'gjy',
  i: 'uok',
  j: 'hku',
  k: 'jli',
  l: 'kop',
  m: 'nj',
  n: 'bmh',
  o: 'ipl',
  p: 'ol',
  q: 'wa',
  r: 'etf',
  s: 'adw',
  t: 'ryg',
  u: 'yij',
  v: 'cbf',
  w: 'qes',
  x: 'zcs',
  y: 'tuh',
  z: 'xa',
  _: 'o',
}

const keywords =
  'select from where group having order limit offset returning union intersect except values insert update delete with recursive join inner outer left right cross natural using between exists distinct cascade constraint primary foreign references unique check default create table index alter column rename begin commit rollback savepoint release explain query plan pragma integer varchar boolean numeric float datetime date count lower upper length coalesce substr trigger conflict nothing partition filter nulls first second collate escape glob like ilike serial rownum'.split(
    ' ',
  )

/** One slip of a thumb: a letter lost, doubled, beside the one meant, or two exchanged. */
function slipped(word: string, random: Random): string {
  const at = random.below(word.length)
  const letter = word.charAt(at)
  switch (random.below(4)) {
    case 0:
      return word.slice(0, at) + word.slice(at + 1)
    case 1:
      return word.slice(0, at) + letter + word.slice(at)
    case 2: {
      const beside = neighbours[letter.toLowerCase()]
      return word.slice(0, at) + (beside?.charAt(random.below(beside.length)) ?? 'e') + word.slice(at + 1)
    }
    default:
      return word.slice(0, at) + word.charAt(at + 1) + letter + word.slice(at + 2)
  }
}

/** What a typo made of a variant. */
export interface Slip extends Variant {
  readonly typo: string
  /** The damaged word is another word that this statement could have. */
  readonly isAnotherWord: boolean
}

const plainRewrites = new Set([
  'literals',
  ':p1',
  '$1',
  'no qualifiers',
  'no labels',
  'aliases added',
  'other alias names',
  'lower case',
  'capitalised words',
  'LEFT JOIN',
  'INNER JOIN',
  '<>',
  'ASC',
  'more whitespace',
  'one line',
])

function slip(log: StoredLog, variant: Variant, random: Random): Slip | undefined {
  const pieces = piecesOf(variant.answer).filter(
    ({ kind, text }) => kind === 'word' && text.length >= 5 && /^[a-z_]+$/iu.test(text),
  )
  if (pieces.length === 0) return undefined
  const piece = random.pick(pieces)
  const text = slipped(piece.text, random)
  const answer = edited(variant.answer, [replacing(piece, text)])
  if (answer === undefined) return undefined
  const vocabulary = new Set([
    ...keywords,
    ...`${log.tables.ddl} ${log.statements.map(({ sql }) => sql).join(' ')} ${variant.answer}`
      .toLowerCase()
      .split(/\W+/u),
  ])
  return {
    ...variant,
    answer,
    typo: `${piece.text} → ${text}`,
    isAnotherWord: vocabulary.has(text.toLowerCase()),
  }
}

/** The statement as it is, and in other words, each with one typo in a word of five letters or more. */
export function typos(log: StoredLog, random: Random): readonly Slip[] {
  const variants = singleRewrites(log, random).filter(({ made }) =>
    made.every((name) => plainRewrites.has(name)),
  )
  const chosen = random.shuffled(variants).slice(0, 3)
  const mixed = mixedRewrites(log, 1, random).filter(({ answer }) => !/[‘’‚]|--|\/\*|INFO|\[/u.test(answer))
  return [...chosen, ...mixed].flatMap((variant) => slip(log, variant, random) ?? [])
}
