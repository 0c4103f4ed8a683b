import { createSignal, For, Show } from 'solid-js'
import type { CardEntry } from '#app/card-list.ts'
import { parseInline } from '#core/rich-text.ts'
import { Icon } from './icon.tsx'
import { InlineText } from './rich-text.tsx'
import './card-rows.css'

/** How many rows are drawn at first, and how many more at a press. */
const page = 100

/** A list of cards; pressing one opens it. */
export function CardRows(props: { entries: readonly CardEntry[]; onOpen: (entry: CardEntry) => void }) {
  const [shown, setShown] = createSignal(page)
  return (
    <>
      <ul class="card-rows">
        <For each={props.entries.slice(0, shown())}>
          {(entry) => (
            <li>
              <button type="button" class={`rowc ${entry.ink}`} onClick={() => props.onOpen(entry)}>
                <i />
                <span class="rowc-text">
                  <span class="rowc-ask">
                    <InlineText nodes={parseInline(entry.card.ask)} />
                    <Show when={entry.flag > 0}>
                      {' '}
                      <Icon name="flag" />
                      <span class="vh">flagged</span>
                    </Show>
                  </span>
                  <span class="rowc-code">{entry.card.topic ?? entry.card.code?.[0] ?? ''}</span>
                </span>
                <span class="iv">
                  <b>{entry.due}</b>
                  <span class="vh">, interval </span>
                  {entry.interval}
                </span>
              </button>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.entries.length > shown()}>
        <button type="button" class="btn o" onClick={() => setShown(shown() + page)}>
          Show more
        </button>
      </Show>
    </>
  )
}
