import type { Card } from '#card-types/index.ts'
import type { Deck } from '#core/deck.ts'
import { cardId } from '#core/ids.ts'
import { sidesOf } from './anki/sides.ts'
import type { Highlight } from './define.ts'

/** A field with a tab, a line end or a quotation mark is quoted, and so is one that would make its line a remark. */
const field = (text: string): string => (/^#|["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Text that only looks like a deletion of Anki's. */
const plainBraces = (html: string): string => html.replace(/\{\{(?=c[\d,]+::)/g, '{&#123;')

const tagsOf = (card: Card): string =>
  card.kind === 'note'
    ? (card.tags ?? []).map((tag) => tag.replace(/\s+/g, '_')).join(' ')
    : `seam::${card.kind}`

/** Decks as a table with Anki's headers, so that Anki and Seam know which column is what. Tabs divide the columns. */
export function* notesTable(decks: readonly Deck<Card>[], highlight: Highlight): Generator<string> {
  yield '#separator:tab\n#html:true\n#guid column:1\n#deck column:2\n#tags column:5\n'
  const taken = new Set<string>()
  for (const { id, title, cards } of decks)
    for (const card of cards) {
      const { question, code, answer, explanation, source } = sidesOf(card, highlight)
      // Two decks may hold cards of one id; Anki would take the second for a newer version of the first.
      const guid = taken.has(card.id) ? cardId(id, card.id) : card.id
      taken.add(guid)
      const sides = [question + code, answer + explanation + source].map(plainBraces)
      const fields = [guid, title.replaceAll(' › ', '::'), ...sides, tagsOf(card)]
      yield `${fields.map(field).join('\t')}\n`
    }
}
