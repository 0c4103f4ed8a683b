import type { AuthoredCard, AuthoredDeck } from '../authored-deck.ts'
import type { DeckFinding } from './whole-deck.ts'

const word = /[\p{L}\p{N}_]+(?:['’][\p{L}]+)*/gu
/** Names of classes, SQL in capitals, error codes, abbreviations: written without marks, but no words. */
const looksLikeCode = /\d|_|\p{Ll}\p{Lu}|^\p{Lu}{2,}|^\p{Lu}['’]\p{Lu}/u
const endings = /['’](?:s|t|re|ll|ve|d)?$/u

/** The words of prose in lower case, without code, addresses and what looks like code. */
export function wordsOf(markdown: string): readonly string[] {
  const prose = markdown
    .replace(/`[^`]*`/gu, ' ')
    .replace(/https?:\/\/\S+/gu, ' ')
    .replace(/[\p{L}\p{N}_]+(?:[.@/:][\p{L}\p{N}_]+)+(?:\(\))?|[\p{L}_]+\(\)/gu, ' ')
    .replace(/\{\{|\}\}/gu, '')
  return (prose.match(word) ?? [])
    .filter((found) => found.length > 1 && !looksLikeCode.test(found))
    .map((found) => found.toLowerCase().replace('’', "'"))
}

type Prose = readonly (readonly [field: string, text: string])[]

const listed = (field: string, texts: readonly string[] = []): Prose =>
  texts.map((text, index) => [`${field}[${index}]`, text])

function proseOfCard(card: AuthoredCard): Prose {
  const { topic = '', ask, answer = '', text = '', explain = '' } = card
  return [
    ['topic', topic],
    ['ask', ask],
    ['answer', answer],
    ['text', text],
    ['explain', explain],
    ...listed('not', card.not),
    ...listed('options', card.options),
    ...listed('why', card.why),
    // With code, the events are beginnings of what was sent or printed.
    ...(card.code?.length ? [] : listed('events', card.events?.flat())),
    ...(card.wrong ?? []).map(({ why = '' }, index) => [`wrong[${index}].why`, why] as const),
  ]
}

const proseOfHead = ({ title, summary = '', goals }: AuthoredDeck): Prose => [
  ['title', title],
  ['summary', summary],
  ...listed('goals', goals),
]

/** Every word of prose stands in the list, in its base form where it ends in an apostrophe and a letter or two. */
export function wordsAreSpelled(deck: AuthoredDeck, words: ReadonlySet<string>): readonly DeckFinding[] {
  const unknown = (prose: Prose): readonly DeckFinding[] =>
    prose.flatMap(([field, text]) =>
      [...new Set(wordsOf(text))]
        .filter((found) => !words.has(found) && !words.has(found.replace(endings, '')))
        .map((found) => ({ field, message: `"${found}" is not in decks/words.txt` })),
    )
  return [
    ...unknown(proseOfHead(deck)),
    ...deck.cards.flatMap((card) =>
      unknown(proseOfCard(card)).map((finding) => ({ card: card.id, ...finding })),
    ),
  ]
}
