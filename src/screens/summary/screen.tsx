import { A, leaveTo, navigate } from '#ui/router.tsx'
import { createSignal, For, Match, onMount, Show, Switch } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { CardEntry } from '#app/card-list.ts'
import { summaryOf } from '#app/summary.ts'
import type { CardId } from '#core/ids.ts'
import { FaultNotice } from '#ui/fault-notice.tsx'
import { Icon } from '#ui/icon.tsx'
import { createLive, onKey } from '#ui/reactive.ts'
import { ScreenHeading } from '#ui/screen.tsx'
import { useSeam } from '#ui/seam-context.ts'
import './summary.css'

/** What the session did, what comes tomorrow, and the next useful thing. */
export default function SummaryScreen() {
  const seam = useSeam()
  const summary = createLive(seam.study.subscribe, () => summaryOf(seam))
  onMount(() => {
    document.title = 'Summary · Seam'
    seam.study.finish()
    void import('#app/after-session.ts').then(({ afterSession }) => afterSession(seam))
  })
  const [opened, setOpened] = createSignal<{
    readonly entry: CardEntry
    readonly sheet: typeof import('#ui/card-sheet.tsx').CardSheet
  }>()
  const open = async (id: CardId) => {
    const [{ cardEntry }, { CardSheet }] = await Promise.all([
      import('#app/card-list.ts'),
      import('#ui/card-sheet.tsx'),
    ])
    const entry = await cardEntry(seam, id)
    if (entry) setOpened({ entry, sheet: CardSheet })
  }
  const undo = async () => {
    await seam.study.undo()
    if (seam.study.view.kind === 'card') navigate('/review', { replace: true })
  }
  const learn = async () => {
    await seam.study.begin({ newExtra: summary().learnable })
    navigate('/review', { replace: true })
  }
  const goOn = async () => {
    await seam.study.begin()
    navigate('/review', { replace: true })
  }
  onKey((key, event) => {
    if (opened()) return
    if (key === 'Escape') return leaveTo('/')
    if (!seam.collection.settings.shortcuts) return
    if (/^[zu]$/i.test(key)) return void undo()
    const onControl = event.target instanceof HTMLButtonElement || event.target instanceof HTMLAnchorElement
    if (key !== 'Enter' || onControl) return
    if (summary().ready > 0) void goOn()
    else if (summary().learnable > 0) void learn()
  })
  return (
    <div class="screen rv">
      <header class="top back">
        <button type="button" class="ib" aria-label="Close" onClick={() => leaveTo('/')}>
          <Icon name="close" />
        </button>
        <span class="spring" />
        <Show when={summary().canUndo}>
          <button type="button" class="ib" aria-label="Undo last answer" onClick={() => void undo()}>
            <Icon name="undo" />
          </button>
        </Show>
      </header>
      <main class="done">
        <ScreenHeading>{summary().headline}</ScreenHeading>
        <Show when={summary().answers > 0}>
          <div class="tally">
            <div>
              <b>{summary().recalled}</b>
              <small>{summary().recalledOf}</small>
            </div>
            <div>
              <b>{summary().time}</b>
              <small>minutes</small>
            </div>
            <div>
              <b>{summary().gained}</b>
              <small>days of memory</small>
            </div>
          </div>
          <Show when={summary().moves.length > 0}>
            <section class="moved" aria-label="Furthest moves">
              <h2 class="cap">Furthest moves</h2>
              <ul>
                <For each={summary().moves}>
                  {(move) => (
                    <li>
                      <button type="button" class="mv" onClick={() => void open(move.id)}>
                        <span class="mv-title">{move.title}</span>
                        <span class="mv-iv" classList={{ dn: move.down }}>
                          {move.from} <Icon name="arrow" />
                          <span class="vh">to</span> <b>{move.to}</b>
                        </span>
                      </button>
                    </li>
                  )}
                </For>
              </ul>
            </section>
          </Show>
        </Show>
        <p class="sec tomorrow">{summary().tomorrow}</p>
        <FaultNotice fault={summary().fault} />
      </main>
      <div class="foot pair-of-buttons">
        <Switch>
          <Match when={summary().ready > 0}>
            <button type="button" class="btn p" onClick={() => void goOn()}>
              Go on · {summary().ready} more
            </button>
          </Match>
          <Match when={summary().learnable > 0}>
            <button type="button" class="btn p" onClick={() => void learn()}>
              <span>
                Learn {summary().learnable} new
                <Show when={summary().learnFrom}>
                  {(deck) => (
                    <>
                      <span class="vh"> · </span>
                      <small class="learn-from">{deck()}</small>
                    </>
                  )}
                </Show>
              </span>
            </button>
          </Match>
          <Match when={true}>
            <A class="btn p" href="/library">
              Open the library
            </A>
          </Match>
        </Switch>
        <A
          class="btn t"
          href="/"
          onClick={(event) => {
            event.preventDefault()
            leaveTo('/')
          }}
        >
          Done
        </A>
      </div>
      <Show when={opened()} keyed>
        {({ entry, sheet }) => (
          <Dynamic component={sheet} entry={entry} onClose={() => setOpened(undefined)} />
        )}
      </Show>
    </div>
  )
}
