import { type JSX, onCleanup, onMount } from 'solid-js'
import { Icon } from './icon.tsx'
import { onChange } from './reactive.ts'
import './sheet.css'

/**
 * A sheet from the bottom edge: a native modal dialog, so focus, Escape and the backdrop are the browser's. When it
 * goes, the focus returns to what opened it; when its title changes, it holds something else, read from there.
 */
export function Sheet(props: { title: string; onClose: () => void; children: JSX.Element }) {
  let dialog: HTMLDialogElement | undefined
  let title: HTMLHeadingElement | undefined
  let gone = false
  onMount(() => {
    dialog?.showModal()
    dialog?.addEventListener('click', (event) => {
      if (event.target === dialog) dialog?.close()
    })
  })
  onCleanup(() => {
    gone = true
    // Only a dialog that is closed gives the focus back; one that is just taken away leaves it nowhere.
    dialog?.close()
  })
  onChange(
    () => props.title,
    () => title?.focus(),
  )
  return (
    <dialog ref={dialog} class="sheet" aria-labelledby="sheet-title" onClose={() => gone || props.onClose()}>
      <div class="sheet-body">
        <header class="sheet-head">
          <h2 id="sheet-title" ref={title} tabindex="-1">
            {props.title}
          </h2>
          <button type="button" class="ib" aria-label="Close" onClick={() => dialog?.close()}>
            <Icon name="close" />
          </button>
        </header>
        {props.children}
      </div>
    </dialog>
  )
}
