import { leaveTo, navigate, useParameters } from '#ui/router.tsx'
import { createSignal, For, onCleanup, Show } from 'solid-js'
import { type CardEntry, listCards } from '#app/card-list.ts'
import { deckSummaries, readyInDeck } from '#app/deck-summaries.ts'
import { CardRows } from '#ui/card-rows.tsx'
import { CardSheet } from '#ui/card-sheet.tsx'
import { DeckNews } from '#ui/deck-news.tsx'
import { ExportSheet } from '#ui/export-sheet.tsx'
import { createLive, createLoaded } from '#ui/reactive.ts'
import { Screen } from '#ui/screen.tsx'
import { useSeam } from '#ui/seam-context.ts'
import { RemoveDeck } from './remove.tsx'
import './deck.css'

/** One deck: what it teaches, how much of it is held, and its cards. */
export default function DeckScreen() {
  const seam = useSeam()
  const parameters = useParameters()
  const id = () => parameters().deck ?? ''
  const version = createLive(seam.collection.subscribe, () => seam.collection.version)
  const summaries = createLive(seam.collection.subscribe, () => deckSummaries(seam))
  const deck = () => summaries().find((one) => one.id === id())
  const ready = createLive(seam.collection.subscribe, () => readyInDeck(seam, id()))
  const [exporting, setExporting] = createSignal(false)
  const [saved, setSaved] = createSignal('')
  const [removing, setRemoving] = createSignal(false)
  const [opened, setOpened] = createSignal<CardEntry>()
  const cards = createLoaded(
    () => ({ deck: id(), version: version() }),
    (asked) => listCards(seam, { deck: asked.deck }),
  )
  const study = async (learn: number) => {
    await seam.study.begin({ only: id(), newExtra: learn })
    navigate('/review')
  }
  let isHere = true
  onCleanup(() => {
    isHere = false
  })
  const leaveRemoved = () => isHere && leaveTo('/library')
  return (
    <Show
      when={deck()}
      fallback={
        <Screen title="Deck" back="/library" tabs>
          <Show when={!removing()}>
            <p class="prose">This deck is not installed on this device.</p>
          </Show>
        </Screen>
      }
    >
      {(now) => (
        <Screen
          title={now().title}
          back="/library"
          foot={
            <Show
              when={ready() > 0}
              fallback={
                <button
                  type="button"
                  class="btn p"
                  aria-disabled={now().seen === now().cards}
                  onClick={() => now().seen < now().cards && void study(5)}
                >
                  {now().seen < now().cards
                    ? `Learn ${Math.min(5, now().cards - now().seen)} new`
                    : 'Nothing due in this deck'}
                </button>
              }
            >
              <button type="button" class="btn p" onClick={() => void study(0)}>
                Study this deck · {ready().toLocaleString('en')}
              </button>
            </Show>
          }
        >
          <p class="sec">{now().summary}</p>
          <DeckNews deck={id()} />
          <dl class="counts">
            <div>
              <dd>{now().cards.toLocaleString('en')}</dd>
              <dt>{now().cards === 1 ? 'card' : 'cards'}</dt>
            </div>
            <div>
              <dd>{now().seen.toLocaleString('en')}</dd>
              <dt>seen</dt>
            </div>
            <div>
              <dd>{now().due.toLocaleString('en')}</dd>
              <dt>due</dt>
            </div>
            <div>
              <dd>{now().seen === 0 ? '–' : `${now().held} %`}</dd>
              <dt>held now</dt>
            </div>
          </dl>
          <Show when={now().goals.length > 0}>
            <h2 class="grp">You will be able to</h2>
            <ul class="goals">
              <For each={now().goals}>{(goal) => <li>{goal}</li>}</For>
            </ul>
          </Show>
          <p class="links">
            <button type="button" onClick={() => setExporting(true)}>
              Save as a file
            </button>
          </p>
          <p class="sec" role="status">
            {saved()}
          </p>
          <Show when={exporting()}>
            <ExportSheet
              deck={id()}
              onClose={(sentence) => {
                setExporting(false)
                setSaved(sentence)
              }}
            />
          </Show>
          <h2 class="grp">Cards</h2>
          <CardRows entries={cards() ?? []} onOpen={setOpened} />
          <p class="sec source">
            {now().origin === 'bundled' ? 'Comes with Seam' : 'Imported'} · version {now().version}
          </p>
          <Show when={now().origin === 'imported'}>
            <p class="links">
              <button type="button" onClick={() => setRemoving(true)}>
                Remove this deck
              </button>
            </p>
          </Show>
          <Show when={removing()}>
            <RemoveDeck deck={now()} onRemoved={leaveRemoved} onClose={() => setRemoving(false)} />
          </Show>
          <Show when={opened()} keyed>
            {(entry) => <CardSheet entry={entry} onClose={() => setOpened(undefined)} />}
          </Show>
        </Screen>
      )}
    </Show>
  )
}
