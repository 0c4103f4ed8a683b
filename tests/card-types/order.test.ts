import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Order } from '#card-types/order/schema.ts'
import { eventsOf, moveEvent, order } from '#card-types/order/type.ts'

const event = fc.constantFrom('BEGIN', 'INSERT a', 'INSERT b', 'SELECT c', 'COMMIT')
const cards = fc
  .array(fc.oneof(event, fc.array(event, { minLength: 1, maxLength: 3 })), { minLength: 2, maxLength: 4 })
  .map((events): Order => ({ id: 'o', kind: 'order', ask: 'Order?', events }))
const askable = cards.filter((card) => order.problems(card).length === 0)
const card = (...events: Order['events']): Order => ({ id: 'o', kind: 'order', ask: 'Order?', events })

const sorted = (texts: readonly (string | undefined)[]) =>
  texts
    .map(String)
    .toSorted((a, b) => a.localeCompare(b))
    .join()

describe('an order card', () => {
  it('takes the order of the file as right, whatever the groups', () => {
    fc.assert(
      fc.property(cards, (one) => {
        expect(order.judge(one, { order: [...eventsOf(one).keys()], moved: true })?.right).toBe(true)
      }),
    )
  })

  it('never begins with a right order, and begins with all events', () => {
    fc.assert(
      fc.property(askable, fc.integer(), (one, seed) => {
        const blank = order.blank(one, seed)
        expect(blank.order.toSorted((a, b) => a - b)).toEqual([...eventsOf(one).keys()])
        expect(order.judge(one, blank)?.right).toBe(false)
      }),
    )
  })

  it('is right exactly when no event stands outside its group', () => {
    fc.assert(
      fc.property(askable, fc.integer(), (one, seed) => {
        const { order: given } = order.blank(one, seed)
        const texts = given.map((index) => eventsOf(one)[index])
        let at = 0
        const fits = one.events.every((group) => {
          const names = [group].flat()
          const here = texts.slice(at, at + names.length)
          at += names.length
          return sorted(here) === sorted(names)
        })
        expect(order.judge(one, { order: given, moved: true })?.right).toBe(fits)
      }),
    )
  })

  it('lets events of an inner list change places, and no others', () => {
    const one = card('BEGIN', ['INSERT a', 'INSERT b'], 'COMMIT')
    expect(order.judge(one, { order: [0, 2, 1, 3], moved: true })?.right).toBe(true)
    const wrong = order.judge(one, { order: [1, 0, 2, 3], moved: true })
    expect(wrong?.parts.map(({ right }) => right)).toEqual([false, false, true, true])
    expect(wrong?.parts[0]).toMatchObject({ given: 'INSERT a', expected: 'BEGIN' })
    expect(wrong?.parts[1]).toMatchObject({ given: 'BEGIN', expected: 'INSERT a' })
  })

  it('does not care which of two equal events is which', () => {
    expect(order.judge(card('SELECT', 'COMMIT', 'SELECT'), { order: [2, 1, 0], moved: true })?.right).toBe(
      true,
    )
  })

  it('can be brought into every order by moving events', () => {
    const start = { order: [2, 0, 1], moved: false }
    expect(moveEvent(start, 0, 2)).toEqual({ order: [0, 1, 2], moved: true })
    expect(moveEvent(start, 2, 0)).toEqual({ order: [1, 2, 0], moved: true })
    expect(moveEvent(start, 0, 3)).toEqual(start)
    expect(moveEvent(start, 0, -1)).toEqual(start)
  })

  it('is refused when every order would be right', () => {
    expect(order.problems(card(['a', 'b', 'c']))).toEqual(['events: every order would be right'])
    expect(order.problems(card('a', 'a'))).toEqual(['events: every order would be right'])
  })
})
