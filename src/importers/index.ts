import { anki } from './anki/importer.ts'
import { archive } from './archive/importer.ts'
import { csv } from './csv/importer.ts'
import { deckJson } from './deck-json/importer.ts'
import type { Importer } from './define.ts'
import { markdown } from './markdown/importer.ts'
import { mochi } from './mochi/importer.ts'

/** The formats that decks come in; the first that accepts a file reads it. */
export const importers: Readonly<Record<string, Importer>> = {
  'deck-json': deckJson,
  anki,
  mochi,
  archive,
  csv,
  markdown,
}
