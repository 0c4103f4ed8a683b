import type { Statement } from '#core/card.ts'
import type { Rung } from '#core/answer-ladder.ts'
import { chunksOf } from '#sql/chunks.ts'
import { formatSql } from '#sql/format.ts'
import { type GapPlace, placeGaps } from '#sql/gaps.ts'
import { shortestLength } from '#sql/shortest.ts'
import { askedStatements } from '../asked-statements.ts'
import type { CardType } from '../define.ts'
import { type LaidAnswer, longestTyped, sqlText, type TypedAnswer, wrongTiles } from '../laid-answer.ts'
import { judgePick, type Option, repeatedOptions } from '../pick.ts'
import { questionOf } from './question.ts'
import type { PredictSql } from './schema.ts'

/** What was put into each gap (in reading order, by its place in the file), or the one choice of a pick. */
export interface ChosenAnswer {
  readonly choices: readonly (number | null)[]
  /** The gap that the options on the screen are for. */
  readonly active: number
}

/** An answer in one of the ways of the ladder. */
export type PredictSqlAnswer = ChosenAnswer | LaidAnswer | TypedAnswer

/** The lines of each statement. */
export const linesOf = (statements: readonly Statement[]): readonly (readonly string[])[] =>
  statements.map(({ sql }) => formatSql(sql))

/** What stands on the seam before the number of statements. */
export const saysOf = (card: PredictSql): string =>
  card.line !== undefined && askedStatements(card).every(({ line }) => line === card.line)
    ? `line ${card.line} emits`
    : 'emits'

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
export const fillGap = (answer: ChosenAnswer, choice: number): ChosenAnswer => {
  const choices = answer.choices.map((kept, gap) => (gap === answer.active ? choice : kept))
  return { choices, active: nextEmpty(choices, answer.active) }
}

const rungsOf = (card: PredictSql): readonly Rung[] => {
  const statements = askedStatements(card).map(({ sql }) => sql)
  if (statements.length === 0) return []
  return [
    ...(card.gaps ? (['gaps'] as const) : card.wrong ? (['pick'] as const) : []),
    ...(chunksOf(statements).length > 0 ? (['tiles'] as const) : []),
    ...(shortestLength(statements) <= longestTyped ? (['type'] as const) : []),
  ]
}

const asSql = (answer: PredictSqlAnswer): string | undefined =>
  'choices' in answer ? undefined : sqlText(answer)

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
  rungs: rungsOf,
  blank: (card, _seed, rung) => {
    if (rung === 'tiles') return { laid: [] }
    if (rung === 'type') return { typed: '' }
    return { choices: card.gaps ? gapPlaces(card).map(() => null) : card.wrong ? [null] : [], active: 0 }
  },
  complete: (_card, answer) =>
    'choices' in answer
      ? answer.choices.length > 0 && answer.choices.every((choice) => choice !== null)
      : asSql(answer)?.trim() !== '',
  judge: (card, answer) => {
    if (!('choices' in answer) || (!card.gaps && !card.wrong)) return undefined
    const parts = card.gaps
      ? gapPlaces(card).map((place, index) => judgePick(gapOptions(card, place), answer.choices[index]))
      : [judgePick(programOptions(card), answer.choices[0])]
    return parts.length === 0 ? undefined : { right: parts.every(({ right }) => right), parts }
  },
  asSql: (_card, answer) => asSql(answer),
  wrongPieces: (_card, answer) => ('laid' in answer ? wrongTiles(answer) : []),
  sqlQuestion: questionOf,
  searchText: (card) =>
    [card.ask, ...(card.code ?? []), ...askedStatements(card).map(({ sql }) => sql)].join(' '),
  problems: problemsOf,
}
