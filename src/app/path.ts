import type { Plan } from '#core/deck-order.ts'
import { together } from '#core/deck-tallies.ts'
import { secondsPerAnswer } from '#core/pace.ts'
import { nextLesson, type PathStep, pathView } from '#core/path.ts'
import { planSections } from '#core/plans.ts'
import { studyMoment } from '#core/study-day.ts'
import { queueSizeOf } from './queue-now.ts'
import type { Seam } from './seam.ts'

/** Some steps under one title. */
export interface PathSection {
  readonly title: string
  readonly steps: readonly PathStep[]
  /** Nothing new is left in it: it can be folded away. */
  readonly done: boolean
  /** Over its steps, in words: `done, 91 % held now`. */
  readonly summary: string
}

/** A plan as the Path screen shows it. */
export interface PathPage {
  readonly sections: readonly PathSection[]
  /** The deck whose new cards come next, and how long the next of them take. */
  readonly lesson: { readonly deck: string; readonly deckTitle: string; readonly minutes: number } | undefined
}

/** New cards in a lesson that is begun beyond today's number. */
const extraLesson = 5

/** A plan, step by step, with where the person stands. */
export function pathOf(seam: Seam, plan: Plan): PathPage {
  const { steps, lesson } = lessonOf(seam, plan)
  return {
    sections: planSections[plan].map(({ title, from, to }) =>
      sectionOf(
        title,
        steps.filter(({ number }) => number >= from && number <= to),
      ),
    ),
    lesson: lesson && { deck: lesson.deck.id, deckTitle: lesson.deck.title, minutes: lesson.minutes },
  }
}

function lessonOf(seam: Seam, plan: Plan) {
  const { catalog, schedule, settings } = seam.collection
  const moment = studyMoment(seam.now(), settings)
  const steps = pathView(plan, catalog, schedule, moment)
  return { steps, lesson: nextLesson(steps, extraLesson, secondsPerAnswer(schedule.days, moment.day)) }
}

function sectionOf(title: string, steps: readonly PathStep[]): PathSection {
  const written = steps.filter((step) => step.state !== 'empty')
  const done = written.length > 0 && written.every(({ state }) => state === 'done' || state === 'known')
  const tally = together(written.map((step) => step.tally))
  const held = tally.held === undefined ? '' : `${Math.round(100 * tally.held)} % held now`
  const parts = [done ? 'done' : '', held, tally.due > 0 && done ? `${tally.due} due` : '']
  return { title, steps, done, summary: parts.filter(Boolean).join(' · ') }
}

/** The next step as Today shows it; undefined when every written card was seen. */
export function nextOnPath(
  seam: Seam,
): { readonly number: string; readonly title: string; readonly detail: string } | undefined {
  const { steps, lesson } = lessonOf(seam, seam.collection.settings.plan)
  const active = steps.find((step) => step.state === 'active')
  return (
    active &&
    lesson && {
      number: String(active.number).padStart(2, '0'),
      title: active.title,
      detail: `${lesson.deck.title} · ${active.tally.seen} of ${active.tally.cards} cards`,
    }
  )
}

/** Starts the next lesson: the deck's cards that are ready, with a few new ones even when today's are used up. */
export async function beginLesson(seam: Seam, deck: string): Promise<void> {
  const hasNew = queueSizeOf(seam, { only: deck }).counts.new > 0
  await seam.study.begin({ only: deck, newExtra: hasNew ? 0 : extraLesson })
}
