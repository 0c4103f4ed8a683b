import { createSignal, For } from 'solid-js'
import { exportAs, type ExportFormat, exportFormats } from '#app/export-file.ts'
import { highlight } from './highlight.ts'
import { useSeam } from './seam-context.ts'
import { Sheet } from './sheet.tsx'

/** What a deck, or everything, can be saved as. */
export function ExportSheet(props: { deck?: string | undefined; onClose: (sentence: string) => void }) {
  const seam = useSeam()
  const [busy, setBusy] = createSignal(false)
  const formats = () => exportFormats.filter(({ one }) => props.deck !== undefined || !one)
  const save = async (format: ExportFormat) => {
    if (busy()) return
    setBusy(true)
    const sentence = await exportAs(seam, format, props.deck, highlight)
    setBusy(false)
    props.onClose(sentence)
  }
  return (
    <Sheet
      title={props.deck === undefined ? 'Save for other programs' : 'Save as a file'}
      onClose={() => props.onClose('')}
    >
      <ul class="sheet-list" aria-busy={busy()}>
        <For each={formats()}>
          {({ id, label, note }) => (
            <li>
              <button type="button" aria-disabled={busy()} onClick={() => void save(id)}>
                <span>
                  {label}
                  <small>{note}</small>
                </span>
              </button>
            </li>
          )}
        </For>
      </ul>
    </Sheet>
  )
}
