import { navigate, usePlace } from '#ui/router.tsx'
import { createMemo, lazy, Match, onCleanup, onMount, Show, Suspense, Switch } from 'solid-js'
import { createLive, onChange } from '#ui/reactive.ts'
import { useSeam } from '#ui/seam-context.ts'
import { Turn } from './turn.tsx'

// Most sessions end without it.
const Waiting = lazy(async () => ({ default: (await import('./waiting.tsx')).Waiting }))

/** A session: one card after another until nothing is left, then the summary. */
export default function ReviewScreen() {
  const seam = useSeam()
  const place = usePlace()
  const view = createLive(seam.study.subscribe, () => seam.study.view)
  const deck = createMemo(() => place().query.get('deck') ?? undefined)
  const begin = (only: string | undefined) => {
    if (!seam.study.isInProgress(only)) void seam.study.begin({ only })
  }
  onMount(() => {
    document.title = 'Review · Seam'
    begin(deck())
  })
  onChange(deck, begin)
  // One that is left before its end never comes to the summary, which does the same.
  onCleanup(() => {
    if (seam.study.isInProgress())
      void import('#app/after-session.ts').then(({ afterSession }) => afterSession(seam))
  })
  onChange(view, (now) => {
    if (now.kind === 'finished') navigate('/summary', { replace: true })
  })
  const card = () => {
    const now = view()
    return now.kind === 'card' ? now : undefined
  }
  const waiting = () => {
    const now = view()
    return now.kind === 'waiting' ? now : undefined
  }
  return (
    <div class="screen rv">
      <Switch fallback={<Preparing />}>
        <Match when={card()}>
          {(now) => (
            <Show when={now().turn} keyed>
              <Turn view={now()} />
            </Show>
          )}
        </Match>
        <Match when={waiting()}>
          {(now) => (
            <Suspense>
              <Waiting until={now().until} left={now().left} canUndo={now().canUndo} fault={now().fault} />
            </Suspense>
          )}
        </Match>
      </Switch>
    </div>
  )
}

/** Seen only where a deck is still on its way. */
const Preparing = () => (
  <div class="opening">
    <main>
      <p class="sec" role="status">
        Getting the cards …
      </p>
    </main>
  </div>
)
