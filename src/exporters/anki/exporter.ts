import type { Card } from '#card-types/index.ts'
import type { Deck } from '#core/deck.ts'
import type { Exportable, Exporter, ExportMoment, Highlight } from '../define.ts'
import { currentDatabase } from './current-layout.ts'
import { legacyDatabase } from './legacy-layout.ts'
import { currentPackage, legacyPackage } from './package-file.ts'
import { rowsOf } from './rows.ts'

const DECOY: Deck<Card> = {
  format: 'seam-deck/1',
  id: 'please-update',
  title: 'Please update',
  cards: [
    {
      id: 'please-update',
      kind: 'concept',
      ask: 'This file needs a newer version of Anki.',
      answer:
        'Update Anki, then import the file again. The cards are in it, but this version cannot see them.',
    },
  ],
}

/** What a reader finds that knows only the oldest name of a collection. */
const decoy = (moment: ExportMoment, highlight: Highlight): Uint8Array => {
  const content = { decks: [DECOY], progressOf: () => undefined, reviews: [], media: [] }
  return legacyDatabase(rowsOf(content, moment, highlight), moment)
}

const writeCurrent = (content: Exportable, moment: ExportMoment, highlight: Highlight): Uint8Array =>
  currentPackage(
    currentDatabase(rowsOf(content, moment, highlight), moment),
    decoy(moment, highlight),
    content.media,
    moment.at,
  )

/** For Anki since 2.1.50 and AnkiDroid since 2.16. */
export const ankiPackage: Exporter = { label: 'Anki package', ending: '.apkg', write: writeCurrent }

/** A whole collection: importing it into Anki replaces what is there. */
export const ankiCollection: Exporter = { label: 'Anki collection', ending: '.colpkg', write: writeCurrent }

/** For older versions of Anki and for other programs. */
export const ankiLegacyPackage: Exporter = {
  label: 'Anki package for older versions',
  ending: '.apkg',
  write: (content, moment, highlight) =>
    legacyPackage(
      legacyDatabase(rowsOf(content, moment, highlight), moment),
      decoy(moment, highlight),
      content.media,
      moment.at,
    ),
}
