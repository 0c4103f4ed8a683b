import { anki } from './anki/importer.ts'
import { archive } from './archive/importer.ts'
import type { Importer } from './define.ts'
import { mochi } from './mochi/importer.ts'
import { textFormats } from './text-formats.ts'

const { 'deck-json': deckJson, ...others } = textFormats

/** The formats that decks come in; the first that accepts a file reads it. */
export const importers: Readonly<Record<string, Importer>> = {
  'deck-json': deckJson,
  anki,
  mochi,
  archive,
  ...others,
}
