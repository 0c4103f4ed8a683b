import { render } from '@solidjs/testing-library'
import { Suspense } from 'solid-js'
import { expect, it, vi } from 'vitest'
import type { CardTurn } from '#app/study.ts'
import type { Seam } from '#app/seam.ts'
import { cardTypes } from '#card-types/index.ts'
import { choices, defaultWeights, untouched } from '#core/memory.ts'
import { defaultPreferences } from '#core/preferences.ts'
import { defaultSettings } from '#core/settings.ts'
import ReviewScreen from '#screens/review/screen.tsx'
import { cardView } from '#ui/card-views.ts'
import { Router } from '#ui/router.tsx'
import { SeamContext } from '#ui/seam-context.ts'

const turnOf = (turn: number, card: CardTurn['card']): CardTurn => ({
  kind: 'card',
  turn,
  id: `d/${card.id}`,
  card,
  deckTitle: 'Deck',
  seed: 1,
  memory: untouched,
  upcoming: undefined,
  choices: choices(`d/${card.id}`, untouched, 20_000, defaultWeights, defaultSettings),
  pick: (from) => from,
  flag: 0,
  left: 2,
  done: 0,
  total: 2,
  canUndo: false,
  fault: undefined,
})

it('goes from each kind of card to each other', async () => {
  // The first time a view is fetched may take longer than the screen is waited for.
  await Promise.all(Object.keys(cardTypes).map((kind) => cardView(kind).preload()))
  const settings = { ...defaultSettings, ...defaultPreferences }
  const samples = Object.values(cardTypes).map((type) => type.sample)
  const way = samples.flatMap((from) => samples.flatMap((to) => (from === to ? [] : [from, to])))
  let view = turnOf(1, samples[0] as CardTurn['card'])
  let changed = () => {}
  const subscribe = (listener: () => void) => {
    changed = listener
    return () => true
  }
  const study = {
    subscribe,
    isInProgress: () => true,
    answers: [],
    answer: async () => undefined,
    get view() {
      return view
    },
  }
  const seam = { collection: { settings, subscribe: () => () => true }, study } as unknown as Seam
  const { getByRole } = render(() => (
    <SeamContext.Provider value={seam}>
      <Router routes={[{ path: '*' }]}>
        {() => (
          <Suspense>
            <ReviewScreen />
          </Suspense>
        )}
      </Router>
    </SeamContext.Provider>
  ))
  for (const [index, card] of way.entries()) {
    view = turnOf(index + 2, card)
    changed()
    await vi.waitFor(() => expect(getByRole('heading', { level: 1 }).textContent).not.toBe(''))
    getByRole('button', { name: 'Show' }).click()
    await vi.waitFor(() => getByRole('button', { name: /^Good/ }))
  }
})
