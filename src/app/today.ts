import type { QueueCounts } from '#core/queue.ts'
import { todayView, type WeekDay } from '#core/stats.ts'
import { studyMoment } from '#core/study-day.ts'
import { queueSizeOf, unseenCards } from './queue-now.ts'
import type { Seam } from './seam.ts'

/** A day of the week strip as it is shown and as it is read out. */
export interface WeekDayText {
  readonly short: string
  readonly text: string
  readonly words: string
  readonly state: 'done' | 'now' | 'rest'
}

/** Everything the Today screen says. */
export interface Today {
  readonly weekday: string
  /** The first run is behind the person. */
  readonly begun: boolean
  /** Cards a session would show now. */
  readonly ready: number
  readonly minutes: number
  readonly counts: QueueCounts
  /** In a backlog of more than three days' work: how many to do first. */
  readonly useful: number | undefined
  /** New cards to offer when nothing is due. */
  readonly learnable: number
  /** When more comes today, in words. */
  readonly later: string | undefined
  /** Tomorrow's load in a sentence, or that there is nothing to learn from yet. */
  readonly tomorrow: string
  readonly week: readonly WeekDayText[]
}

const short = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']
const long = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
/** A day's usual work is not known yet below this many reviews. */
const smallestBacklog = 60
const usefulBite = 30

/** What Today says at this moment. */
export function todayOf(seam: Seam): Today {
  const { catalog, schedule, settings, totalReviews } = seam.collection
  const now = seam.now()
  const moment = studyMoment(now, settings)
  const queue = queueSizeOf(seam)
  const view = todayView(queue, catalog, schedule, moment)
  const backlog = queue.counts.review > Math.max(smallestBacklog, 3 * usefulBite)
  return {
    weekday: long[view.week.find((day) => day.state === 'today')?.weekday ?? 0] ?? 'Today',
    begun: settings.welcomed || totalReviews > 0,
    ready: view.due.cards,
    minutes: view.due.minutes,
    counts: queue.counts,
    useful: backlog ? usefulBite : undefined,
    learnable: view.due.cards > 0 ? 0 : unseenCards(seam, queue),
    later:
      queue.nextDueAt === undefined ? undefined : `${queue.countAt} more at ${clockTime(queue.nextDueAt)}`,
    tomorrow: catalog.size === 0 ? 'The decks are not here yet.' : tomorrowText(view.tomorrow),
    week: view.week.map(weekDayText),
  }
}

const clockTime = (at: number): string =>
  new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })

/** Tomorrow's load in one sentence. */
export const tomorrowText = (load: { readonly cards: number; readonly minutes: number }): string => {
  if (load.cards === 0) return 'Nothing is due tomorrow.'
  const cards = load.cards === 1 ? '1 card' : `${load.cards} cards`
  return `Tomorrow: ${cards}, about ${load.minutes === 1 ? '1 minute' : `${load.minutes} minutes`}.`
}

function weekDayText(day: WeekDay): WeekDayText {
  const name = long[day.weekday] ?? ''
  const state = day.state === 'today' ? 'now' : day.state === 'done' ? 'done' : 'rest'
  const texts = {
    done: [String(day.count), `${name}, ${day.count} answered`],
    today: [String(day.count), `${name}, today, ${day.count} answered`],
    ahead: [String(day.count), `${name}, ${day.count} due`],
    missed: ['–', `${name}, no review`],
    before: ['', name],
  } as const
  const [text, words] = texts[day.state]
  return { short: short[day.weekday] ?? '', text, words, state }
}
