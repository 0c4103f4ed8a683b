import { A, HashRouter, Route, type RouteSectionProps } from '@solidjs/router'
import { createSignal, ErrorBoundary, For, Match, Suspense, Switch, untrack } from 'solid-js'
import { afterFirstPaint } from '#app/after-first-paint.ts'
import { type Opened, openSeam } from '#app/open.ts'
import { rememberNow } from '#app/remember-now.ts'
import type { Seam } from '#app/seam.ts'
import { screens } from '#screens/index.ts'
import { CouldNotOpen } from './could-not-open.tsx'
import { applyLook } from './look.ts'
import { Missing } from './missing.tsx'
import { Opening } from './opening.tsx'
import { createLive, mirror, onChange } from './reactive.ts'
import { SeamContext } from './seam-context.ts'
import { Update } from './update.tsx'

/** Opens the app and shows what was found: the screens, or in plain words why they cannot be shown. */
export function App() {
  const [opened, setOpened] = createSignal<Opened>()
  const open = async () => {
    setOpened(undefined)
    setOpened(await openSeam())
  }
  void open()
  const ready = () => {
    const now = opened()
    return now?.kind === 'ready' ? now.seam : undefined
  }
  const missing = () => {
    const now = opened()
    return now?.kind === 'missing' ? now : undefined
  }
  const failed = () => {
    const now = opened()
    return now?.kind === 'failed' ? now : undefined
  }
  return (
    <Switch fallback={<Opening />}>
      <Match when={ready()} keyed>
        {(seam) => <Screens seam={seam} />}
      </Match>
      <Match when={missing()} keyed>
        {(found) => (
          <Missing
            seam={found.seam}
            reviews={found.reviews}
            onResolved={() => setOpened({ kind: 'ready', seam: found.seam })}
          />
        )}
      </Match>
      <Match when={failed()}>
        {(now) => <CouldNotOpen reason={now().reason} onRetry={() => void open()} />}
      </Match>
    </Switch>
  )
}

function Screens(props: { seam: Seam }) {
  // One opened app for as long as this is mounted: `App` mounts it anew for another.
  const seam = untrack(() => props.seam)
  const settings = createLive(seam.collection.subscribe, () => seam.collection.settings)
  const version = createLive(seam.collection.subscribe, () => seam.collection.version)
  mirror(settings, applyLook)
  mirror(version, () => rememberNow(seam))
  void afterFirstPaint(seam)
  return (
    <SeamContext.Provider value={seam}>
      <HashRouter root={Frame}>
        <For each={screens}>{(screen) => <Route path={screen.path} component={screen.view} />}</For>
      </HashRouter>
    </SeamContext.Provider>
  )
}

/** One boundary for waiting and one for faults around every screen. */
function Frame(props: RouteSectionProps) {
  return (
    <>
      <ErrorBoundary
        fallback={(error, reset) => {
          onChange(() => props.location.pathname, reset)
          return <CouldNotShow error={error} onLeave={reset} />
        }}
      >
        <Suspense>{props.children}</Suspense>
      </ErrorBoundary>
      <Update quiet={/^\/(review|welcome)/.test(props.location.pathname)} />
    </>
  )
}

function CouldNotShow(props: { error: unknown; onLeave: () => void }) {
  const reason = () => (props.error instanceof Error ? props.error.message : String(props.error))
  return (
    <div class="screen">
      <main class="plain" role="alert">
        <h1>This screen could not be shown.</h1>
        <p>Your answers are saved. If it comes again, this line says why:</p>
        <p class="sec num">{reason()}</p>
      </main>
      <div class="foot">
        <A class="btn p" href="/" onClick={() => props.onLeave()}>
          Go to Today
        </A>
      </div>
    </div>
  )
}
