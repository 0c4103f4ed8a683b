import * as fc from 'fast-check'
import { type Histories, historiesOf } from '#core/fit/histories.ts'
import { highest, lowest, standardWeights } from '#core/fit/limits.ts'

/** Histories of cards with the given grades; the days run on, back, or stand still. */
export const histories = (
  grades: fc.Arbitrary<number> = fc.integer({ min: 0, max: 6 }),
  most = 300,
): fc.Arbitrary<Histories> =>
  fc
    .array(
      fc.record({
        card: fc.nat(12),
        grade: grades,
        step: fc.oneof(
          { weight: 8, arbitrary: fc.integer({ min: 0, max: 20 }) },
          { weight: 1, arbitrary: fc.integer({ min: -400, max: 40_000 }) },
        ),
      }),
      { maxLength: most },
    )
    .map((rows) => {
      let day = 19_000
      return historiesOf({
        card: Uint32Array.from(rows, ({ card }) => card),
        grade: Uint8Array.from(rows, ({ grade }) => grade),
        day: Int32Array.from(rows, ({ step }) => (day += step)),
      })
    })

/** Parameters anywhere within their limits, the limits themselves included. */
export const weights: fc.Arbitrary<readonly number[]> = fc.tuple(
  ...standardWeights.map((_, index) =>
    fc.double({ min: lowest[index] ?? 0, max: highest[index] ?? 1, noNaN: true }),
  ),
)

/** One card's answers, given as grade and days since the one before. */
export const cardOf = (answers: readonly (readonly [grade: number, gap: number])[]): Histories =>
  cardsOf([answers])

/** Several cards' answers, card after card. */
export const cardsOf = (
  cards: readonly (readonly (readonly [grade: number, gap: number])[])[],
): Histories => {
  const rows = cards.flatMap((answers, card) => {
    let day = 20_000
    return answers.map(([grade, gap]) => ({ card, grade, day: (day += gap) }))
  })
  return historiesOf({
    card: Uint32Array.from(rows, ({ card }) => card),
    grade: Uint8Array.from(rows, ({ grade }) => grade),
    day: Int32Array.from(rows, ({ day }) => day),
  })
}
