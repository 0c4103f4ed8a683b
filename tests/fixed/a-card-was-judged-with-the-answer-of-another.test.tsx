import { render } from '@solidjs/testing-library'
import { createSignal, Show } from 'solid-js'
import { expect, it, vi } from 'vitest'
import type { CardTurn } from '#app/study.ts'
import type { Seam } from '#app/seam.ts'
import { cardTypes } from '#card-types/index.ts'
import { choices, defaultWeights, untouched } from '#core/memory.ts'
import { defaultPreferences } from '#core/preferences.ts'
import { defaultSettings } from '#core/settings.ts'
import { Turn } from '../../src/screens/review/turn.tsx'
import { SeamContext } from '#ui/seam-context.ts'

/*
 * When the next card was of another kind, the turn that was ending saw it for a moment and handed it its own
 * answer, which has another shape: "This screen could not be shown: e.filter is not a function".
 */
const turnOf = (turn: number, card: CardTurn['card']): CardTurn => ({
  kind: 'card',
  turn,
  id: `d/${card.id}`,
  card,
  deckTitle: 'Deck',
  seed: 1,
  choices: choices(`d/${card.id}`, untouched, 20_000, defaultWeights, defaultSettings),
  flag: 0,
  left: 2,
  done: 0,
  total: 2,
  canUndo: false,
  fault: undefined,
})

it('goes from each kind of card to each other', async () => {
  const settings = { ...defaultSettings, ...defaultPreferences }
  const seam = {
    collection: { settings, subscribe: () => () => true },
    study: { answer: async () => undefined },
  } as unknown as Seam
  const samples = Object.values(cardTypes).map((type) => type.sample)
  const way = samples.flatMap((from) => samples.flatMap((to) => (from === to ? [] : [from, to])))
  const [view, setView] = createSignal(turnOf(1, samples[0] as CardTurn['card']))
  const { getByRole } = render(() => (
    <SeamContext.Provider value={seam}>
      <Show when={view().turn} keyed>
        <Turn view={view()} />
      </Show>
    </SeamContext.Provider>
  ))
  for (const [index, card] of way.entries()) {
    setView(turnOf(index + 2, card))
    await vi.waitFor(() => expect(getByRole('heading', { level: 1 }).textContent).not.toBe(''))
    getByRole('button', { name: 'Show' }).click()
    await vi.waitFor(() => getByRole('button', { name: /^Good/ }))
  }
})
