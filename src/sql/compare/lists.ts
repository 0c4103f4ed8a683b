import type { Clause } from '../judgement.ts'
import type { Form } from '../normal-form/form.ts'
import type { Item } from '../normal-form/parts.ts'
import { because, type Draft, draft, piece, type Side } from './note.ts'

/** What is in `things` more often than in `others`. */
export const surplus = <Thing>(
  things: readonly Thing[],
  others: readonly Thing[],
  key: (thing: Thing) => string,
): Thing[] => {
  const left = others.map(key)
  return things.filter((thing) => {
    const at = left.indexOf(key(thing))
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

/** What each of two lists has more than the other, by shape, as often as it has it more. */
export const differences = <Thing>(
  expected: readonly Thing[],
  given: readonly Thing[],
  key: (thing: Thing) => string,
): { missing: Thing[]; extra: Thing[] } => ({
  missing: surplus(expected, given, key),
  extra: surplus(given, expected, key),
})

/** What stands for a thing when values do not matter. */
export const shapeOf = ({ shape }: Form): string => shape

const columnsIn = ({ shape }: Item): string =>
  [...new Set(shape.match(/[\p{L}_][\w#]*\.[\p{L}_]\w*/gu) ?? [])].sort().join(' ')

/** Which missing item an extra one was probably meant to be: one that speaks of the same columns, or of some. */
const pairUp = (missing: readonly Item[], extra: readonly Item[]): Map<Item, Item> => {
  const pairs = new Map<Item, Item>()
  const taken = new Set<Item>()
  const tests: ((a: string, b: string) => boolean)[] = [
    (a, b) => a === b,
    (a, b) => a.split(' ').some((column) => column !== '' && b.split(' ').includes(column)),
  ]
  for (const test of tests)
    for (const item of missing) {
      if (pairs.has(item)) continue
      const found = extra.find((other) => !taken.has(other) && test(columnsIn(item), columnsIn(other)))
      if (!found) continue
      pairs.set(item, found)
      taken.add(found)
    }
  const [only, other] = [missing[0], extra[0]]
  if (missing.length === 1 && extra.length === 1 && only && other) pairs.set(only, other)
  return pairs
}

/** More notes than this about things that are too many help nobody. */
const MOST = 12

/** How a clause with a list of conditions or assignments is spoken of. */
export interface ListWords {
  readonly clause: Clause
  /** As in a sentence, where that is not the clause: `ON`. */
  readonly name?: string
  /** What the codes of its notes begin with, where that is not the clause. */
  readonly code?: string
  readonly weight: number
  /** The weight of an item that is another one, where that counts differently. */
  readonly changedWeight?: number
  /** Why SQLAlchemy writes what it writes; empty when no cause is known. */
  readonly reason?: ((expected: Item, given: Item | undefined) => string) | undefined
  /** Looks into a pair that differs only inside, for example in a subquery. */
  readonly inside?: ((expected: Item, given: Item) => Draft[]) | undefined
}

/** The notes about two lists of which the order does not matter. */
export const listNotes = (
  expected: Side,
  given: Side,
  lists: { readonly expected: readonly Item[]; readonly given: readonly Item[] },
  words: ListWords,
): Draft[] => {
  const { clause, name = clause.toUpperCase(), code = clause, weight, changedWeight = weight } = words
  const { missing, extra: all } = differences(lists.expected, lists.given, shapeOf)
  const extra = all.slice(0, MOST)
  const pairs = pairUp(missing, extra)
  // BETWEEN is two conditions that stand in one place.
  const taken = new Set(Array.from(pairs.values(), ({ span }) => span.start))
  const reason = (item: Item, other?: Item): string => because(words.reason?.(item, other))
  const drafts = missing.flatMap((item): Draft[] => {
    const other = pairs.get(item)
    const wanted = piece(expected, item)
    if (!other) {
      const message = `\`${name}\` is missing ${wanted}${reason(item)}`
      return [draft(clause, `${code}-missing`, weight, message, undefined, item)]
    }
    const inside = words.inside?.(item, other) ?? []
    if (inside.length > 0) return inside
    const own = piece(given, other)
    const message =
      own === wanted
        ? `\`${name}\`: in your \`FROM\`, ${own} is about other tables.`
        : `\`${name}\`: you wrote ${own}, SQLAlchemy emits ${wanted}${reason(item, other)}`
    return [draft(clause, `${code}-changed`, changedWeight, message, other, item)]
  })
  for (const item of extra.filter(({ span }) => !taken.has(span.start))) {
    const message = `\`${name}\` has ${piece(given, item)}, which SQLAlchemy does not emit.`
    drafts.push(draft(clause, `${code}-extra`, weight, message, item))
  }
  const said = drafts.map(({ message }) => message)
  return drafts.filter(({ message }, at) => said.indexOf(message) === at)
}
