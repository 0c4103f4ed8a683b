import { countedStatements } from '../asked-statements.ts'
import type { CardType } from '../define.ts'
import type { CountQueries } from './schema.ts'

/** The typed number: at most two digits, empty at first. */
export interface CountAnswer {
  readonly digits: string
}

/** Appends a digit; a third one starts again, and a leading zero is replaced. */
export const typeDigit = ({ digits }: CountAnswer, digit: number): CountAnswer => ({
  digits: digits === '0' || digits.length >= 2 ? String(digit) : digits + String(digit),
})

/** Takes the last digit back. */
export const eraseDigit = ({ digits }: CountAnswer): CountAnswer => ({ digits: digits.slice(0, -1) })

export const countQueries: CardType<CountQueries, CountAnswer> = {
  label: 'Count the queries',
  ink: 'sql',
  sample: {
    id: 'sample',
    kind: 'count-queries',
    ask: 'How many statements does this send?',
    schema: 'accounts',
    code: ['a = session.get(User, 1)', 'b = session.get(User, 1)'],
    expected: [
      {
        sqlalchemy: '',
        statements: [{ sql: 'SELECT id FROM user_account WHERE id = ?', params: [1], line: 1 }],
      },
    ],
  },
  sampleAnswers: { right: { digits: '1' }, wrong: { digits: '2' } },
  mode: () => 'count',
  blank: () => ({ digits: '' }),
  complete: (_card, answer) => answer.digits !== '',
  judge: (card, { digits }) => {
    const expected = String(countedStatements(card).length)
    const right = digits === expected
    return { right, parts: [{ right, given: digits, expected }] }
  },
  searchText: (card) =>
    [card.ask, ...(card.code ?? []), ...countedStatements(card).map(({ sql }) => sql)].join(' '),
  problems: (card) => {
    if (card.expected?.[0]?.statements === undefined)
      return ['expected is missing: run `seam fill`, or type the statements']
    return countedStatements(card).length > 99 ? ['the answer has more than two digits'] : []
  },
}
