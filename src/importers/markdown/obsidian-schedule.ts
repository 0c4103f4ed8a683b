import { memoryFromSm2 } from '../sm2.ts'
import type { ImportedMark } from '../define.ts'
import type { CardId } from '#core/ids.ts'
import type { MarkdownNote, NoteProgress, NoteSchedule } from '../markdown-note.ts'

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

/** What an entry says about its card; undefined when it is no entry. */
const progressOf = (entry: string): NoteProgress | undefined => {
  const plain = entry.replace(/,suspended$/, '')
  if (!SM2.test(plain) && !plain.startsWith('fsrs,')) return undefined
  return { schedule: sm2Schedule(plain) ?? fsrsSchedule(plain), suspended: plain !== entry }
}

/** What Obsidian's comment in a text says about each of its cards, in order. */
const progressIn = (text: string): readonly NoteProgress[] => {
  const entries = (COMMENT.exec(text)?.[1]?.split('!') ?? []).map(progressOf)
  return entries.every((one) => one !== undefined) ? entries : []
}

/** How many cards of a text were scheduled. */
export const countSchedules = (text: string): number => progressIn(text).length

/** The cards of one text with the schedules that stand beside it. */
export const scheduled = (notes: readonly MarkdownNote[], text: string): readonly MarkdownNote[] => {
  const progress = text.includes('<!--SR:') ? progressIn(text) : []
  return progress.length === 0 ? notes : notes.map((note, index) => ({ ...note, progress: progress[index] }))
}

/** What progress stands for: a memory, of which no reviews are known, and that the card is set aside. */
export const progressMarks = (
  card: CardId,
  { schedule, suspended }: NoteProgress,
): readonly ImportedMark[] => [
  ...(schedule ? [{ kind: 'memory', card, ...schedule } as const] : []),
  ...(suspended ? [{ kind: 'suspended', card } as const] : []),
]
