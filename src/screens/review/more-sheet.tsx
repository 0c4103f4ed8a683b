import { createSignal, Match, Show, Switch, untrack } from 'solid-js'
import type { CardTurn } from '#app/study.ts'
import { CardInfo } from '#ui/card-info.tsx'
import { Icon } from '#ui/icon.tsx'
import { Schema } from '#ui/schema.tsx'
import { useSeam } from '#ui/seam-context.ts'
import { Sheet } from '#ui/sheet.tsx'

const titles = { list: 'This card', info: 'Card info', schema: 'Schema' } as const

/** What else can be done with the card on the screen. Everything here can be undone. */
export function MoreSheet(props: {
  view: CardTurn
  /** What it opens at. */
  page?: 'list' | 'schema' | undefined
  onClose: () => void
}) {
  const seam = useSeam()
  const [page, setPage] = createSignal<'list' | 'info' | 'schema'>(untrack(() => props.page ?? 'list'))
  const aside = (how: 'suspend' | 'bury' | 'forget') => {
    props.onClose()
    void seam.study.setAside(how)
  }
  return (
    <Sheet title={titles[page()]} onClose={props.onClose}>
      <Switch>
        <Match when={page() === 'info'}>
          <CardInfo id={props.view.id} />
        </Match>
        <Match when={page() === 'schema'}>
          <Schema card={props.view.card} />
        </Match>
        <Match when={page() === 'list'}>
          <ul class="sheet-list">
            <Show when={props.view.card.schema}>
              <li>
                <button type="button" onClick={() => setPage('schema')}>
                  <Icon name="schema" />
                  <span>
                    Schema<small>The tables, rows and classes it works with</small>
                  </span>
                </button>
              </li>
            </Show>
            <li>
              <button type="button" onClick={() => aside('bury')}>
                <Icon name="moon" />
                <span>
                  Bury until tomorrow<small>Out of the way for today</small>
                </span>
              </button>
            </li>
            <li>
              <button type="button" onClick={() => aside('suspend')}>
                <Icon name="pause" />
                <span>
                  Suspend<small>Not shown again until you resume it in the library</small>
                </span>
              </button>
            </li>
            <li>
              <button
                type="button"
                aria-pressed={props.view.flag > 0}
                onClick={() => {
                  props.onClose()
                  void seam.study.flag()
                }}
              >
                <Icon name="flag" />
                <span>
                  {props.view.flag > 0 ? 'Remove the flag' : 'Flag'}
                  <small>To find it again in the library</small>
                </span>
              </button>
            </li>
            <li>
              <button type="button" onClick={() => aside('forget')}>
                <Icon name="undo" />
                <span>
                  Start over<small>The card becomes new; its past stays in the log</small>
                </span>
              </button>
            </li>
            <li>
              <button type="button" onClick={() => setPage('info')}>
                <Icon name="info" />
                <span>
                  Card info<small>Why today, why this interval, and every answer</small>
                </span>
              </button>
            </li>
          </ul>
        </Match>
      </Switch>
    </Sheet>
  )
}
