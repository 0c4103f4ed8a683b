import type { CardType } from '../define.ts'
import { judgePick, type Option, type PickAnswer, repeatedOptions } from '../pick.ts'
import { answerText } from './answer-text.ts'
import type { PredictResult } from './schema.ts'

const rightText = (card: PredictResult): string => answerText(card.expected?.[0] ?? {})

/** The right result first; none where the result is recalled. */
export const resultOptions = (card: PredictResult): readonly Option[] =>
  card.wrong === undefined
    ? []
    : [{ text: rightText(card), why: '' }, ...card.wrong.map(({ text, why }) => ({ text, why: why ?? '' }))]

export const predictResult: CardType<PredictResult, PickAnswer> = {
  label: 'Predict the result',
  ink: 'py',
  sample: {
    id: 'sample',
    kind: 'predict-result',
    ask: 'What does the last line give?',
    schema: 'accounts',
    code: ['stmt = select(User.name)', 'session.scalars(stmt).first()'],
    expected: [{ sqlalchemy: '', value: "'ana'" }],
    wrong: [
      { text: "('ana',)", why: '`scalars()` takes the first column out of each row' },
      { text: "['ana']", why: '`first()` gives one value, not a list' },
    ],
  },
  sampleAnswers: { right: { choice: 0 }, wrong: { choice: 1 } },
  mode: (card) => (card.wrong ? 'pick' : 'show'),
  blank: () => ({ choice: null }),
  complete: (_card, answer) => answer.choice !== null,
  judge: (card, answer) => {
    if (!card.wrong) return undefined
    const part = judgePick(resultOptions(card), answer.choice)
    return { right: part.right, parts: [part] }
  },
  searchText: (card) => [card.ask, ...(card.code ?? []), rightText(card)].join(' '),
  problems: (card) => [
    ...(card.expected === undefined ? ['expected is missing: run `seam fill`, or type the outcome'] : []),
    ...(card.expected !== undefined && rightText(card) === ''
      ? ['the code gives nothing: end it with an expression or a print']
      : []),
    ...repeatedOptions(resultOptions(card)).map((text) => `wrong: "${text}" is on offer twice`),
  ],
}
