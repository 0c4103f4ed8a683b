import { leaveTo } from '#ui/router.tsx'
import { Show } from 'solid-js'
import { Icon } from '#ui/icon.tsx'
import { Progress } from '#ui/progress.tsx'

/** The bar over a session: leave, progress, cards left, more. */
export function Bar(props: { done: number; total: number; left: number; onMore?: (() => void) | undefined }) {
  return (
    <header class="bar">
      <button type="button" class="ib" aria-label="End session" onClick={() => leaveTo('/')}>
        <Icon name="close" />
      </button>
      <Progress done={props.done} total={props.total} label={`${props.done} of ${props.total} done`} />
      <span class="num left">
        {props.left}
        <span class="vh"> {props.left === 1 ? 'card' : 'cards'} left</span>
      </span>
      <Show when={props.onMore}>
        {(more) => (
          <button type="button" class="ib" aria-label="More for this card" onClick={() => more()()}>
            <Icon name="more" />
          </button>
        )}
      </Show>
    </header>
  )
}
