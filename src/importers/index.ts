import type { Imported, Importer } from './define.ts'
import { deckJson } from './deck-json/importer.ts'

/** The formats that decks come in, tried in this order. */
export const importers = { 'deck-json': deckJson } as const satisfies Record<string, Importer>

/** Reads a file with the first importer that accepts it. */
export const importText = (text: string): Imported => {
  const importer = Object.values(importers).find((one) => one.accepts(text))
  return (importer ?? deckJson).read(text)
}
