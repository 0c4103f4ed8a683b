import { type JSX, onMount } from 'solid-js'
import { Icon } from './icon.tsx'
import './sheet.css'

/** A sheet from the bottom edge: a native modal dialog, so focus, Escape and the backdrop are the browser's. */
export function Sheet(props: { title: string; onClose: () => void; children: JSX.Element }) {
  let dialog: HTMLDialogElement | undefined
  onMount(() => {
    dialog?.showModal()
    dialog?.addEventListener('click', (event) => {
      if (event.target === dialog) dialog?.close()
    })
  })
  return (
    <dialog ref={dialog} class="sheet" aria-labelledby="sheet-title" onClose={() => props.onClose()}>
      <div class="sheet-body">
        <header class="sheet-head">
          <h2 id="sheet-title">{props.title}</h2>
          <button type="button" class="ib" aria-label="Close" onClick={() => dialog?.close()}>
            <Icon name="close" />
          </button>
        </header>
        {props.children}
      </div>
    </dialog>
  )
}
