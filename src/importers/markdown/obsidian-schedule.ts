import { memoryFromSm2 } from '../sm2.ts'
import type { ImportedMark } from '../define.ts'
import type { CardId } from '#core/ids.ts'
import type { MarkdownNote, NoteSchedule } from '../markdown-note.ts'

/** A schedule for each card of a text: by SM-2 or FSRS, in older notes of one card without the sign before it. */
const COMMENT = /<!--SR:!?([\dA-Za-z.,:+!-]{1,20000})-->/
const SM2 = /^(\d{4}-\d\d-\d\d),([\d.]{1,12}),(\d{2,5})$/
/** When due and in how many days, stability, difficulty, state, repetitions, lapses, step, and when last answered. */
const FSRS = /^fsrs,([^,]+),(\d+),([\d.]{1,20}),([\d.]{1,20}),([0-3]),\d+,\d+,\d+,([^,]+)$/
const DAY = 86_400_000
const LONGEST = 36_500
/** Recall at the day due that Obsidian's SM-2 aims at, as Anki's. */
const RETENTION = 0.9

/** What stands for a card that was not asked yet, where another of the same text was. */
const NOT_YET = '2000-01-01'

const sm2Schedule = (entry: string): NoteSchedule | undefined => {
  const [, date = '', days, percent] = SM2.exec(entry) ?? []
  const due = Date.parse(date)
  const interval = Math.min(Number(days), LONGEST)
  if (date === NOT_YET || Number.isNaN(due) || !(interval >= 1)) return undefined
  const ease = Math.max(1.3, Number(percent) / 100)
  return { ...memoryFromSm2(ease, interval, RETENTION), interval, at: due - interval * DAY }
}

const fsrsSchedule = (entry: string): NoteSchedule | undefined => {
  const [, , days, stability, difficulty, state, answered = ''] = FSRS.exec(entry) ?? []
  const at = Date.parse(answered)
  if (Number.isNaN(at) || state === '0' || !(Number(stability) > 0)) return undefined
  return {
    stability: Math.min(Number(stability), LONGEST),
    difficulty: Math.min(10, Math.max(1, Number(difficulty))),
    interval: Math.min(Math.max(1, Number(days)), LONGEST),
    at,
  }
}

/** The schedules that a text holds in Obsidian's comment, one for each of its cards in order. */
const schedulesIn = (text: string): readonly (NoteSchedule | undefined)[] => {
  const entries = COMMENT.exec(text)?.[1]?.split('!') ?? []
  return entries.every((entry) => SM2.test(entry) || entry.startsWith('fsrs,'))
    ? entries.map((entry) => sm2Schedule(entry) ?? fsrsSchedule(entry))
    : []
}

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
export const memoryMark = (card: CardId, schedule: NoteSchedule): ImportedMark => ({
  kind: 'memory',
  card,
  ...schedule,
})
