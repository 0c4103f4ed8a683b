import { A } from '#ui/router.tsx'
import { Show } from 'solid-js'
import { FaultNotice } from '#ui/fault-notice.tsx'
import { ScreenHeading } from '#ui/screen.tsx'
import { UndoButton } from './undo-button.tsx'

/** Nothing is due this minute, but a card that was just learnt comes back soon. */
export function Waiting(props: { until: number; left: number; canUndo: boolean; fault: string | undefined }) {
  const time = () => new Date(props.until).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })
  return (
    <>
      <main class="waiting">
        <ScreenHeading>
          {props.left === 1 ? 'One card comes back' : `${props.left} cards come back`} at {time()}.
        </ScreenHeading>
        <p class="sec">Seam shows it here when it is time. Every answer so far is saved; you can leave.</p>
        <FaultNotice fault={props.fault} />
      </main>
      <div class="foot two">
        <Show when={props.canUndo}>
          <UndoButton enabled />
        </Show>
        <A class="btn p" href="/summary">
          Finish for now
        </A>
      </div>
    </>
  )
}
