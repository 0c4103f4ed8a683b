import type { CardBase, Statement } from '#core/card.ts'

/** What the newest release line sent, without transaction boundaries unless the card is about them. */
const sentStatements = (card: CardBase): readonly Statement[] =>
  (card.expected?.[0]?.statements ?? []).filter(({ tx }) => card.transactions === true || tx !== true)

/** The statements a prediction is about: those of the line in question, or all where no line sent any. */
export const askedStatements = (card: CardBase): readonly Statement[] => {
  const sent = sentStatements(card)
  const ofLine = sent.filter(({ line }) => line === card.line)
  return card.line === undefined || ofLine.length === 0 ? sent : ofLine
}

/** The statements that are counted: those of the line in question, perhaps none; never a transaction boundary. */
export const countedStatements = (card: CardBase): readonly Statement[] =>
  (card.expected?.[0]?.statements ?? []).filter(
    ({ tx, line }) => tx !== true && (card.line === undefined || line === card.line),
  )
