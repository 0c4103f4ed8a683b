import { navigate } from '#ui/router.tsx'
import { createMemo, createSignal, type JSX, Match, onMount, Show, Switch, untrack } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import starterCards from 'virtual:starter-cards'
import { answerCard } from '#app/answer-card.ts'
import { changeSetting } from '#app/change-setting.ts'
import type { Seam } from '#app/seam.ts'
import { typeOf } from '#card-types/index.ts'
import { suggestedGrade } from '#core/grade.ts'
import { cardId } from '#core/ids.ts'
import { parseInline } from '#core/rich-text.ts'
import { cardView } from '#ui/card-views.ts'
import { Icon } from '#ui/icon.tsx'
import { Mark } from '#ui/mark.tsx'
import { Progress } from '#ui/progress.tsx'
import { onKey } from '#ui/reactive.ts'
import { InlineText } from '#ui/rich-text.tsx'
import './first-run.css'

/** What the options of the questions are shuffled by: its remainder is the place of the right one. */
const seeds = [1, 2, 0, 5, 3]

const [firstStarter] = starterCards
if (firstStarter) void cardView(firstStarter.card.kind).preload()

/** A heading that follows on what was pressed: it takes the focus, and is read out. */
function NextHeading(props: { class?: string; children: JSX.Element }) {
  let heading: HTMLHeadingElement | undefined
  onMount(() => heading?.focus({ preventScroll: true }))
  return (
    <h1 ref={heading} class={props.class} tabindex="-1">
      {props.children}
    </h1>
  )
}

/**
 * The first minute: a live question at once, four more like it, then one question about the person. It needs
 * no data, so it is shown before the database is open; an answer waits for it.
 */
export function FirstRun(props: { seam: Promise<Seam>; onDone: () => void }) {
  const [at, setAt] = createSignal(0)
  const finish = async (to: string) => {
    await changeSetting(await props.seam, 'welcomed', true)
    props.onDone()
    navigate(to, { replace: true })
  }
  const choosePlan = async (plan: 'a' | 'b') => {
    await changeSetting(await props.seam, 'plan', plan)
    await finish('/')
  }
  onMount(() => {
    document.title = 'Welcome · Seam'
  })
  return (
    <div class="screen rv first-run">
      <Show
        when={at() < starterCards.length}
        fallback={
          <>
            <main>
              <div class="hi">
                <Mark />
                <NextHeading>Do you already write Python?</NextHeading>
                <p>It decides where your path begins. You can change it at any time.</p>
              </div>
            </main>
            <div class="foot pair-of-buttons">
              <button type="button" class="btn p" onClick={() => void choosePlan('b')}>
                Yes
              </button>
              <button type="button" class="btn t" onClick={() => void choosePlan('a')}>
                A bit
              </button>
            </div>
          </>
        }
      >
        <Show when={at() + 1} keyed>
          <StarterQuestion
            seam={props.seam}
            at={at()}
            onNext={() => setAt(at() + 1)}
            onEnough={() => setAt(starterCards.length)}
            onBackup={() => void finish('/settings/data')}
            onSkip={() => void finish('/path')}
          />
        </Show>
      </Show>
    </div>
  )
}

function StarterQuestion(props: {
  seam: Promise<Seam>
  at: number
  onNext: () => void
  /** The rest of the questions are not wanted. */
  onEnough: () => void
  onBackup: () => void
  onSkip: () => void
}) {
  const at = untrack(() => props.at)
  const seed = seeds[at] ?? 0
  const starter = () => starterCards[at] as (typeof starterCards)[number]
  const card = () => starter().card
  const type = createMemo(() => typeOf(card()))
  const [answer, setAnswer] = createSignal<unknown>(type().blank(card(), seed))
  const [fault, setFault] = createSignal('')
  const [saved, setSaved] = createSignal(false)
  const shownAt = performance.now()
  let explanation: HTMLParagraphElement | undefined
  const verdict = createMemo(() =>
    type().complete(card(), answer()) ? type().judge(card(), answer()) : undefined,
  )
  const save = async () => {
    const grade = suggestedGrade(verdict()) ?? 3
    const outcome = await answerCard(await props.seam, {
      card: cardId(starter().deck, card().id),
      grade,
      mode: type().mode(card()),
      tookMs: performance.now() - shownAt,
    })
    setFault(outcome.ok ? '' : outcome.sentence)
    setSaved(outcome.ok)
  }
  const choose = (next: unknown) => {
    if (verdict()) return
    setAnswer(() => next)
    if (!verdict()) return
    explanation?.focus({ preventScroll: true })
    explanation?.scrollIntoView({ block: 'nearest' })
    void save()
  }
  onKey((key) => {
    const option = document.querySelector<HTMLElement>(`[data-key="${key}"]`)
    if (!verdict() && /^[1-9]$/.test(key)) option?.click()
  })
  const remaining = () => starterCards.length - 1 - at
  return (
    <>
      <Show when={at > 0}>
        <header class="bar">
          <button
            type="button"
            class="ib"
            aria-label="Skip the other questions"
            onClick={() => props.onEnough()}
          >
            <Icon name="close" />
          </button>
          <Progress
            done={at}
            total={starterCards.length}
            label={`Question ${at + 1} of ${starterCards.length}`}
          />
          <span class="num left" aria-hidden="true">
            {at + 1}/{starterCards.length}
          </span>
        </header>
      </Show>
      <main>
        <Switch>
          <Match when={at === 0}>
            <div class="hi">
              <Mark />
              <h1>You write Python. The database hears SQL.</h1>
              <p>Guess what it hears. One tap, no account.</p>
            </div>
          </Match>
          <Match when={at > 0}>
            <p class="tag" classList={{ py: type().ink === 'py' }}>
              <i />
              {type().label}
            </p>
          </Match>
        </Switch>
        <Show
          when={at === 0}
          fallback={
            <NextHeading class="ask">
              <InlineText nodes={parseInline(card().ask)} />
            </NextHeading>
          }
        >
          <p class="ask quiet">
            <InlineText nodes={parseInline(card().ask)} />
          </p>
        </Show>
        <Dynamic
          component={cardView(card().kind)}
          card={card() as never}
          seed={seed}
          phase={verdict() ? 'answer' : 'question'}
          answer={answer() as never}
          onAnswer={choose}
          verdict={verdict()}
        />
        <div aria-live="polite">
          <p class="why" ref={explanation} tabindex="-1">
            <Show when={verdict()}>
              {(found) => (
                <>
                  <strong class={found().right ? 'verdict right' : 'verdict wrong'}>
                    <Icon name={found().right ? 'check' : 'cross'} />
                    {found().right ? 'Right.' : 'Not quite.'}
                  </strong>{' '}
                  <InlineText nodes={parseInline(card().explain ?? '')} />
                </>
              )}
            </Show>
          </p>
        </div>
        <Show when={fault()}>
          <p class="notice" role="alert">
            <Icon name="warning" />
            <span>{fault()}</span>
            <button type="button" onClick={() => void save()}>
              Try again
            </button>
          </p>
        </Show>
      </main>
      <Show
        when={verdict()}
        fallback={
          <Show when={at === 0}>
            <div class="foot quiet-links">
              <button type="button" class="sec" onClick={() => props.onBackup()}>
                I have a backup
              </button>
              <button type="button" class="sec" onClick={() => props.onSkip()}>
                Skip to the path
              </button>
            </div>
          </Show>
        }
      >
        <div class="foot">
          <button
            type="button"
            class="btn p"
            aria-disabled={!saved()}
            onClick={() => saved() && props.onNext()}
          >
            {at === 0 ? `${remaining()} more like this` : remaining() > 0 ? 'Next' : 'Done'}
          </button>
        </div>
      </Show>
    </>
  )
}
