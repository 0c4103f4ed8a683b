import type { CardType } from '../define.ts'
import { judgePick, type Option, type PickAnswer, repeatedOptions } from '../pick.ts'
import type { Choose } from './schema.ts'

/** The options with what is wrong with them, the right one first. */
export const chooseOptions = (card: Choose): readonly Option[] =>
  card.options.map((text, index) => ({ text, why: index === 0 ? '' : (card.why?.[index] ?? '') }))

export const choose: CardType<Choose, PickAnswer> = {
  label: 'Choose one',
  ink: 'py',
  sample: {
    id: 'sample',
    kind: 'choose',
    ask: 'Which call sends pending changes but keeps the transaction open?',
    options: ['`session.flush()`', '`session.commit()`', '`session.close()`'],
    why: ['', 'it flushes, then ends the transaction', 'it gives the connection back'],
  },
  sampleAnswers: { right: { choice: 0 }, wrong: { choice: 1 } },
  mode: () => 'pick',
  blank: () => ({ choice: null }),
  complete: (_card, answer) => answer.choice !== null,
  judge: (card, answer) => {
    const part = judgePick(chooseOptions(card), answer.choice)
    return { right: part.right, parts: [part] }
  },
  searchText: (card) => [card.ask, ...(card.code ?? []), ...card.options].join(' '),
  problems: (card) => repeatedOptions(chooseOptions(card)).map((text) => `options: "${text}" is there twice`),
}
