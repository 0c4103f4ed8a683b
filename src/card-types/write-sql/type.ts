import { chunksOf } from '#sql/chunks.ts'
import type { AskedSql } from '#sql/execution/judge-running.ts'
import { shortestLength } from '#sql/shortest.ts'
import type { Rung } from '#core/answer-ladder.ts'
import type { CardType } from '../define.ts'
import { type LaidAnswer, longestTyped, sqlText, type TypedAnswer } from '../laid-answer.ts'
import type { WriteSql } from './schema.ts'

/** A query, laid in tiles or typed. */
export type WriteSqlAnswer = LaidAnswer | TypedAnswer

/** The model answer on one line. */
export const modelOf = ({ query }: WriteSql): string => query.map((line) => line.trim()).join(' ')

const rungsOf = (card: WriteSql): readonly Rung[] => {
  const model = [modelOf(card)]
  const tiles = chunksOf(model).length > 0 ? (['tiles'] as const) : []
  return tiles.length === 0 || shortestLength(model) <= longestTyped ? [...tiles, 'type'] : tiles
}

const questionOf = (card: WriteSql, ddl: string): AskedSql => ({
  kind: 'write-sql',
  dialect: 'sqlite',
  ddl,
  expected: [[{ sql: modelOf(card) }]],
  transactions: 'ignore',
  focus: card.focus ?? [],
  witness: card.witness,
})

export const writeSql: CardType<WriteSql, WriteSqlAnswer> = {
  label: 'Write the SQL',
  ink: 'sql',
  sample: {
    id: 'sample',
    kind: 'write-sql',
    ask: 'Which customers have no known city? Give their names.',
    schema: 'shop',
    query: ['SELECT name', 'FROM customer', 'WHERE city IS NULL'],
    expected: [{ sqlalchemy: '', rows: { columns: ['name'], rows: [['Ola']] } }],
    witness: [{ customer: [[1, 'ana', 'ana', null]] }],
  },
  sampleAnswers: {
    right: { typed: 'select name from customer where city is null' },
    wrong: { typed: 'select name from customer where city = null' },
  },
  mode: (card) => rungsOf(card)[0] ?? 'type',
  rungs: rungsOf,
  blank: (card, _seed, rung = rungsOf(card)[0]) => (rung === 'tiles' ? { laid: [] } : { typed: '' }),
  complete: (_card, answer) => sqlText(answer).trim() !== '',
  judge: () => undefined,
  asSql: (_card, answer) => sqlText(answer),
  sqlQuestion: questionOf,
  searchText: (card) => `${card.ask} ${modelOf(card)}`,
  problems: (card) => [
    ...(typeof card.schema === 'string' ? [] : ['schema: a shared schema is needed, to run answers on']),
    ...(card.expected === undefined ? ['expected is missing: run `seam fill`, or type the rows'] : []),
  ],
}
