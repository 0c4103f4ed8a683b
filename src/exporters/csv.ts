import type { Card } from '#card-types/index.ts'
import type { Deck } from '#core/deck.ts'
import { sidesOf } from './anki/sides.ts'
import type { Highlight } from './define.ts'

/** A field that holds a tab, a line end or a quotation mark stands in quotation marks. */
const field = (text: string): string => (/["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const tagsOf = (card: Card): string =>
  card.kind === 'note'
    ? (card.tags ?? []).map((tag) => tag.replace(/\s+/g, '_')).join(' ')
    : `seam::${card.kind}`

/** Decks as a table with Anki's headers, so that Anki and Seam know which column is what. Tabs divide the columns. */
export function* notesTable(decks: readonly Deck<Card>[], highlight: Highlight): Generator<string> {
  yield '#separator:tab\n#html:true\n#guid column:1\n#deck column:2\n#tags column:5\n'
  for (const { title, cards } of decks)
    for (const card of cards) {
      const { question, code, answer, explanation, source } = sidesOf(card, highlight)
      const fields = [card.id, title, question + code, answer + explanation + source, tagsOf(card)]
      yield `${fields.map(field).join('\t')}\n`
    }
}
