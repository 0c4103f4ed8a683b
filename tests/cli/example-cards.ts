import type { AuthoredCard, AuthoredDeck, RunOutcome } from '#cli/authored-deck.ts'
import type { CardRuns } from '#cli/fill-card.ts'

/** A card that breaks no rule, with the given fields put over it. */
export const cardWith = (fields: Partial<AuthoredCard>): AuthoredCard => ({
  id: 'x-01',
  kind: 'predict-sql',
  concepts: ['select'],
  ask: 'What SQL does this send?',
  schema: 'accounts',
  code: ['session.scalars(select(User)).all()'],
  explain: '`scalars()` sends the SELECT at once, because iterating needs rows.',
  source: 'tutorial/data_select',
  ...fields,
})

/** A deck that breaks no rule but those its cards break. */
export const deckWith = (cards: readonly AuthoredCard[]): AuthoredDeck => ({
  format: 'seam-deck/1',
  id: 'example',
  title: 'Example',
  summary: 'A deck for tests.',
  plan: [{ plan: 'a', step: 4 }],
  goals: ['see what a rule says'],
  cards,
})

/** A run that sent these statements, each from line 1. */
export const sending = (...sql: readonly string[]): RunOutcome => ({
  statements: sql.map((text) => ({ sql: text, line: 1 })),
})

/** The runs of a card whose own code gave `code` on 2.1, with more of them in `rest`. */
export const runsWith = (
  code: RunOutcome,
  rest: Partial<CardRuns> & { fixed?: RunOutcome } = {},
): CardRuns => {
  const { fixed, ...others } = rest
  return {
    lines: [{ sqlalchemy: '2.1.9', code, ...(fixed ? { fixed } : {}) }],
    wrong: [],
    ...others,
  }
}
