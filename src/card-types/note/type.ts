import type { CardType } from '../define.ts'
import type { Note } from './schema.ts'

export const note: CardType<Note, null> = {
  label: 'Note',
  ink: 'py',
  sample: {
    id: 'sample',
    kind: 'note',
    ask: 'Which call sends pending changes?',
    front: 'Which call sends pending changes?',
    back: '`Session.flush()`\n\n- before a query, if *autoflush* is on\n- before a commit',
    tags: ['orm::session'],
  },
  sampleAnswers: null,
  mode: () => 'show',
  blank: () => null,
  complete: () => false,
  judge: () => undefined,
  searchText: (card) => [card.front, card.back, ...(card.tags ?? [])].join(' '),
  problems: () => [],
}
