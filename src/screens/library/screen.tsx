import { A } from '#ui/router.tsx'
import { createSignal, For, onCleanup, Show } from 'solid-js'
import { type CardEntry, type CardFilter, listCards } from '#app/card-list.ts'
import { type DeckSummary, deckSummaries } from '#app/deck-summaries.ts'
import { forgetRemoved, removedTitle, undoRemoval } from '#app/remove-deck.ts'
import { searchWords } from '#core/search-words.ts'
import { CardRows } from '#ui/card-rows.tsx'
import { CardSheet } from '#ui/card-sheet.tsx'
import { Icon } from '#ui/icon.tsx'
import { Keyed } from '#ui/keyed.tsx'
import { createLive, createLoaded, createSettled } from '#ui/reactive.ts'
import { Screen } from '#ui/screen.tsx'
import { useSeam } from '#ui/seam-context.ts'
import '#ui/due.css'
import './library.css'

const filters: readonly { readonly value: CardFilter; readonly label: string }[] = [
  { value: 'all', label: 'All decks' },
  { value: 'due', label: 'Due' },
  { value: 'predict', label: 'Predict' },
  { value: 'flagged', label: 'Flagged' },
  { value: 'paused', label: 'Paused' },
]

const cardsInWords = (count: number): string =>
  count === 1 ? '1 card' : `${count.toLocaleString('en')} cards`

/** Every deck, and every card that can be found by its words. */
export default function LibraryScreen() {
  const seam = useSeam()
  const version = createLive(seam.collection.subscribe, () => seam.collection.version)
  const decks = createLive(seam.collection.subscribe, () => deckSummaries(seam))
  /** What the person brought in would be last in the order of study, under all that comes with Seam. */
  const own = () => decks().filter((deck) => deck.origin === 'imported')
  const [words, setWords] = createSignal('')
  const [filter, setFilter] = createSignal<CardFilter>('all')
  const [opened, setOpened] = createSignal<CardEntry>()
  const settledWords = createSettled(words, 150)
  const searching = () => settledWords().trim() !== '' || filter() !== 'all'
  const found = createLoaded(
    () => ({ words: settledWords().trim(), filter: filter(), version: version(), searching: searching() }),
    async (asked) =>
      asked.searching ? { words: asked.words, cards: await listCards(seam, asked) } : undefined,
  )
  const removed = createLive(seam.collection.subscribe, () => removedTitle(seam))
  const [message, setMessage] = createSignal('')
  onCleanup(() => forgetRemoved(seam))
  let line: HTMLParagraphElement | undefined
  const putBack = async () => {
    setMessage(await undoRemoval(seam))
    // The button that was pressed is gone.
    line?.focus()
  }
  let search: HTMLInputElement | undefined
  return (
    <Screen
      title="Library"
      tabs
      actions={
        <A class="ib" href="/import" aria-label="Import">
          <Icon name="import" />
        </A>
      }
    >
      <p ref={line} class="removed" role="status" tabindex="-1">
        <Show when={removed()} fallback={message()}>
          {(title) => (
            <>
              <span>
                {message()} Removed “{title()}”.
              </span>
              <button type="button" onClick={() => void putBack()}>
                Undo
              </button>
            </>
          )}
        </Show>
      </p>
      <label class="find">
        <Icon name="library" />
        <span class="vh">Search cards</span>
        <input
          ref={search}
          type="text"
          enterkeyhint="search"
          autocapitalize="none"
          autocorrect="off"
          spellcheck={false}
          placeholder="Search cards"
          value={words()}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
        <Show when={words() !== ''}>
          <button
            type="button"
            class="ib small"
            aria-label="Clear"
            onClick={() => {
              setWords('')
              search?.focus()
            }}
          >
            <Icon name="cross" />
          </button>
        </Show>
      </label>
      <div class="fl" role="group" aria-label="Filters">
        <For each={filters}>
          {(one) => (
            <button type="button" aria-pressed={filter() === one.value} onClick={() => setFilter(one.value)}>
              {one.label}
            </button>
          )}
        </For>
      </div>
      <Show
        when={searching()}
        fallback={
          <Show when={own().length > 0} fallback={<DeckRows decks={decks()} />}>
            <h2 class="grp">Your decks</h2>
            <DeckRows decks={own()} />
            <h2 class="grp">With Seam</h2>
            <DeckRows decks={decks().filter((deck) => deck.origin === 'bundled')} />
          </Show>
        }
      >
        <p class="cnt sec" role="status">
          <Show when={found()}>
            {(now) => (
              <>
                <span>{cardsInWords(now().cards.length)}</span>
                <span>Soonest first</span>
              </>
            )}
          </Show>
        </p>
        <Show when={found()}>
          {(now) => (
            <Show
              when={now().cards.length > 0}
              fallback={
                <p class="empty">
                  {now().words === ''
                    ? 'No card is here at the moment.'
                    : `No card contains “${now().words}”.`}
                </p>
              }
            >
              <CardRows entries={now().cards} words={searchWords(now().words)} onOpen={setOpened} />
            </Show>
          )}
        </Show>
      </Show>
      <Show when={opened()} keyed>
        {(entry) => <CardSheet entry={entry} onClose={() => setOpened(undefined)} />}
      </Show>
    </Screen>
  )
}

/** Decks as links, each with where the person stands in it. */
function DeckRows(props: { decks: readonly DeckSummary[] }) {
  return (
    <ul class="deck-rows">
      <Keyed each={props.decks} by={(deck) => deck.id}>
        {(deck) => (
          <li>
            <A href={`/library/${deck().id}`} class="deck-row">
              <span>
                <span class="deck-title">{deck().title}</span>
                <span class="sec">
                  {deck().seen === 0
                    ? `${cardsInWords(deck().cards)} · not started`
                    : `${deck().seen.toLocaleString('en')} of ${deck().cards.toLocaleString('en')} seen · ${deck().held} % held`}
                </span>
              </span>
              <Show when={deck().due > 0}>
                <span class="due">{deck().due.toLocaleString('en')} due</span>
              </Show>
              <Icon name="forward" />
            </A>
          </li>
        )}
      </Keyed>
    </ul>
  )
}
