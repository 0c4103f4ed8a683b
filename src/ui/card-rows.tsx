import { createSignal, For, Index, Show } from 'solid-js'
import type { CardEntry } from '#app/card-list.ts'
import { type Inline, parseInline } from '#core/rich-text.ts'
import { markedPieces } from '#core/search-words.ts'
import { Icon } from './icon.tsx'
import './card-rows.css'

/** How many rows are drawn at first, and how many more at a press. */
const page = 100

/** A text with the words that were searched for marked in it. */
function Marked(props: { text: string; words: readonly string[] }) {
  return (
    <For each={markedPieces(props.text, props.words)}>
      {(piece) => (piece.hit ? <mark>{piece.text}</mark> : piece.text)}
    </For>
  )
}

/** A question within a row, where links would be buttons in a button. */
function MarkedQuestion(props: { nodes: readonly Inline[]; words: readonly string[] }) {
  return (
    <For each={props.nodes}>
      {(node) =>
        'content' in node ? (
          <MarkedQuestion nodes={node.content} words={props.words} />
        ) : node.kind === 'code' ? (
          <code>
            <Marked text={node.text} words={props.words} />
          </code>
        ) : (
          <Marked text={node.text} words={props.words} />
        )
      }
    </For>
  )
}

const noWords: readonly string[] = []

/** A list of cards; pressing one opens it. A row stays when its card changes, and with it the focus in it. */
export function CardRows(props: {
  entries: readonly CardEntry[]
  /** The words that were searched for, of `searchWords`. */
  words?: readonly string[]
  onOpen: (entry: CardEntry) => void
}) {
  const [shown, setShown] = createSignal(page)
  return (
    <>
      <ul class="card-rows">
        <Index each={props.entries.slice(0, shown())}>
          {(entry) => (
            <li>
              <button type="button" class={`rowc ${entry().ink}`} onClick={() => props.onOpen(entry())}>
                <i />
                <span class="rowc-text">
                  <span class="rowc-ask">
                    <MarkedQuestion nodes={parseInline(entry().card.ask)} words={props.words ?? noWords} />
                    <Show when={entry().flag > 0}>
                      {' '}
                      <Icon name="flag" />
                      <span class="vh">flagged</span>
                    </Show>
                  </span>
                  <span class="rowc-code">
                    <Marked text={entry().line} words={props.words ?? noWords} />
                  </span>
                </span>
                <span class="iv">
                  <b>{entry().due}</b>
                  <span class="vh">, interval </span>
                  {entry().interval}
                </span>
              </button>
            </li>
          )}
        </Index>
      </ul>
      <Show when={props.entries.length > shown()}>
        <button type="button" class="btn o" onClick={() => setShown(shown() + page)}>
          Show more
        </button>
      </Show>
    </>
  )
}
