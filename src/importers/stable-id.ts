import { checksumOfText, EMPTY_SUM } from '#core/checksum.ts'

const LONGEST_ID = 120
const LONGEST_DECK_ID = 80

/** Ten letters and digits that two different texts hardly ever share (64 bits). */
export const fingerprint = (text: string): string => {
  const first = checksumOfText(text, EMPTY_SUM)
  const second = checksumOfText(text, first ^ 0x5bd1e995)
  return ((BigInt(first) << 32n) | BigInt(second)).toString(36).padStart(13, '0').slice(-12)
}

/** An id of the file as a card id: without space, at most 120 characters. */
export const cardIdFrom = (id: string): string => {
  const joined = id.trim().replace(/\s+/g, '_')
  return joined.length <= LONGEST_ID ? joined : `${joined.slice(0, 100)}-${fingerprint(joined)}`
}

/**
 * A deck id from a title or an id of the file: `prefix-lower-case-words`. Where more than a capital at the
 * beginning of a word was lost on the way, a fingerprint keeps two titles apart.
 */
export const deckIdFrom = (prefix: string, title: string): string => {
  const lower = title.trim().replace(/(?<![\p{L}\p{N}])\p{Lu}/gu, (letter) => letter.toLowerCase())
  const words = lower
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  const kept = words.replaceAll('-', ' ') === lower.replace(/::|[\s_-]+/g, ' ')
  const short = words.slice(0, LONGEST_DECK_ID - prefix.length - 14).replace(/-+$/, '')
  return [prefix, short, kept && short === words ? '' : fingerprint(lower)].filter(Boolean).join('-')
}
