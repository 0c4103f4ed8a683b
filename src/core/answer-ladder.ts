/** A way of answering, from easy to hard: choose one, fill gaps, lay tiles in order, type. */
export type Rung = 'pick' | 'gaps' | 'tiles' | 'type'

/** How a person wants to answer: as the ladder says, by tapping where that is possible, or by typing. */
export type AnswerWish = 'ladder' | 'taps' | 'typing'

/** What the ladder needs to know of a card's memory. */
interface Remembered {
  /** Days until recall falls to 90 %; 0 while new. */
  readonly stability: number
  readonly state: 'new' | 'learning' | 'review' | 'relearning'
}

/** Stabilities in days: below the first a card is chosen or filled, up to the second laid, above it typed. */
const CLIMBS = [4, 21] as const

/** What is tried on each step, first to last. */
const STEPS: readonly (readonly Rung[])[] = [
  ['pick', 'gaps', 'tiles', 'type'],
  ['tiles', 'gaps', 'pick', 'type'],
  ['type', 'tiles', 'gaps', 'pick'],
]

const stepOf = ({ stability, state }: Remembered): number => {
  const reached = CLIMBS.filter((climb) => stability >= climb).length
  return state === 'relearning' ? Math.max(0, reached - 1) : reached
}

/**
 * Which of the ways that a card allows (`possible`) it is asked in now. The better it is remembered, the more
 * the person produces; a lapse goes one step down until the card is known again. Undefined when it allows none.
 */
export const rungFor = (
  possible: readonly Rung[],
  memory: Remembered,
  wish: AnswerWish,
): Rung | undefined => {
  const order =
    wish === 'typing' ? (['type', ...(STEPS[stepOf(memory)] ?? [])] as const) : STEPS[stepOf(memory)]
  const wanted = order?.filter((rung) => possible.includes(rung)) ?? []
  return (wish === 'taps' ? wanted.find((rung) => rung !== 'type') : undefined) ?? wanted[0]
}
