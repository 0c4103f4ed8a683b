import { createSignal, Show } from 'solid-js'
import type { CardTurn } from '#app/study.ts'
import { CardInfo } from '#ui/card-info.tsx'
import { Icon } from '#ui/icon.tsx'
import { useSeam } from '#ui/seam-context.ts'
import { Sheet } from '#ui/sheet.tsx'

/** What else can be done with the card on the screen. Everything here can be undone. */
export function MoreSheet(props: { view: CardTurn; onClose: () => void }) {
  const seam = useSeam()
  const [info, setInfo] = createSignal(false)
  const aside = (how: 'suspend' | 'bury' | 'forget') => {
    props.onClose()
    void seam.study.setAside(how)
  }
  return (
    <Sheet title={info() ? 'Card info' : 'This card'} onClose={props.onClose}>
      <Show when={!info()} fallback={<CardInfo id={props.view.id} />}>
        <ul class="sheet-list">
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
            <button type="button" onClick={() => setInfo(true)}>
              <Icon name="info" />
              <span>
                Card info<small>What Seam believes about your memory of it</small>
              </span>
            </button>
          </li>
        </ul>
      </Show>
    </Sheet>
  )
}
