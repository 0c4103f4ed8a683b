import { type Card, typeOf } from '#card-types/index.ts'
import { cardSchema } from '#card-types/schema.ts'
import { checksumOfText, EMPTY_SUM } from '#core/checksum.ts'
import { type CardId, deckOf } from '#core/ids.ts'
import { parsedJson, record, text } from './json-value.ts'

/** The fields of the notes that Seam writes into a package, in their order. */
export const SEAM_FIELDS = [
  'Question',
  'Code',
  'Answer',
  'Explanation',
  'Source',
  'Seam id',
  'Seam card',
] as const

const ID_PLACE = SEAM_FIELDS.indexOf('Seam id')
const CARD_PLACE = SEAM_FIELDS.indexOf('Seam card')

/** Tells whether the shown fields are still as Seam wrote them. */
const sumOf = (fields: readonly string[]): number =>
  fields.slice(0, ID_PLACE).reduce((sum, field) => checksumOfText(field, sum), EMPTY_SUM)

/** The last field of a note: the card as it is in its deck, so that reading it back loses nothing. */
export const seamCardField = (card: Card, shown: readonly string[]): string =>
  JSON.stringify({ card, sum: sumOf(shown) })
    .replaceAll('&', '\\u0026')
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    // Anki looks through all fields for sounds and formulas, also through one that is never shown.
    .replace(/\[(?=sound:|latex\]|\$)/gi, '\\u005b')

/** Whether a note type is the one that Seam writes. */
export const isSeamNoteType = (fields: readonly string[]): boolean =>
  SEAM_FIELDS.every((name, index) => fields[index] === name)

/** A card that Seam once wrote into a package. */
export interface SeamNote {
  readonly id: CardId
  readonly card: Card
  /** Someone changed what is shown since. */
  readonly edited: boolean
}

const DECK_ID = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** The card behind a note of Seam's own type; undefined when its fields do not hold one any more. */
export const readSeamNote = (fields: readonly string[]): SeamNote | undefined => {
  const id = (fields[ID_PLACE] ?? '') as CardId
  const deck = deckOf(id)
  const { card, sum } = record(parsedJson(fields[CARD_PLACE] ?? ''))
  const parsed = cardSchema.safeParse(card)
  if (!parsed.success || !DECK_ID.test(deck) || deck.length > 80) return undefined
  if (text(parsed.data.id) !== id.slice(deck.length + 1)) return undefined
  const found: Card = parsed.data
  if (typeOf(found).problems(found).length > 0) return undefined
  return { id, card: found, edited: sum !== sumOf(fields) }
}
