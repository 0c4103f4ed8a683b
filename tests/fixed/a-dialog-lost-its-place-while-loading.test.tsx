import { render } from '@solidjs/testing-library'
import { createSignal, Show, Suspense } from 'solid-js'
import { expect, it, vi } from 'vitest'
import { createLoaded } from '#ui/reactive.ts'
import { Sheet } from '#ui/sheet.tsx'

/*
 * "Card info" read a resource under the screen's Suspense. The screen was taken out of the document while it
 * loaded, and the sheet came back as a dialog that was no longer modal: no backdrop, Escape did nothing.
 */
function Info() {
  const loaded = createLoaded(
    () => 'sessions/ss-01',
    async (id) => `About ${id}`,
  )
  return <Show when={loaded()}>{(text) => <p>{text()}</p>}</Show>
}

it('keeps a sheet modal while what is opened in it loads', async () => {
  const [open, setOpen] = createSignal(false)
  const { getByText, container } = render(() => (
    <Suspense fallback={<p>gone</p>}>
      <Sheet title="Card info" onClose={() => undefined}>
        <Show when={open()}>
          <Info />
        </Show>
      </Sheet>
    </Suspense>
  ))
  setOpen(true)
  await vi.waitFor(() => getByText('About sessions/ss-01'))
  expect(container.ownerDocument.querySelector('dialog')?.matches(':modal')).toBe(true)
})
