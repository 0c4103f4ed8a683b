import { memoryFromSm2 } from '../sm2.ts'
import type { ImportedMark } from '../define.ts'
import type { CardId } from '#core/ids.ts'
import type { MarkdownNote, NoteSchedule } from '../markdown-note.ts'

const COMMENT = /<!--SR:((?:!\d{4}-\d\d-\d\d,[\d.]{1,12},\d{2,5}){1,200})-->/
const ENTRY = /!(\d{4}-\d\d-\d\d),([\d.]+),(\d+)/g
const DAY = 86_400_000
/** Recall at the day due that Obsidian's SM-2 aims at, as Anki's. */
const RETENTION = 0.9

/** What stands for a card that was not asked yet, where another of the same text was. */
const NOT_YET = '2000-01-01'

/** The schedules that a text holds in Obsidian's comment, one for each of its cards in order. */
const schedulesIn = (text: string): readonly (NoteSchedule | undefined)[] =>
  [...(COMMENT.exec(text)?.[1] ?? '').matchAll(ENTRY)].map(([, date = '', days, percent]) => {
    const due = Date.parse(date)
    const interval = Number(days)
    if (date === NOT_YET || Number.isNaN(due) || !(interval >= 1)) return undefined
    return { due, interval: Math.min(interval, 36_500), ease: Math.max(1.3, Number(percent) / 100) }
  })

/** How many cards of a text were scheduled. */
export const countSchedules = (text: string): number => schedulesIn(text).length

/** The cards of one text with the schedules that stand beside it. */
export const scheduled = (notes: readonly MarkdownNote[], text: string): readonly MarkdownNote[] => {
  const schedules = text.includes('<!--SR:') ? schedulesIn(text) : []
  return schedules.length === 0
    ? notes
    : notes.map((note, index) => ({ ...note, schedule: schedules[index] }))
}

/** The memory that a schedule stands for: reviews before it are not known. */
export const memoryMark = (card: CardId, { due, interval, ease }: NoteSchedule): ImportedMark => ({
  kind: 'memory',
  card,
  ...memoryFromSm2(ease, interval, RETENTION),
  interval,
  at: due - interval * DAY,
})
