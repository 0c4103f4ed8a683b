import { anki } from './anki/importer.ts'
import { type Imported, type Importer, type Reading, refusal, type SourceFile } from './define.ts'
import { deckJson } from './deck-json/importer.ts'

/** The formats that decks come in, tried in this order. */
export const importers: Readonly<Record<string, Importer>> = { anki, 'deck-json': deckJson }

/** Reads a file with the first importer that accepts it. */
export const importFile = async (file: SourceFile, reading: Reading): Promise<Imported> => {
  const importer = Object.values(importers).find((one) => one.accepts(file))
  if (importer) return importer.read(file, reading)
  const known = Object.values(importers).map(({ label }) => label)
  return refusal('', `${file.name} is of no kind that Seam reads. It reads: ${known.join(', ')}.`)
}
