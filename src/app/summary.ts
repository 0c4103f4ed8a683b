import { type CardId, deckOf } from '#core/ids.ts'
import { intervalText } from '#core/interval-text.ts'
import { sessionSummary } from '#core/session-summary.ts'
import { todayView } from '#core/stats.ts'
import { studyMoment } from '#core/study-day.ts'
import { lesson, queueOf, queueSizeOf } from './queue-now.ts'
import type { Seam } from './seam.ts'
import { tomorrowText } from './today.ts'

/** What the summary screen says. */
export interface Summary {
  readonly headline: string
  readonly answers: number
  readonly recalled: string
  readonly recalledOf: string
  /** Minutes and seconds, `5:48`. */
  readonly time: string
  readonly gained: string
  readonly moves: readonly {
    readonly id: CardId
    readonly title: string
    readonly from: string
    readonly to: string
    readonly down: boolean
  }[]
  readonly tomorrow: string
  /** Cards still ready, after a session that was ended early. */
  readonly ready: number
  readonly learnable: number
  /** The deck the next new cards come from. */
  readonly learnFrom: string | undefined
  readonly canUndo: boolean
  /** Why the last step could not be taken back, in words. */
  readonly fault: string | undefined
}

/** The session so far, worded. */
export function summaryOf(seam: Seam): Summary {
  const { collection, study } = seam
  const told = sessionSummary(study.answers)
  const queue = queueSizeOf(seam)
  const moment = studyMoment(seam.now(), collection.settings)
  const view = todayView(queue, collection.catalog, collection.schedule, moment)
  const offered = queueOf(seam, { newExtra: lesson })
  const firstNew = offered.main.find((card) => card.isNew)
  return {
    headline: headline(told, queue.counts.total),
    answers: told.answers,
    recalled: told.recalled === undefined ? String(told.begun) : `${Math.round(100 * told.recalled)}%`,
    recalledOf: told.recalled === undefined ? 'new cards met' : 'recalled',
    time: minutesAndSeconds(told.ms),
    gained: told.daysGained > 0 ? `+${told.daysGained}` : '0',
    moves: told.moves.map((move) => ({
      id: move.id,
      title: study.titleOf(move.id),
      from: move.from === 0 ? 'new' : intervalText(move.from),
      to: intervalText(move.to),
      down: move.to < move.from,
    })),
    tomorrow: tomorrowText(view.tomorrow),
    ready: queue.counts.total,
    learnable: queue.counts.total > 0 ? 0 : offered.counts.new - queue.counts.new,
    learnFrom: firstNew && collection.catalog.deck(deckOf(firstNew.id))?.row.title,
    canUndo: study.canUndo,
    fault: 'fault' in study.view ? study.view.fault : undefined,
  }
}

function headline(told: ReturnType<typeof sessionSummary>, ready: number): string {
  if (told.answers === 0) return ready > 0 ? 'Nothing answered yet.' : 'Nothing is due right now.'
  const opening = ready > 0 ? 'Enough for now.' : "That's all for today."
  if (told.asked > 0) return `${opening} You held on to ${told.held} of ${told.asked}.`
  return `${opening} You met ${told.begun} new ${told.begun === 1 ? 'card' : 'cards'}.`
}

function minutesAndSeconds(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
