import { SEAM_FIELDS } from '#importers/anki/seam-note.ts'
import type { ExportMoment } from '../define.ts'
import { DatabaseImage } from '../sqlite/database-image.ts'
import type { NamedDeck } from './deck-names.ts'
import { putCollectionRow, putStudyTables } from './layout.ts'
import { BACK, CSS, FRONT, NOTE_TYPE, NOTE_TYPE_NAME } from './note-type.ts'
import type { Rows } from './rows.ts'
import { collectionSettings } from './settings.ts'

const VERSION = 11
const PRESET = 1

const LATEX_BEFORE =
  '\\documentclass[12pt]{article}\n\\special{papersize=3in,5in}\n\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n\\setlength{\\parindent}{0in}\n\\begin{document}\n'

const noteTypes = (changedAt: number): string =>
  JSON.stringify({
    [NOTE_TYPE]: {
      id: NOTE_TYPE,
      name: NOTE_TYPE_NAME,
      type: 0,
      mod: changedAt,
      usn: -1,
      sortf: 0,
      did: 1,
      tmpls: [
        {
          name: NOTE_TYPE_NAME,
          ord: 0,
          qfmt: FRONT,
          afmt: BACK,
          bqfmt: '',
          bafmt: '',
          did: null,
          bfont: '',
          bsize: 0,
        },
      ],
      flds: SEAM_FIELDS.map((name, ord) => ({
        name,
        ord,
        sticky: false,
        rtl: false,
        font: 'Arial',
        size: 20,
        media: [],
      })),
      css: CSS,
      latexPre: LATEX_BEFORE,
      latexPost: '\\end{document}',
      latexsvg: false,
      req: [[0, 'any', [0, 1]]],
      tags: [],
      vers: [],
    },
  })

const deckJson = ({ number, path, description }: NamedDeck, changedAt: number) => ({
  id: number,
  name: path.join('::'),
  desc: description,
  mod: changedAt,
  usn: -1,
  conf: PRESET,
  dyn: 0,
  collapsed: false,
  browserCollapsed: false,
  extendNew: 0,
  extendRev: 0,
  lrnToday: [0, 0],
  revToday: [0, 0],
  newToday: [0, 0],
  timeToday: [0, 0],
})

const presets = ({ retention, weights }: ExportMoment): string =>
  JSON.stringify({
    [PRESET]: {
      id: PRESET,
      name: 'Default',
      mod: 0,
      usn: 0,
      dyn: false,
      autoplay: true,
      maxTaken: 60,
      replayq: true,
      timer: 0,
      desiredRetention: retention,
      fsrsParams6: weights,
      new: { bury: false, delays: [1, 10], initialFactor: 2500, ints: [1, 4, 0], order: 1, perDay: 20 },
      rev: { bury: false, ease4: 1.3, hardFactor: 1.2, ivlFct: 1, maxIvl: 36_500, perDay: 200 },
      lapse: { delays: [10], leechAction: 1, leechFails: 8, minInt: 1, mult: 0 },
    },
  })

/** A collection in layout 11, which every version of Anki since 2.0 opens. */
export const legacyDatabase = (rows: Rows, moment: ExportMoment): Uint8Array => {
  const changedAt = Math.floor(moment.at / 1000)
  const image = new DatabaseImage()
  putCollectionRow(image, rows.createdAt, Math.round(moment.at), VERSION, {
    conf: JSON.stringify(collectionSettings(moment, rows)),
    models: noteTypes(changedAt),
    decks: JSON.stringify(
      Object.fromEntries(rows.decks.map((deck) => [deck.number, deckJson(deck, changedAt)])),
    ),
    dconf: presets(moment),
  })
  putStudyTables(image, rows, changedAt)
  image.table(
    'graves',
    'CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL)',
    [],
  )
  return image.bytes()
}
