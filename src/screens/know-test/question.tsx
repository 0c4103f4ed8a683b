import { createMemo, createSignal, onMount, Show, untrack } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { TestQuestion } from '#app/know-test.ts'
import { typeOf } from '#card-types/index.ts'
import { parseInline } from '#core/rich-text.ts'
import { cardView } from '#ui/card-views.ts'
import { Explanation } from '#ui/explanation.tsx'
import { Icon } from '#ui/icon.tsx'
import { Progress } from '#ui/progress.tsx'
import { createLive, onKey } from '#ui/reactive.ts'
import { InlineText } from '#ui/rich-text.tsx'
import { leaveTo } from '#ui/router.tsx'
import { useSeam } from '#ui/seam-context.ts'

/** One question of the test in the ordinary card frame: answered, judged and explained, but never graded. */
export function Question(props: {
  question: TestQuestion
  at: number
  total: number
  onDone: (right: boolean) => void
}) {
  const seam = useSeam()
  const settings = createLive(seam.collection.subscribe, () => seam.collection.settings)
  const { card, seed, deck } = untrack(() => props.question)
  const type = typeOf(card)
  const [answer, setAnswer] = createSignal<unknown>(type.blank(card, seed))
  const [revealed, setRevealed] = createSignal<'checked' | 'shown'>()
  const freeRecall = type.mode(card) === 'show'
  const complete = () => !freeRecall && type.complete(card, answer())
  const verdict = createMemo(() => (revealed() === 'checked' ? type.judge(card, answer()) : undefined))
  const right = () => verdict()?.right ?? false
  let main: HTMLElement | undefined
  let ask: HTMLHeadingElement | undefined

  const reveal = (how: 'checked' | 'shown') => {
    if (revealed() || (how === 'checked' && !complete())) return
    setRevealed(how)
    main?.querySelector<HTMLElement>('[data-answer]')?.focus({ preventScroll: true })
  }
  onMount(() => {
    window.scrollTo(0, 0)
    ask?.focus({ preventScroll: true })
  })
  onKey((key, event) => {
    if (key === 'Escape') return leaveTo('/path')
    if (!settings().shortcuts) return
    const onButton = event.target instanceof HTMLButtonElement || event.target instanceof HTMLAnchorElement
    if (!revealed() && (/^[0-9]$/.test(key) || key === 'Backspace'))
      main?.querySelector<HTMLElement>(`[data-key="${key}"]`)?.click()
    else if (key === 'Enter' && !(onButton && (revealed() || !complete()))) {
      event.preventDefault()
      if (!revealed()) reveal(freeRecall ? 'shown' : 'checked')
      else if (!freeRecall) props.onDone(right())
    }
  })
  const outcome = () => {
    if (!revealed()) return ''
    if (freeRecall) return 'Answer shown. Did you know it?'
    return right() ? 'Right.' : 'Not this time.'
  }
  return (
    <div class="screen rv">
      <header class="bar">
        <button type="button" class="ib" aria-label="Leave the test" onClick={() => leaveTo('/path')}>
          <Icon name="close" />
        </button>
        <Progress done={props.at} total={props.total} label={`Question ${props.at + 1} of ${props.total}`} />
        <span class="num left know-count" aria-hidden="true">
          {props.at + 1}/{props.total}
        </span>
      </header>
      <main ref={main} class="enter">
        <p class="tag" classList={{ py: type.ink === 'py' }}>
          <i />
          {type.label}
          <span>{card.topic ?? deck.title}</span>
        </p>
        <h1 class="ask" ref={ask} tabindex="-1">
          <InlineText nodes={parseInline(card.ask)} />
        </h1>
        <Dynamic
          component={cardView(card.kind)}
          card={card as never}
          seed={seed}
          phase={revealed() ? 'answer' : 'question'}
          answer={answer() as never}
          onAnswer={(next: unknown) => setAnswer(() => next)}
          verdict={verdict()}
        />
        <Show when={revealed()}>
          <Explanation card={card} />
        </Show>
      </main>
      <p
        class="know-verdict"
        classList={{ right: verdict()?.right === true, missed: verdict()?.right === false }}
        role="status"
      >
        {outcome()}
      </p>
      <Show
        when={revealed()}
        fallback={
          <div class="foot know-foot">
            <button type="button" class={freeRecall ? 'btn p' : 'btn o'} onClick={() => reveal('shown')}>
              {freeRecall ? 'Show' : 'Not sure'}
            </button>
            <Show when={!freeRecall}>
              <button
                type="button"
                class="btn p"
                aria-disabled={!complete()}
                onClick={() => reveal('checked')}
              >
                Check
              </button>
            </Show>
          </div>
        }
      >
        <div class="foot know-foot">
          <Show
            when={freeRecall}
            fallback={
              <button type="button" class="btn p" onClick={() => props.onDone(right())}>
                {props.at + 1 < props.total ? 'Next' : 'See the result'}
              </button>
            }
          >
            <button type="button" class="btn o" onClick={() => props.onDone(false)}>
              Not this time
            </button>
            <button type="button" class="btn p" onClick={() => props.onDone(true)}>
              I knew it
            </button>
          </Show>
        </div>
      </Show>
    </div>
  )
}
