import { askedStatements, countedStatements } from '#card-types/asked-statements.ts'
import { deletionOf } from '#card-types/cloze/deletion.ts'
import type { Card } from '#card-types/index.ts'
import { answerText } from '#card-types/predict-result/answer-text.ts'
import type { CardBase, Outcome, Statement } from '#core/card.ts'
import { documentationLink } from '#core/documentation.ts'
import { parseNoteText } from '#core/note-parse.ts'
import { type Inline, parseInline, parseRichText } from '#core/rich-text.ts'
import { formatSql } from '#sql/format.ts'
import type { Highlight } from '../define.ts'
import { codeHtml, escapeHtml } from './code-html.ts'
import { noteHtml } from './note-html.ts'

/** What a card shows, as HTML; the fields of a note in a package. */
export interface CardSides {
  readonly question: string
  readonly code: string
  readonly answer: string
  readonly explanation: string
  readonly source: string
}

const inline = (nodes: readonly Inline[]): string =>
  nodes
    .map((node) => {
      if ('text' in node)
        return node.kind === 'code' ? `<code>${escapeHtml(node.text)}</code>` : escapeHtml(node.text)
      if (node.kind === 'link') return `<a href="${escapeHtml(node.href)}">${inline(node.content)}</a>`
      const tag = node.kind === 'strong' ? 'b' : 'i'
      return `<${tag}>${inline(node.content)}</${tag}>`
    })
    .join('')

const line = (text: string): string => inline(parseInline(text))

const rich = (text: string): string =>
  parseRichText(text)
    .map((block) =>
      block.kind === 'paragraph'
        ? `<p>${inline(block.content)}</p>`
        : `<ul>${block.items.map((item) => `<li>${inline(item)}</li>`).join('')}</ul>`,
    )
    .join('')

const listOf = (tag: 'ul' | 'ol', items: readonly string[]): string =>
  `<${tag}>${items.map((item) => `<li>${line(item)}</li>`).join('')}</${tag}>`

const sqlHtml = (statements: readonly Statement[], highlight: Highlight): string =>
  statements
    .map(({ sql, params }) => {
      const bound =
        params === undefined ? '' : `<div><code>${escapeHtml(JSON.stringify(params))}</code></div>`
      return codeHtml(formatSql(sql), 'sql', highlight) + bound
    })
    .join('')

const GAP = '[…]'

/** In the order of the alphabet, so that the place of the right one says nothing. */
const shuffled = (options: readonly string[]): readonly string[] => options.toSorted()

const resultHtml = (card: CardBase): string => {
  const outcome: Outcome = card.expected?.[0] ?? {}
  const message = outcome.error ? `: ${outcome.error.message}` : ''
  return `<code>${escapeHtml(answerText(outcome) + message)}</code>`
}

const askedAndTold = (card: Card, highlight: Highlight): readonly [asked: string, told: string] => {
  switch (card.kind) {
    case 'note':
      return [noteHtml(parseNoteText(card.front), highlight), noteHtml(parseNoteText(card.back), highlight)]
    case 'concept':
      return [line(card.ask), rich(card.answer)]
    case 'cloze': {
      const { before = '', hidden = '', after = '' } = deletionOf(card.text) ?? {}
      const [gap, filled] = [before + GAP + after, before + hidden + after]
      const options = card.not ? listOf('ul', shuffled([hidden, ...card.not])) : ''
      return [`<p>${line(card.ask)}</p>${rich(gap)}${options}`, rich(filled)]
    }
    case 'choose':
      return [`<p>${line(card.ask)}</p>${listOf('ul', shuffled(card.options))}`, line(card.options[0])]
    case 'predict-sql':
      return [line(card.ask), sqlHtml(askedStatements(card), highlight)]
    case 'predict-result':
      return [line(card.ask), resultHtml(card)]
    case 'count-queries': {
      const counted = countedStatements(card)
      return [line(card.ask), `<p>${counted.length}</p>${sqlHtml(counted, highlight)}`]
    }
    case 'order': {
      const groups = card.events.map((event) => (typeof event === 'string' ? [event] : event))
      return [
        `<p>${line(card.ask)}</p>${listOf('ul', shuffled(groups.flat()))}`,
        listOf(
          'ol',
          groups.map((group) => group.join(' · ')),
        ),
      ]
    }
    case 'write-sql':
      return [line(card.ask), codeHtml(card.query, 'sql', highlight)]
    case 'spot-the-bug':
      return [line(card.ask), `<p>${card.bugLine}</p>${codeHtml(card.fix, languageOf(card), highlight)}`]
    default:
      // A kind that this file does not know yet still has its question, its code and its explanation.
      return [line((card as CardBase).ask), '']
  }
}

const languageOf = ({ language }: CardBase): 'python' | 'sql' | 'shell' => language ?? 'python'

/** A card of any kind as static HTML: nothing in it needs Seam to be read. */
export const sidesOf = (card: Card, highlight: Highlight): CardSides => {
  const [question, answer] = askedAndTold(card, highlight)
  const link = card.source === undefined ? '' : documentationLink(card.source)
  return {
    question,
    code: card.code ? codeHtml(card.code, languageOf(card), highlight, card.line) : '',
    answer,
    explanation: card.explain === undefined ? '' : rich(card.explain),
    source:
      link === '' ? '' : `<a href="${escapeHtml(link)}">${escapeHtml(link.replace(/^https:\/\//, ''))}</a>`,
  }
}
