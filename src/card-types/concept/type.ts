import type { CardType } from '../define.ts'
import type { Concept } from './schema.ts'

export const concept: CardType<Concept, null> = {
  label: 'Recall',
  ink: 'py',
  sample: {
    id: 'sample',
    kind: 'concept',
    ask: 'What does a `Session` hold?',
    answer: 'The objects it has loaded or will save, one per row, and the connection of its transaction.',
  },
  sampleAnswers: null,
  mode: () => 'show',
  blank: () => null,
  complete: () => false,
  judge: () => undefined,
  searchText: (card) => `${card.ask} ${card.answer}`,
  problems: () => [],
}
