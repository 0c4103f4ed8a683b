import { type Card, typeOf } from '#card-types/index.ts'
import { cardSchema } from '#card-types/schema.ts'
import type { Deck } from '#core/deck.ts'
import { deckSchema } from '#core/deck.schema.ts'
import { type Imported, type ImportIssue, refusal } from '../define.ts'
import { issueClause, pathText, type SchemaIssue } from './issue-text.ts'

const MAX_LENGTH = 50_000_000
const MOST_DECKS = 2000

const schema = deckSchema(cardSchema)

/** The name of the format, in words. */
export const DECK_LABEL = 'Seam deck (JSON)'

const refused = (sentence: string): Imported => refusal(DECK_LABEL, sentence)

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (found, key) => (typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined),
    value,
  )

const nameOf = (raw: unknown, index: number): string => {
  const id = valueAt(raw, ['cards', index, 'id'])
  return typeof id === 'string' && id !== '' ? id : String(index + 1)
}

/** An issue together with the place of its card in the file; no place when it is about the deck. */
interface Placed {
  readonly index?: number
  readonly issue: ImportIssue
}

const placed = (raw: unknown, issue: SchemaIssue): Placed => {
  const [first, index] = issue.path
  const inCard = first === 'cards' && typeof index === 'number'
  const field = pathText(inCard ? issue.path.slice(2) : issue.path)
  const text = issueClause(issue, valueAt(raw, issue.path))
  const at = field === '' ? {} : { field }
  if (inCard) return { index, issue: { card: nameOf(raw, index), ...at, text } }
  return { issue: { ...at, text: field === '' ? `The deck ${text}.` : text } }
}

const duplicates = (cards: readonly Card[]): readonly Placed[] => {
  const seen = new Set<string>()
  return cards.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id)
      return []
    }
    const text = 'another card of this deck has the same id'
    return [{ index, issue: { card: id, field: 'id', text } }]
  })
}

const lineProblem = ({ line, code }: Card): readonly string[] => {
  const count = code?.length ?? 0
  return line !== undefined && line > count
    ? [`line ${line} is not there: the code ends with line ${count}`]
    : []
}

const beyondShape = (deck: Deck<Card>): readonly Placed[] => [
  ...duplicates(deck.cards),
  ...deck.cards.flatMap((card, index) =>
    [...lineProblem(card), ...typeOf(card).problems(card)].map((text) => ({
      index,
      issue: { card: card.id, text },
    })),
  ),
]

const without = (raw: unknown, faulty: ReadonlySet<number>): Deck<Card> | undefined => {
  const cards = valueAt(raw, ['cards'])
  if (!Array.isArray(cards)) return undefined
  const parsed = schema.safeParse({
    ...(raw as object),
    cards: cards.filter((_, index) => !faulty.has(index)),
  })
  return parsed.success ? parsed.data : undefined
}

/** What is wrong with the shape of one deck, whatever its cards say: fields that are missing, unknown or of another type. */
export const shapeIssues = (raw: unknown): readonly ImportIssue[] => {
  const parsed = schema.safeParse(raw)
  return parsed.success ? [] : parsed.error.issues.map((issue) => placed(raw, issue as SchemaIssue).issue)
}

const readDeck = (raw: unknown): Imported => {
  const parsed = schema.safeParse(raw)
  const shape = parsed.success ? [] : parsed.error.issues.map((issue) => placed(raw, issue as SchemaIssue))
  const readable = parsed.success
    ? parsed.data
    : without(raw, new Set(shape.flatMap(({ index }) => index ?? [])))
  const meaning = parsed.success ? beyondShape(parsed.data) : readable ? beyondShape(readable) : []
  const found = [...shape, ...meaning]
  const issues = found.map(({ issue }) => issue)
  const faulty = new Set(meaning.flatMap(({ index }) => index ?? []))
  const cards = readable?.cards.filter((_, index) => !faulty.has(index)) ?? []
  if (!readable || cards.length === 0) {
    const ofDeck = readable ? undefined : found.find(({ index }) => index === undefined)
    return refusal(DECK_LABEL, ofDeck ? deckSentence(ofDeck.issue) : 'No card of this deck is sound.', issues)
  }
  return { ...refusal(DECK_LABEL, ''), refused: undefined, decks: [{ ...readable, cards }], issues }
}

const deckSentence = ({ field, text }: ImportIssue): string =>
  field === undefined ? text : `The field "${field}" of the deck ${text}.`

const parseJson = (text: string): { readonly value: unknown } | { readonly reason: string } => {
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')) as unknown }
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) }
  }
}

const readRaw = (raw: unknown): Imported => {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return refused('This is JSON, but not a Seam deck: a deck is an object with format, id, title and cards.')
  const format = valueAt(raw, ['format'])
  if (format !== 'seam-deck/1')
    return refused(
      format === undefined
        ? 'This is JSON, but not a Seam deck: it has no "format": "seam-deck/1".'
        : `This is not a format that Seam reads: ${JSON.stringify(format)}. It reads "seam-deck/1".`,
    )
  return readDeck(raw)
}

/** Several decks in one list, as `seam convert` prints them; two of one id are an issue. */
const readList = (list: readonly unknown[]): Imported => {
  if (list.length === 0 || list.length > MOST_DECKS)
    return refused(`A list of decks holds 1 to ${MOST_DECKS} of them, not ${list.length}.`)
  const read = list.map(readRaw)
  const issues = read.flatMap(({ issues, refused }, index): readonly ImportIssue[] => {
    const file = `deck ${index + 1}`
    if (issues.length > 0) return issues.map((issue) => ({ file, ...issue }))
    return refused === undefined ? [] : [{ file, text: refused }]
  })
  const decks = new Map<string, Deck<Card>>()
  for (const deck of read.flatMap(({ decks }) => decks)) {
    if (decks.has(deck.id)) issues.push({ text: `Two decks have the id ${deck.id}; the first was taken.` })
    else decks.set(deck.id, deck)
  }
  if (decks.size === 0) return refusal(DECK_LABEL, 'No deck of this list is sound.', issues)
  return { ...refusal(DECK_LABEL, '', issues), refused: undefined, decks: [...decks.values()] }
}

/** The text of a Seam deck file: `format` is `seam-deck/1`. A list of decks is taken as well. */
export const readDeckText = (text: string): Imported => {
  if (text.length > MAX_LENGTH)
    return refused('This file is larger than 50 MB, which is more than a deck can be.')
  const parsed = parseJson(text)
  if ('reason' in parsed) return refused(`This is not JSON: ${parsed.reason}.`)
  return Array.isArray(parsed.value) ? readList(parsed.value) : readRaw(parsed.value)
}
