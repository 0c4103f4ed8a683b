import type { ExportMoment } from '../define.ts'
import { DEFAULT_DECK } from './deck-names.ts'
import { NOTE_TYPE } from './note-type.ts'
import type { Rows } from './rows.ts'

/** The collection's settings, in both layouts by the same names. Anki counts offsets in minutes west of UTC. */
export const collectionSettings = (
  { offset, rolloverHour }: ExportMoment,
  { cards, today }: Rows,
): Readonly<Record<string, unknown>> => ({
  activeDecks: [DEFAULT_DECK.number],
  addToCur: true,
  collapseTime: 1200,
  creationOffset: 0 - offset,
  curDeck: DEFAULT_DECK.number,
  curModel: NOTE_TYPE,
  dayLearnFirst: false,
  dueCounts: true,
  estTimes: true,
  fsrs: true,
  // Without it Anki would take the day for a new one and show what is buried until tomorrow.
  lastUnburied: today,
  localOffset: 0 - offset,
  newSpread: 0,
  nextPos: cards.length + 1,
  rollover: rolloverHour,
  sched2021: true,
  schedVer: 2,
  sortBackwards: false,
  sortType: 'noteFld',
  timeLim: 0,
})
