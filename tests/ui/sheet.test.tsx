import { render } from '@solidjs/testing-library'
import { createSignal, Show } from 'solid-js'
import { expect, it, vi } from 'vitest'
import { Sheet } from '#ui/sheet.tsx'

/** A button that opens a sheet of two pages; pressing "Take" in it closes it from within. */
function Screen() {
  const [open, setOpen] = createSignal(false)
  const [page, setPage] = createSignal('This card')
  const close = () => setOpen(false)
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        More
      </button>
      <Show when={open()}>
        <Sheet title={page()} onClose={close}>
          <Show when={page() === 'This card'} fallback={<p>Every answer</p>}>
            <button type="button" onClick={() => setPage('Card info')}>
              Info
            </button>
            <button type="button" onClick={close}>
              Take
            </button>
          </Show>
        </Sheet>
      </Show>
    </>
  )
}

/** Opens the sheet as the keyboard does, from the button that has the focus. */
function opened() {
  const shown = render(() => <Screen />)
  const press = (name: string) => {
    const button = shown.getByRole('button', { name })
    button.focus()
    button.click()
  }
  press('More')
  return { ...shown, press }
}

it('gives the focus back to what opened it, however it goes', async () => {
  const { getByRole, press } = opened()
  press('Take')
  expect(document.activeElement).toBe(getByRole('button', { name: 'More' }))
  press('More')
  press('Close')
  await vi.waitFor(() => expect(document.querySelector('dialog')).toBeNull())
  expect(document.activeElement).toBe(getByRole('button', { name: 'More' }))
})

it('is read from its title when it holds something else', () => {
  const { getByRole, press } = opened()
  press('Info')
  expect(document.activeElement).toBe(getByRole('heading', { name: 'Card info' }))
})
