import { csv } from './csv/importer.ts'
import { deckJson } from './deck-json/importer.ts'
import { markdown } from './markdown/importer.ts'

/** The formats that are text, and of which an archive may hold several; the first that accepts a file reads it. */
export const textFormats = { 'deck-json': deckJson, csv, markdown } as const
