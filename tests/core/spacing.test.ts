import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keptApart, mixedEvenly } from '#core/spacing.ts'

describe('mixing evenly', () => {
  test('three new cards stand in the middle of each third', () => {
    const mixed = mixedEvenly<number | string>([1, 2, 3, 4, 5, 6, 7, 8, 9], ['a', 'b', 'c'])
    expect(mixed).toEqual([1, 2, 'a', 3, 4, 5, 'b', 6, 7, 8, 'c', 9])
  })

  test('either side may be empty', () => {
    expect(mixedEvenly([], ['a', 'b'])).toEqual(['a', 'b'])
    expect(mixedEvenly([1, 2], [])).toEqual([1, 2])
  })

  test('nothing is lost, both orders are kept, and runs differ in length by one at most', () => {
    const count = fc.integer({ min: 0, max: 60 })
    fc.assert(
      fc.property(count, count, (hosts, guests) => {
        const mixed = mixedEvenly(
          Array.from({ length: hosts }, (_, index) => index),
          Array.from({ length: guests }, (_, index) => index - guests),
        )
        expect(mixed.filter((item) => item >= 0)).toEqual(Array.from({ length: hosts }, (_, i) => i))
        expect(mixed.filter((item) => item < 0)).toEqual(Array.from({ length: guests }, (_, i) => i - guests))
        const places = mixed.flatMap((item, place) => (item < 0 ? [place] : []))
        const gaps = places.slice(1).map((place, index) => place - (places[index] ?? 0))
        const unevenness = gaps.length > 0 ? Math.max(...gaps) - Math.min(...gaps) : 0
        expect(unevenness).toBeLessThanOrEqual(1)
      }),
    )
  })
})

interface Item {
  readonly id: number
  readonly concepts: readonly string[]
}

const conceptsOf = (item: Item) => item.concepts
const items = (...concepts: string[]): Item[] =>
  concepts.map((names, id) => ({ id, concepts: names === '' ? [] : names.split('+') }))
const names = (list: readonly Item[]) => list.map((item) => item.concepts.join('+')).join(' ')

/** Shortest distance between two items that share a concept. */
const closest = (list: readonly Item[]): number => {
  let distance = Number.POSITIVE_INFINITY
  for (const [at, item] of list.entries()) {
    for (const [other, sibling] of list.slice(0, at).entries()) {
      if (sibling.concepts.some((concept) => item.concepts.includes(concept))) {
        distance = Math.min(distance, at - other)
      }
    }
  }
  return distance
}

describe('keeping siblings apart', () => {
  test('a sibling waits until three others stood in between', () => {
    expect(names(keptApart(items('A', 'A', 'b', 'c', 'd', 'e'), conceptsOf, 4))).toBe('A b c d A e')
  })

  test('what comes too late at the end moves to the last place where it fits', () => {
    expect(names(keptApart(items('a', 'b', 'c', 'd', 'e', 'f', 'g', 'X', 'X'), conceptsOf, 4))).toBe(
      'a b c d X e f g X',
    )
  })

  test('where four is not to be had, the distance is as great as it can be', () => {
    expect(names(keptApart(items('A', 'A', 'b', 'c'), conceptsOf, 4))).toBe('A b c A')
    expect(names(keptApart(items('A', 'A', 'A', 'b', 'c'), conceptsOf, 4))).toBe('A b A c A')
    expect(names(keptApart(items('A', 'A', 'b', 'c', 'd', 'e', 'A'), conceptsOf, 4))).toBe('A b c A d e A')
    expect(names(keptApart(items('A', 'A'), conceptsOf, 4))).toBe('A A')
  })

  test('items without siblings keep their order', () => {
    expect(names(keptApart(items('a', '', 'b', '', 'c'), conceptsOf, 4))).toBe('a  b  c')
  })

  const lists = fc
    .array(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 2 }), { maxLength: 40 })
    .map((all): Item[] => all.map((concepts, id) => ({ id, concepts: [...new Set(concepts)] })))

  test('nothing is lost or doubled, and siblings never end up closer than they were given', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const apart = keptApart(list, conceptsOf, 4)
        expect(apart.map((item) => item.id).toSorted((a, b) => a - b)).toEqual(list.map((item) => item.id))
        expect(closest(apart)).toBeGreaterThanOrEqual(Math.min(4, closest(list)))
      }),
    )
  })

  test('a concept with at most a sixth of the cards is always kept four apart', () => {
    const few = fc.integer({ min: 0, max: 10 })
    fc.assert(
      fc.property(few, fc.infiniteStream(fc.boolean()), (siblings, coin) => {
        const others = Array.from({ length: siblings * 5 }, (_, id): Item => ({ id, concepts: [] }))
        const own = Array.from({ length: siblings }, (_, id): Item => ({ id: 100 + id, concepts: ['x'] }))
        const shuffled: Item[] = []
        while (others.length > 0 && own.length > 0) {
          shuffled.push((coin.next().value ? others.pop() : own.pop()) as Item)
        }
        expect(closest(keptApart([...shuffled, ...others, ...own], conceptsOf, 4))).toBeGreaterThanOrEqual(4)
      }),
    )
  })
})
