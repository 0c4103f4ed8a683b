import { render } from '@solidjs/testing-library'
import { createSignal, Suspense } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { vi } from 'vitest'
import type { CardJudge } from '#app/judge-sql.ts'
import type { Verdict } from '#card-types/define.ts'
import { typeOf } from '#card-types/index.ts'
import type { CardBase } from '#core/card.ts'
import { cardView } from '#ui/card-views.ts'
import '#ui/theme.css'

/** Shows a card as the review screen does, and returns what a test does with it. */
export async function showCard(
  card: CardBase,
  options: {
    seed?: number
    answer?: unknown
    judge?: CardJudge
    unreadable?: number
    verdict?: Verdict
  } = {},
) {
  const seed = options.seed ?? 1
  const type = typeOf(card)
  const [answer, setAnswer] = createSignal(options.answer ?? type.blank(card, seed))
  const [phase, setPhase] = createSignal<'question' | 'answer'>('question')
  const [checked, setChecked] = createSignal(false)
  await cardView(card.kind).preload()
  const shown = render(() => (
    <main>
      <Suspense>
        <Dynamic
          component={cardView(card.kind)}
          card={card as never}
          seed={seed}
          phase={phase()}
          answer={answer() as never}
          onAnswer={(next: unknown) => setAnswer(() => next)}
          verdict={checked() ? (options.verdict ?? type.judge(card, answer())) : undefined}
          judge={options.judge}
          unreadable={options.unreadable ?? 0}
        />
      </Suspense>
    </main>
  ))
  const main = shown.container.querySelector('main') as HTMLElement
  // The harder ways of answering are fetched with the first card that is answered so.
  await vi.waitUntil(() => main.childElementCount > 0)
  return {
    ...shown,
    main,
    answer,
    complete: () => type.complete(card, answer()),
    /** Presses what the digit of the keyboard would press. */
    press: (key: string | number) => main.querySelector<HTMLElement>(`[data-key="${key}"]`)?.click(),
    check: () => {
      setChecked(true)
      setPhase('answer')
    },
    show: () => setPhase('answer'),
    /** The text as it is read, without runs of whitespace. */
    text: () => (main.textContent ?? '').replace(/\s+/g, ' '),
  }
}
