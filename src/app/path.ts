import type { Plan } from '#core/deck-order.ts'
import { secondsPerAnswer } from '#core/pace.ts'
import { nextLesson, type PathStep, pathView } from '#core/path.ts'
import { studyMoment } from '#core/study-day.ts'
import { queueOf } from './queue-now.ts'
import type { Seam } from './seam.ts'

/** A plan as the Path screen shows it. */
export interface PathPage {
  readonly steps: readonly PathStep[]
  /** The deck whose new cards come next, and how long the next of them take. */
  readonly lesson: { readonly deck: string; readonly deckTitle: string; readonly minutes: number } | undefined
}

/** New cards in a lesson that is begun beyond today's number. */
const extraLesson = 5

/** A plan, step by step, with where the person stands. */
export function pathOf(seam: Seam, plan: Plan): PathPage {
  const { catalog, schedule, settings } = seam.collection
  const moment = studyMoment(seam.now(), settings)
  const steps = pathView(plan, catalog, schedule, moment)
  const seconds = secondsPerAnswer(schedule.days, moment.day)
  const next = nextLesson(steps, extraLesson, seconds)
  return {
    steps,
    lesson: next && { deck: next.deck.id, deckTitle: next.deck.title, minutes: next.minutes },
  }
}

/** The next step as Today shows it; undefined when every written card was seen. */
export function nextOnPath(
  seam: Seam,
): { readonly number: string; readonly title: string; readonly detail: string } | undefined {
  const { steps, lesson } = pathOf(seam, seam.collection.settings.plan)
  const active = steps.find((step) => step.state === 'active')
  return (
    active &&
    lesson && {
      number: String(active.number).padStart(2, '0'),
      title: active.title,
      detail: `${lesson.deckTitle} · ${active.tally.seen} of ${active.tally.cards} cards`,
    }
  )
}

/** Starts the next lesson: the deck's cards that are ready, with a few new ones even when today's are used up. */
export async function beginLesson(seam: Seam, deck: string): Promise<void> {
  const hasNew = queueOf(seam, { only: deck }).counts.new > 0
  await seam.study.begin({ only: deck, newExtra: hasNew ? 0 : extraLesson })
}
