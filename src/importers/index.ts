import { anki } from './anki/importer.ts'
import { archive } from './archive/importer.ts'
import type { Importer } from './define.ts'
import { mochi } from './mochi/importer.ts'
import { textFormats } from './text-formats.ts'

/** The formats that decks come in; the first that accepts a file reads it. */
export const importers: Readonly<Record<string, Importer>> = { anki, mochi, archive, ...textFormats }
