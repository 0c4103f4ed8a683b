import type { CardBase, Expected } from '#core/card.ts'
import type { ExpectedStatement, SqlQuestion } from '#sql/judgement.ts'
import { askedStatements } from '../asked-statements.ts'

const statementsOf = (card: CardBase, expected: Expected): readonly ExpectedStatement[] =>
  askedStatements({ ...card, expected: [expected] }).map(({ sql, params, many, tx }) => ({
    sql,
    params,
    many,
    tx,
  }))

/**
 * What an answer to the card is held against: what each release line sent on the line in question. `ddl` makes
 * the tables of its schema; empty when they are not known.
 */
export const questionOf = (card: CardBase, ddl: string): SqlQuestion => ({
  dialect: card.dialect === 'postgresql' ? 'postgresql' : 'sqlite',
  ddl,
  expected: (card.expected ?? []).map((expected) => statementsOf(card, expected)),
  transactions: card.transactions === true ? 'required' : 'optional',
  focus: card.focus ?? [],
})
