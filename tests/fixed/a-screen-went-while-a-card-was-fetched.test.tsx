import { render } from '@solidjs/testing-library'
import { Suspense } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { expect, it, vi } from 'vitest'
import { cardTypes } from '#card-types/index.ts'
import { cardView } from '#ui/card-views.ts'

/*
 * The first card of a kind took the screen around it out of the document until its view had come: the focus was
 * nowhere, a list that had been scrolled stood at its top, and on a slow network there was nothing to see.
 */
it('keeps the screen, and the focus in it, while the view of a card is fetched', async () => {
  const card = cardTypes.concept.sample
  const { getByRole, getByText } = render(() => (
    <Suspense fallback={<p>gone</p>}>
      <h1 tabindex="-1" ref={(heading) => queueMicrotask(() => heading.focus())}>
        What is asked
      </h1>
      <Dynamic
        component={cardView('concept')}
        card={card as never}
        seed={1}
        phase="answer"
        answer={undefined as never}
        onAnswer={() => undefined}
        verdict={undefined}
      />
    </Suspense>
  ))
  await vi.waitFor(() => getByText(/./u, { selector: '[data-answer] *' }))
  expect(getByRole('heading')).toBe(document.activeElement)
})
