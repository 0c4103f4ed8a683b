import { Show } from 'solid-js'
import { Icon } from './icon.tsx'

/** Why something could not be stored, with the one thing that may help; nothing without a fault. */
export const FaultNotice = (props: { fault: string | undefined }) => (
  <Show when={props.fault}>
    {(fault) => (
      <p class="notice" role="alert">
        <Icon name="warning" />
        <span>{fault()}</span>
        <button type="button" onClick={() => location.reload()}>
          Reload
        </button>
      </p>
    )}
  </Show>
)
