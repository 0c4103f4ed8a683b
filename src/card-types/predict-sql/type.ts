import type { Statement } from '#core/card.ts'
import { formatSql } from '#sql/format.ts'
import { type GapPlace, placeGaps } from '#sql/gaps.ts'
import { askedStatements } from '../asked-statements.ts'
import type { CardType } from '../define.ts'
import { judgePick, type Option, repeatedOptions } from '../pick.ts'
import type { PredictSql } from './schema.ts'

/** What was put into each gap (in reading order, by its place in the file), or the one choice of a pick. */
export interface PredictSqlAnswer {
  readonly choices: readonly (number | null)[]
  /** The gap that the options on the screen are for. */
  readonly active: number
}

/** The lines of each statement. */
export const linesOf = (statements: readonly Statement[]): readonly (readonly string[])[] =>
  statements.map(({ sql }) => formatSql(sql))

/** Where the card's gaps lie in the statements asked about, in reading order. */
export const gapPlaces = (card: PredictSql): readonly GapPlace[] =>
  placeGaps(linesOf(askedStatements(card)), card.gaps ?? [])

/** The three pieces on offer for one gap, the right one first. */
export const gapOptions = (card: PredictSql, place: GapPlace): readonly Option[] => {
  const gap = card.gaps?.[place.gap]
  if (gap === undefined) return []
  return [{ text: gap.of, why: '' }, ...gap.not.map((text, index) => ({ text, why: gap.why?.[index] ?? '' }))]
}

/** The statements of the right program and of the two near misses, the right ones first. */
export const statementOptions = (card: PredictSql): readonly (readonly Statement[])[] => [
  askedStatements(card),
  ...(card.wrong ?? []).map(({ statements }) =>
    (statements ?? []).filter(({ tx }) => card.transactions === true || tx !== true),
  ),
]

const programOptions = (card: PredictSql): readonly Option[] =>
  statementOptions(card).map((statements, index) => ({
    text: statements.length === 0 ? 'nothing' : linesOf(statements).flat().join(' '),
    why: card.wrong?.[index - 1]?.why ?? '',
  }))

/** The first gap at or after `from`, going round, that is still empty; `from` itself when none is. */
const nextEmpty = (choices: readonly (number | null)[], from: number): number => {
  const order = choices.map((_, step) => (from + step) % choices.length)
  return order.find((gap) => choices[gap] === null) ?? from
}

/** Puts a piece into the active gap and moves on to the next empty one. */
export const fillGap = (answer: PredictSqlAnswer, choice: number): PredictSqlAnswer => {
  const choices = answer.choices.map((kept, gap) => (gap === answer.active ? choice : kept))
  return { choices, active: nextEmpty(choices, answer.active) }
}

const problemsOf = (card: PredictSql): readonly string[] => {
  if (card.expected === undefined) return ['expected is missing: run `seam fill`, or type the statements']
  if (askedStatements(card).length === 0)
    return ['the code sends no statement, so there is nothing to predict']
  if (card.gaps && card.wrong) return ['has both gaps and wrong: keep one of them']
  const placed = new Set(gapPlaces(card).map(({ gap }) => gap))
  return [
    ...(card.gaps ?? []).flatMap((gap, index) => [
      ...(placed.has(index)
        ? []
        : [`gaps: "${gap.of}" is not inside one line of the SQL, or overlaps another gap`]),
      ...repeatedOptions(gapOptions(card, { gap: index, statement: 0, line: 0, start: 0, end: 0 })).map(
        (text) => `gaps: "${text}" is on offer twice`,
      ),
    ]),
    ...(card.wrong ?? []).flatMap((wrong, index) =>
      wrong.statements === undefined
        ? [`wrong: program ${index + 1} was not run yet, run \`seam fill\``]
        : [],
    ),
    ...(card.wrong?.every(({ statements }) => statements) ? repeatedOptions(programOptions(card)) : []).map(
      () => 'wrong: two of the programs send the same SQL',
    ),
  ]
}

export const predictSql: CardType<PredictSql, PredictSqlAnswer> = {
  label: 'Predict the SQL',
  ink: 'sql',
  sample: {
    id: 'sample',
    kind: 'predict-sql',
    ask: 'What SQL does the last line send?',
    schema: 'accounts',
    code: [
      'stmt = (',
      '    select(User.name)',
      '    .join(User.addresses)',
      ')',
      'session.scalars(stmt).all()',
    ],
    line: 5,
    expected: [
      {
        sqlalchemy: '',
        statements: [
          {
            sql: 'SELECT user_account.name FROM user_account JOIN address ON user_account.id = address.user_id',
            line: 5,
          },
        ],
      },
    ],
    gaps: [
      {
        of: 'JOIN',
        not: ['LEFT OUTER JOIN', 'CROSS JOIN'],
        why: ['that is `outerjoin()`', 'a join along a relationship has a condition'],
      },
      {
        of: 'user_account.id = address.user_id',
        not: ['user_account.id = address.id', 'address.id = user_account.id'],
      },
    ],
  },
  sampleAnswers: { right: { choices: [0, 0], active: 1 }, wrong: { choices: [1, 0], active: 1 } },
  mode: (card) => (card.gaps ? 'gaps' : card.wrong ? 'pick' : 'show'),
  blank: (card) => ({
    choices: card.gaps ? gapPlaces(card).map(() => null) : card.wrong ? [null] : [],
    active: 0,
  }),
  complete: (_card, { choices }) => choices.length > 0 && choices.every((choice) => choice !== null),
  judge: (card, { choices }) => {
    if (!card.gaps && !card.wrong) return undefined
    const parts = card.gaps
      ? gapPlaces(card).map((place, index) => judgePick(gapOptions(card, place), choices[index]))
      : [judgePick(programOptions(card), choices[0])]
    return parts.length === 0 ? undefined : { right: parts.every(({ right }) => right), parts }
  },
  searchText: (card) =>
    [card.ask, ...(card.code ?? []), ...askedStatements(card).map(({ sql }) => sql)].join(' '),
  problems: problemsOf,
}
