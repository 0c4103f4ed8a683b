import { questionOf } from '#card-types/predict-sql/question.ts'
import type { PredictSql } from '#card-types/predict-sql/schema.ts'
import { gapPlaces, linesOf, statementOptions } from '#card-types/predict-sql/type.ts'
import type { Statement } from '#core/card.ts'
import { judgeSql } from '#sql/judge.ts'
import type { AuthoredCard } from '../authored-deck.ts'
import type { Finding } from '../problem.ts'

const fully = new Set(['exact', 'same'])

const asText = (statements: readonly (readonly string[])[]): string =>
  statements.map((lines) => lines.join('\n')).join(';\n')

/** The right statements with one gap filled by a wrong piece: every such text, with its place in the file. */
function wronglyFilled(
  card: PredictSql,
  right: readonly Statement[],
): readonly (readonly [field: string, sql: string])[] {
  const statements = linesOf(right)
  return gapPlaces(card).flatMap(({ gap, statement, line, start, end }) =>
    (card.gaps?.[gap]?.not ?? []).map((piece, index) => {
      const filled = statements.map((lines, at) =>
        lines.map((text, row) =>
          at === statement && row === line ? text.slice(0, start) + piece + text.slice(end) : text,
        ),
      )
      return [`gaps[${gap}].not[${index}]`, asText(filled)] as const
    }),
  )
}

/**
 * What the judge of typed answers takes for right is no wrong answer. Held against the newest line alone: what
 * the older one sends may be a near miss. Cards that were not filled yet have nothing to be held against.
 */
export function missesAreMisses(card: AuthoredCard): readonly Finding[] {
  if (card.kind !== 'predict-sql' || !card.expected?.length) return []
  const asked = card as unknown as PredictSql
  const question = questionOf(asked, '')
  const newest = { ...question, expected: question.expected.slice(0, 1) }
  const [right = [], ...others] = statementOptions(asked)
  const misses = [
    ...wronglyFilled(asked, right),
    ...others.map((statements, index) => [`wrong[${index}]`, asText(linesOf(statements))] as const),
  ]
  return misses.flatMap(([field, sql]): Finding[] => {
    const { verdict } = judgeSql(newest, sql)
    return fully.has(verdict)
      ? [{ field, message: `is taken for right (${verdict}) when it is typed: ${sql}` }]
      : []
  })
}
