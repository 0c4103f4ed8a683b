import { type Accessor, createSignal, ErrorBoundary, lazy, Match, Suspense, Switch, untrack } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { Opened } from '#app/open.ts'
import { remembered } from '#app/remembered.ts'
import type { Seam } from '#app/seam.ts'
import { type ScreenEntry, screens } from '#screens/index.ts'
import { applyLook } from './look.ts'
import { Opening } from './opening.tsx'
import { createLive, mirror, onChange } from './reactive.ts'
import { A, currentPath, matchRoute, type Place, Router } from './router.tsx'
import { SeamContext } from './seam-context.ts'

const CouldNotOpen = lazy(() => import('./could-not-open.tsx'))
const Missing = lazy(() => import('./missing.tsx'))
const Update = lazy(() => import('./update.tsx'))

const FirstRun = lazy(async () => ({ default: (await import('#screens/first-run/first-run.tsx')).FirstRun }))

/** Nothing is remembered on this device and nothing else was asked for: probably a new person. */
const looksNew = () => !remembered() && /^\/(welcome)?$/.test(currentPath())

/** Opens the app and shows what was found: the screens, or in plain words why they cannot be shown. */
export function App() {
  const [opened, setOpened] = createSignal<Opened>()
  const isNew = looksNew()
  const [welcoming, setWelcoming] = createSignal(isNew)
  let tellReady: (seam: Seam) => void = () => undefined
  const whenReady = new Promise<Seam>((resolve) => {
    tellReady = resolve
  })
  // What will be shown comes while the database opens.
  void (isNew ? FirstRun : matchRoute(screens, currentPath()).route.view).preload()
  const open = async () => {
    setOpened(undefined)
    const { openSeam } = await import('#app/open.ts')
    const found = await openSeam()
    if (found.kind === 'ready') enter(found.seam)
    else setOpened(found)
  }
  const enter = (seam: Seam) => {
    const { totalReviews, settings } = seam.collection
    if (totalReviews > 0 || settings.welcomed) setWelcoming(false)
    setOpened({ kind: 'ready', seam })
    tellReady(seam)
    void import('#app/after-first-paint.ts').then(({ afterFirstPaint }) =>
      afterFirstPaint(seam, () => {
        // Where the first run can lead at once, so that nobody waits there for more than the decks.
        if (untrack(welcoming)) void matchRoute(screens, '/path').route.view.preload()
      }),
    )
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
    <Suspense>
      <Switch fallback={<Opening />}>
        <Match when={welcoming() && !missing() && !failed()}>
          <FirstRun seam={whenReady} onDone={() => setWelcoming(false)} />
        </Match>
        <Match when={ready()} keyed>
          {(seam) => <Screens seam={seam} />}
        </Match>
        <Match when={missing()} keyed>
          {(found) => (
            <Missing seam={found.seam} reviews={found.reviews} onResolved={() => enter(found.seam)} />
          )}
        </Match>
        <Match when={failed()}>
          {(now) => <CouldNotOpen reason={now().reason} onRetry={() => void open()} />}
        </Match>
      </Switch>
    </Suspense>
  )
}

function Screens(props: { seam: Seam }) {
  // One opened app for as long as this is mounted: `App` mounts it anew for another.
  const seam = untrack(() => props.seam)
  const settings = createLive(seam.collection.subscribe, () => seam.collection.settings)
  const version = createLive(seam.collection.subscribe, () => seam.collection.version)
  mirror(settings, applyLook)
  mirror(version, () => void import('#app/remember-now.ts').then(({ rememberNow }) => rememberNow(seam)))
  return (
    <SeamContext.Provider value={seam}>
      <Router routes={screens}>{(screen, place) => <Frame screen={screen} place={place} />}</Router>
    </SeamContext.Provider>
  )
}

/** One boundary for waiting and one for faults around every screen. */
function Frame(props: { screen: Accessor<ScreenEntry>; place: Accessor<Place> }) {
  return (
    <>
      <ErrorBoundary
        fallback={(error, reset) => {
          onChange(() => props.place().path, reset)
          return <CouldNotShow error={error} onLeave={reset} />
        }}
      >
        <Suspense>
          <Dynamic component={props.screen().view} />
        </Suspense>
      </ErrorBoundary>
      <Suspense>
        <Update quiet={/^\/(review|welcome)/.test(props.place().path)} />
      </Suspense>
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
