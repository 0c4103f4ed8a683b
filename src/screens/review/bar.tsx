import { navigate } from '#ui/router.tsx'
import { Show } from 'solid-js'
import { Icon } from '#ui/icon.tsx'

/** The bar over a session: leave, progress, cards left, more. */
export function Bar(props: { done: number; total: number; left: number; onMore?: (() => void) | undefined }) {
  const percent = () => (props.total === 0 ? 0 : (100 * props.done) / props.total)
  return (
    <header class="bar">
      <button type="button" class="ib" aria-label="End session" onClick={() => navigate('/')}>
        <Icon name="close" />
      </button>
      <div
        class="prog"
        role="progressbar"
        aria-valuemin="0"
        aria-valuemax={props.total}
        aria-valuenow={props.done}
        aria-label={`${props.done} of ${props.total} done`}
        style={{ '--done': percent() }}
      >
        <i />
      </div>
      <span class="num left">
        {props.left}
        <span class="vh"> cards left</span>
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
