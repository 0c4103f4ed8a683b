import { createSignal, For, Show } from 'solid-js'
import { countsText, deckNews, newsCards, newsSeen } from '#app/deck-news.ts'
import { Icon } from './icon.tsx'
import { createLive, createLoaded } from './reactive.ts'
import { useSeam } from './seam-context.ts'
import { Sheet } from './sheet.tsx'
import './deck-news.css'

/** A quiet row about decks that came in a new version, and the list behind it. Nothing when there is no news. */
export function DeckNews(props: { deck?: string | undefined }) {
  const seam = useSeam()
  const news = createLive(seam.collection.subscribe, () => deckNews(seam, props.deck))
  const [open, setOpen] = createSignal(false)
  const line = () => {
    const [first, ...others] = news()
    if (!first || others.length === 0) return first?.line
    const sum = (count: 'added' | 'changed' | 'retired') => news().reduce((all, one) => all + one[count], 0)
    return `${news().length} decks are new versions: ${countsText(sum('added'), sum('changed'), sum('retired'))}`
  }
  const close = () => {
    setOpen(false)
    void newsSeen(
      seam,
      news().map((one) => one.deck),
    )
  }
  return (
    <Show when={line()}>
      {(text) => (
        <>
          <button type="button" class="deck-news" onClick={() => setOpen(true)}>
            <Icon name="info" />
            <span>{text()}</span>
            <Icon name="forward" />
          </button>
          <Show when={open()}>
            <Sheet title="What changed" onClose={close}>
              <For each={news()}>{(one) => <Changes deck={one.deck} line={one.line} />}</For>
            </Sheet>
          </Show>
        </>
      )}
    </Show>
  )
}

function Changes(props: { deck: string; line: string }) {
  const seam = useSeam()
  const groups = createLoaded(
    () => props.deck,
    (deck) => newsCards(seam, deck),
  )
  return (
    <section class="news-of-deck">
      <h3>{props.line}</h3>
      <For each={groups()}>
        {(group) => (
          <>
            <h4 class="cap">{group.title}</h4>
            <ul>
              <For each={group.asks}>{(ask) => <li>{ask}</li>}</For>
            </ul>
          </>
        )}
      </For>
    </section>
  )
}
