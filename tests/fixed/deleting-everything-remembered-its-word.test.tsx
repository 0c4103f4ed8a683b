import { fireEvent, render } from '@solidjs/testing-library'
import { expect, it, vi } from 'vitest'
import { DELETE_WORD } from '#app/delete-everything.ts'
import type { Seam } from '#app/seam.ts'
import { DeleteEverything } from '#screens/your-data/delete.tsx'
import { SeamContext } from '#ui/seam-context.ts'

/*
 * The word was kept beside the sheet and not in it: typed once and the sheet closed again, it stood ready behind an
 * empty field, and the next press on the button deleted everything.
 */
it('has the word typed anew each time it is asked for', async () => {
  const seam = { collection: { totalReviews: 3 } } as unknown as Seam
  const { getByRole, container } = render(() => (
    <SeamContext.Provider value={seam}>
      <DeleteEverything />
    </SeamContext.Provider>
  ))
  const ready = () =>
    getByRole('button', { name: 'Delete everything now' }).getAttribute('aria-disabled') === 'false'
  const open = () => fireEvent.click(getByRole('button', { name: /^Delete everything/u }))
  open()
  fireEvent.input(getByRole('textbox'), { target: { value: DELETE_WORD } })
  expect(ready()).toBe(true)
  fireEvent.click(getByRole('button', { name: 'Close' }))
  await vi.waitFor(() => expect(container.querySelector('dialog')).toBeNull())
  open()
  expect(ready()).toBe(false)
})
