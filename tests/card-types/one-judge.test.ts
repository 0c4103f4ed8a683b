import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { askedStatements } from '#card-types/asked-statements.ts'
import { questionOf } from '#card-types/predict-sql/question.ts'
import type { PredictSql } from '#card-types/predict-sql/schema.ts'
import { AnswerJudge } from '#cli/judge-answer.ts'
import { gapOptions, gapPlaces, linesOf, statementOptions } from '#card-types/predict-sql/type.ts'
import { judgeSql } from '#sql/judge.ts'
import { type DescribedTable, ddlOf } from '#sql/schema-from-ddl.ts'

const cards = readdirSync('decks')
  .filter((file) => file.endsWith('.json'))
  .flatMap((file) => (JSON.parse(readFileSync(`decks/${file}`, 'utf8')) as { cards: PredictSql[] }).cards)
  .filter(({ kind }) => kind === 'predict-sql')

const ddlFor = (card: PredictSql): string =>
  typeof card.schema === 'string'
    ? ddlOf(
        (
          JSON.parse(readFileSync(`decks/schemas/${card.schema}.json`, 'utf8')) as {
            tables: readonly DescribedTable[]
          }
        ).tables,
      )
    : ''

/** What the card's statements read like with one gap filled by each piece on offer, the right piece first. */
const fillings = (card: PredictSql): readonly (readonly string[])[] =>
  gapPlaces(card).map((place) =>
    gapOptions(card, place).map(({ text }) =>
      linesOf(askedStatements(card))
        .map((lines, statement) =>
          lines
            .map((line, at) =>
              statement === place.statement && at === place.line
                ? line.slice(0, place.start) + text + line.slice(place.end)
                : line,
            )
            .join('\n'),
        )
        .join(';\n'),
    ),
  )

/** Every gap and every pick of the decks, its options as whole statements, the right one first. */
const choices = cards.flatMap((card) => {
  const picks = card.wrong
    ? [statementOptions(card).map((statements) => statements.map(({ sql }) => sql).join(';\n'))]
    : []
  return [...fillings(card), ...picks].map((options) => ({
    card,
    question: questionOf(card, ddlFor(card)),
    options,
  }))
})

it('finds the right piece of every gap and pick right, as its place in the file says', () => {
  const refused = choices.flatMap(({ card, question, options: [right = ''] }) => {
    const { verdict } = judgeSql(question, right)
    return ['exact', 'same'].includes(verdict) ? [] : [`${card.id}: ${verdict}`]
  })
  expect(refused).toEqual([])
})

it('finds every wrong piece wrong too, held against what the newest release sends', () => {
  const alike = choices.flatMap(({ card, question, options: [, ...others] }) => {
    const newest = { ...question, expected: question.expected.slice(0, 1) }
    return others.flatMap((text) => {
      const { verdict } = judgeSql(newest, text)
      return ['exact', 'same'].includes(verdict) ? [`${card.id}: ${text.replaceAll(/\s+/g, ' ')}`] : []
    })
  })
  expect(alike).toEqual([])
})

/** Wrong pieces that mean the same to a database; typed, they are Hard at best. What they are about needs them. */
const meansTheSame: Readonly<Record<string, string>> = {
  'js-04': 'which table comes first in an inner join is what the card asks',
  'se-01': 'a star gives the columns that the card wants to see named',
  'el-14': 'every address has its user, so the join that `innerjoin=True` replaces gives the same rows',
  'ma-41': 'the name of an index is what the card asks',
  'tm-18': 'the name of a constraint is what the card asks',
}

it('accepts no other wrong piece, run or not', async () => {
  const judge = new AnswerJudge()
  const accepted = new Set<string>()
  for (const { card, question, options } of choices)
    for (const answer of options.slice(1)) {
      const newest = { ...question, expected: question.expected.slice(0, 1) }
      const { verdict } = await judge.judge({ kind: 'predict-sql', question: newest, answer, witness: [] })
      if (['exact', 'same', 'reordered', 'equivalent'].includes(verdict)) accepted.add(card.id)
    }
  expect([...accepted].sort()).toEqual(Object.keys(meansTheSame).sort())
})
