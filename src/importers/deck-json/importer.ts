import type { Importer } from '../define.ts'
import { decodeText } from '../text-encoding.ts'
import { DECK_LABEL, readDeckText } from './deck-text.ts'

/** Seam decks in JSON: one, or a list of them. */
export const deckJson: Importer = {
  label: DECK_LABEL,
  endings: ['.json'],
  accepts: ({ bytes }) => /^\s*(?:\{|\[\s*\{)/.test(decodeText(bytes.subarray(0, 1000)).text),
  read: ({ bytes }) => readDeckText(decodeText(bytes).text),
}
