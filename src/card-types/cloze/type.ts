import type { CardType } from '../define.ts'
import { judgePick, type Option, type PickAnswer, repeatedOptions } from '../pick.ts'
import { deletionOf, foldTyped } from './deletion.ts'
import type { Cloze } from './schema.ts'

/** A choice where the card has wrong fillings, else what was typed. */
export interface ClozeAnswer extends PickAnswer {
  readonly typed: string
}

/** The right filling first; none where the filling is typed. */
export const clozeOptions = (card: Cloze): readonly Option[] =>
  card.not === undefined
    ? []
    : [
        { text: deletionOf(card.text)?.hidden ?? '', why: '' },
        ...card.not.map((text, index) => ({ text, why: card.why?.[index] ?? '' })),
      ]

export const cloze: CardType<Cloze, ClozeAnswer> = {
  label: 'Fill the gap',
  ink: 'py',
  sample: {
    id: 'sample',
    kind: 'cloze',
    ask: 'Complete the sentence.',
    text: 'Pending objects are written to the database by a {{flush}}.',
    not: ['commit', 'refresh'],
    why: ['a commit flushes first, then ends the transaction', 'a refresh reads'],
  },
  sampleAnswers: { right: { choice: 0, typed: '' }, wrong: { choice: 2, typed: '' } },
  mode: (card) => (card.not === undefined ? 'type' : 'pick'),
  blank: () => ({ choice: null, typed: '' }),
  complete: (card, answer) =>
    card.not === undefined ? foldTyped(answer.typed) !== '' : answer.choice !== null,
  judge: (card, answer) => {
    const expected = deletionOf(card.text)?.hidden ?? ''
    const part =
      card.not === undefined
        ? { right: foldTyped(answer.typed) === foldTyped(expected), given: answer.typed.trim(), expected }
        : judgePick(clozeOptions(card), answer.choice)
    return { right: part.right, parts: [part] }
  },
  searchText: (card) => `${card.ask} ${card.text.replace(/\{\{|\}\}/g, '')}`,
  problems: (card) => [
    ...(deletionOf(card.text) ? [] : ['text needs exactly one {{deletion}}']),
    ...repeatedOptions(clozeOptions(card)).map((text) => `not: "${text}" is on offer twice`),
  ],
}
