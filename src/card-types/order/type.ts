import { seededShuffle } from '#core/seeded-shuffle.ts'
import type { CardType, VerdictPart } from '../define.ts'
import type { Order } from './schema.ts'

/** The events by their place in the file, in the order given. */
export interface OrderAnswer {
  readonly order: readonly number[]
  /** Whether anything was moved yet: the order at the start is not an answer. */
  readonly moved: boolean
}

/** The groups of the file: events of one group may stand in any order among themselves. */
const groupsOf = (card: Order): readonly (readonly string[])[] =>
  card.events.map((event) => (typeof event === 'string' ? [event] : event))

/** All events in file order, which is a right order. */
export const eventsOf = (card: Order): readonly string[] => groupsOf(card).flat()

/** For each place of the right order, the events that may stand there. */
export const allowedAt = (card: Order): readonly (readonly string[])[] =>
  groupsOf(card).flatMap((group) => group.map(() => group))

const partsOf = (card: Order, order: readonly number[]): readonly VerdictPart[] => {
  const events = eventsOf(card)
  let at = 0
  return groupsOf(card).flatMap((group) => {
    const left = [...group]
    const given = order.slice(at, at + group.length).map((index) => events[index] ?? '')
    at += group.length
    const right = given.map((event) => {
      const found = left.indexOf(event)
      if (found >= 0) left.splice(found, 1)
      return found >= 0
    })
    return group.map((_, place) => ({
      right: right[place] ?? false,
      given: given[place] ?? '',
      expected: right[place] ? (given[place] ?? '') : left.join(' or '),
    }))
  })
}

const isRight = (card: Order, order: readonly number[]): boolean =>
  partsOf(card, order).every(({ right }) => right)

/** A shuffled order that is never right already; file order reversed if no shuffle will do. */
const startOrder = (card: Order, seed: number): readonly number[] => {
  const file = [...eventsOf(card).keys()]
  for (let attempt = 0; attempt < 32; attempt++) {
    const order = seededShuffle(file, seed + attempt)
    if (!isRight(card, order)) return order
  }
  return file.reverse()
}

/** Moves the event at `from` so that it stands at `to`. */
export const moveEvent = (answer: OrderAnswer, from: number, to: number): OrderAnswer => {
  const order = [...answer.order]
  const [event] = order.splice(from, 1)
  if (event === undefined || to < 0 || to > order.length) return answer
  order.splice(to, 0, event)
  return { order, moved: true }
}

export const order: CardType<Order, OrderAnswer> = {
  label: 'Put in order',
  ink: 'sql',
  sample: {
    id: 'sample',
    kind: 'order',
    ask: 'In which order does the database hear this?',
    code: ['with Session(engine) as session:', '    session.add(User(name="eva"))', '    session.commit()'],
    transactions: true,
    events: ['BEGIN', 'INSERT INTO user_account', 'COMMIT'],
  },
  sampleAnswers: { right: { order: [0, 1, 2], moved: true }, wrong: { order: [1, 0, 2], moved: true } },
  mode: () => 'order',
  blank: (card, seed) => ({ order: startOrder(card, seed), moved: false }),
  complete: (_card, answer) => answer.moved,
  judge: (card, answer) => {
    const parts = partsOf(card, answer.order)
    return { right: parts.every(({ right }) => right), parts }
  },
  searchText: (card) => [card.ask, ...(card.code ?? []), ...eventsOf(card)].join(' '),
  problems: (card) => {
    const events = eventsOf(card)
    if (events.length > 7) return ['events: more than seven are too many for a phone']
    return isRight(card, [...events.keys()].reverse()) ? ['events: every order would be right'] : []
  },
}
