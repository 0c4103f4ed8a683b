import { render } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { expect, it } from 'vitest'
import { Keyed } from '#ui/keyed.tsx'

it('keeps what is drawn for a key when the item is a new object, has moved, or another has gone', () => {
  const [items, setItems] = createSignal([
    { id: 'a', count: 1 },
    { id: 'b', count: 2 },
  ])
  const { container } = render(() => (
    <Keyed each={items()} by={({ id }) => id}>
      {(item) => (
        <button type="button">
          {item().id}
          {item().count}
        </button>
      )}
    </Keyed>
  ))
  const buttons = () => [...container.querySelectorAll('button')]
  const [, second] = buttons()
  second?.focus()
  setItems([
    { id: 'c', count: 3 },
    { id: 'b', count: 20 },
    { id: 'a', count: 10 },
  ])
  expect(container.textContent).toBe('c3b20a10')
  expect(buttons()[1]).toBe(second)
  setItems([{ id: 'b', count: 21 }])
  expect(container.textContent).toBe('b21')
  expect(document.activeElement).toBe(second)
})
