import { ankiCollection, ankiLegacyPackage, ankiPackage } from './anki/exporter.ts'
import type { Exporter } from './define.ts'

/** The formats that decks and progress can leave in, the most usual first. */
export const exporters = {
  apkg: ankiPackage,
  'apkg-legacy': ankiLegacyPackage,
  colpkg: ankiCollection,
} as const satisfies Record<string, Exporter>
